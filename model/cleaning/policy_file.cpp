// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/cleaning/policy.h"
#include "model/io/byte_source.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

#include <algorithm>
#include <array>
#include <cmath>

namespace listwright {

namespace {

constexpr std::uint64_t largestPolicyFile = 1 << 20;

constexpr auto softBouncesKey = "soft_bounces_before_removal";
constexpr auto softBounceDaysKey = "soft_bounce_days";
constexpr auto keepDuplicateKey = "keep_duplicate";
constexpr auto removeMarkedKey = "remove_marked";
constexpr auto proposalsKey = "proposals";

QString key(const char* name) {
    return QString::fromLatin1(name);
}

Error broken(const std::string& file, std::string detail) {
    return {.code = ErrorCode::SettingsBroken, .file = file, .detail = std::move(detail)};
}

Result<int> wholeNumber(const QJsonValue& value, const char* name, int least, int most,
                        const std::string& file) {
    const double number = value.toDouble(std::nan(""));
    if (!(number >= least && number <= most) || number != std::floor(number))
        return fail(broken(file, std::string(name) + " must be a whole number from " +
                                     std::to_string(least) + " to " + std::to_string(most)));
    return static_cast<int>(number);
}

Result<void> readProposals(const QJsonValue& value, Policy& policy, const std::string& file) {
    if (!value.isObject())
        return fail(broken(file, "proposals must be an object of reasons, such as "
                                 "{\"mailbox-full\": \"remove\"}"));
    const QJsonObject proposals = value.toObject();
    for (auto at = proposals.begin(); at != proposals.end(); ++at) {
        const auto reason = reasonById(at.key().toStdString());
        if (!reason)
            return fail(broken(file, "there is no reason \"" + at.key().toStdString() + '"'));
        const auto proposal = proposalById(at.value().toString().toStdString());
        if (!proposal)
            return fail(broken(file, "the proposal for " + at.key().toStdString() +
                                         " must be keep, watch, review or remove"));
        policy.proposals[static_cast<std::size_t>(*reason)] = *proposal;
    }
    return {};
}

constexpr std::array removableMarks{AddressMark::Role, AddressMark::Disposable};

Result<AddressMarks> readMarks(const QJsonValue& value, const std::string& file) {
    AddressMarks marks;
    const QJsonArray ids = value.toArray();
    bool isKnown = value.isArray();
    for (const auto& id : ids) {
        const auto mark =
            std::find_if(removableMarks.begin(), removableMarks.end(), [&id](AddressMark one) {
                return addressMarkId(one) == id.toString().toStdString();
            });
        isKnown = isKnown && mark != removableMarks.end();
        if (isKnown)
            marks.add(*mark);
    }
    if (!isKnown)
        return fail(broken(file, "remove_marked must be a list of role and disposable, such as "
                                 "[\"role\"]"));
    return marks;
}

} // namespace

Result<Policy> parsePolicy(std::string_view json, const std::string& name) {
    QJsonParseError problem;
    const auto document = QJsonDocument::fromJson(
        QByteArray(json.data(), static_cast<qsizetype>(json.size())), &problem);
    if (problem.error != QJsonParseError::NoError) {
        const auto offset = std::min(static_cast<std::size_t>(problem.offset), json.size());
        const auto line =
            1 + std::count(json.begin(), json.begin() + static_cast<std::ptrdiff_t>(offset), '\n');
        return fail(broken(name, "line " + std::to_string(line) + ": " +
                                     problem.errorString().toStdString()));
    }
    if (!document.isObject())
        return fail(broken(name, "it must hold one JSON object"));

    Policy policy;
    const QJsonObject settings = document.object();
    for (auto at = settings.begin(); at != settings.end(); ++at) {
        if (at.key() == key(softBouncesKey)) {
            const auto count =
                wholeNumber(at.value(), softBouncesKey, 1, Policy::mostSoftBounces, name);
            if (!count)
                return tl::unexpected(count.error());
            policy.softBouncesBeforeRemoval = *count;
        } else if (at.key() == key(softBounceDaysKey)) {
            const auto days =
                wholeNumber(at.value(), softBounceDaysKey, 0, Policy::mostSoftBounceDays, name);
            if (!days)
                return tl::unexpected(days.error());
            policy.softBounceDays = *days;
        } else if (at.key() == key(keepDuplicateKey)) {
            const auto kept = keptDuplicateById(at.value().toString().toStdString());
            if (!kept)
                return fail(broken(name, "keep_duplicate must be first, last or most-complete"));
            policy.keptDuplicate = *kept;
        } else if (at.key() == key(removeMarkedKey)) {
            const auto marks = readMarks(at.value(), name);
            if (!marks)
                return tl::unexpected(marks.error());
            policy.removedMarks = *marks;
        } else if (at.key() == key(proposalsKey)) {
            if (auto read = readProposals(at.value(), policy, name); !read)
                return tl::unexpected(read.error());
        } else {
            return fail(broken(name, "there is no setting \"" + at.key().toStdString() + '"'));
        }
    }
    return policy;
}

Result<Policy> loadPolicy(const std::string& path) {
    const auto source = openFile(path);
    if (!source)
        return tl::unexpected(source.error());
    const auto json = readAll(**source, largestPolicyFile);
    if (!json)
        return tl::unexpected(json.error());
    return parsePolicy(*json, path);
}

std::string policyToJson(const Policy& policy) {
    QJsonObject proposals;
    for (std::size_t at = 0; at < reasonCount; ++at) {
        if (!policy.proposals[at])
            continue;
        const auto reason = reasonId(static_cast<Reason>(at));
        const auto proposal = proposalId(*policy.proposals[at]);
        proposals.insert(
            QString::fromUtf8(reason.data(), static_cast<qsizetype>(reason.size())),
            QString::fromUtf8(proposal.data(), static_cast<qsizetype>(proposal.size())));
    }
    QJsonArray marks;
    for (const AddressMark mark : removableMarks)
        if (policy.removedMarks.has(mark))
            marks.append(QString::fromStdString(std::string(addressMarkId(mark))));
    const auto kept = keptDuplicateId(policy.keptDuplicate);
    const QJsonObject settings{
        {key(softBouncesKey), policy.softBouncesBeforeRemoval},
        {key(softBounceDaysKey), policy.softBounceDays},
        {key(keepDuplicateKey),
         QString::fromUtf8(kept.data(), static_cast<qsizetype>(kept.size()))},
        {key(removeMarkedKey), marks},
        {key(proposalsKey), proposals}};
    return QJsonDocument(settings).toJson().toStdString();
}

} // namespace listwright
