// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/outlook_mail.h"

#include "model/report/outlook_message.h"

#include <QString>

#include <algorithm>
#include <string_view>
#include <vector>

namespace listwright {

namespace {

// Where the properties of fixed length begin in their stream.
constexpr std::size_t fixedOfFile = 32;
constexpr std::size_t fixedOfMessage = 24;
constexpr std::size_t fixedOfPart = 8;
constexpr std::size_t fixedBytes = 16;

std::uint64_t littleEndian(std::string_view bytes) {
    std::uint64_t value = 0;
    for (std::size_t i = bytes.size(); i-- > 0;)
        value = value << 8 | static_cast<unsigned char>(bytes[i]);
    return value;
}

/// The properties of one storage.
class StoredProperties : public OutlookProperties {
public:
    /// `problem` takes what cannot be read.
    StoredProperties(const CompoundFile& file, const CompoundFile::Entry& storage,
                     std::size_t fixedAt, std::optional<Error>& problem)
        : m_file(file)
        , m_storage(storage)
        , m_problem(problem) {
        const auto* const fixed = file.child(storage, "__properties_version1.0");
        if (fixed == nullptr)
            return;
        auto bytes = file.read(*fixed);
        if (!bytes)
            m_problem = bytes.error();
        else if (bytes->size() > fixedAt)
            m_fixed = bytes->substr(fixedAt);
    }

private:
    [[nodiscard]] std::optional<std::string> longValue(OutlookTag tag,
                                                       LongType type) const override {
        const QString number = QStringLiteral("%1%2")
                                   .arg(static_cast<uint>(tag), 4, 16, QLatin1Char('0'))
                                   .arg(static_cast<uint>(type), 4, 16, QLatin1Char('0'))
                                   .toUpper();
        const auto* const entry = m_file.child(m_storage, "__substg1.0_" + number.toStdString());
        if (entry == nullptr || entry->isStorage)
            return std::nullopt;
        auto bytes = m_file.read(*entry);
        if (bytes)
            return *std::move(bytes);
        m_problem = bytes.error();
        return std::nullopt;
    }

    [[nodiscard]] std::optional<std::uint64_t> fixedValue(OutlookTag tag) const override {
        for (std::size_t at = 0; at + fixedBytes <= m_fixed.size(); at += fixedBytes) {
            const std::string_view entry = std::string_view(m_fixed).substr(at, fixedBytes);
            if (littleEndian(entry.substr(2, 2)) != static_cast<std::uint64_t>(tag))
                continue;
            const bool isLong = littleEndian(entry.substr(0, 2)) == 0x0003;
            return littleEndian(entry.substr(8, isLong ? 4 : 8));
        }
        return std::nullopt;
    }

    const CompoundFile& m_file;
    const CompoundFile::Entry& m_storage;
    std::optional<Error>& m_problem;
    std::string m_fixed;
};

std::vector<const CompoundFile::Entry*>
partsNamed(const CompoundFile& file, const CompoundFile::Entry& storage, std::string_view prefix) {
    std::vector<const CompoundFile::Entry*> parts;
    for (const std::size_t at : storage.children) {
        const CompoundFile::Entry& entry = file.entries()[at];
        if (entry.isStorage && entry.name.starts_with(prefix) &&
            parts.size() < OutlookLimits::parts)
            parts.push_back(&entry);
    }
    std::sort(parts.begin(), parts.end(),
              [](const auto* a, const auto* b) { return a->name < b->name; });
    return parts;
}

OutlookMessage messageOf(const CompoundFile& file, const CompoundFile::Entry& storage,
                         std::size_t fixedAt, int depth, std::size_t& taken,
                         std::optional<Error>& problem) {
    StoredProperties properties(file, storage, fixedAt, problem);
    OutlookMessage message = outlookMessage(properties);
    if (message.isReport())
        for (const auto* part : partsNamed(file, storage, "__recip_version1.0_")) {
            StoredProperties recipient(file, *part, fixedOfPart, problem);
            recipient.setEncoding(properties.encoding());
            message.recipients.push_back(outlookRecipient(recipient));
        }
    taken += message.body.size() + message.html.size();
    for (const auto* part : partsNamed(file, storage, "__attach_version1.0_")) {
        if (taken >= OutlookLimits::bytes)
            break;
        StoredProperties attached(file, *part, fixedOfPart, problem);
        attached.setEncoding(properties.encoding());
        OutlookMessage::Attachment attachment;
        const auto* const inside = file.child(*part, "__substg1.0_3701000D");
        if (inside != nullptr && inside->isStorage) {
            if (depth < OutlookLimits::depth)
                attachment.message.push_back(
                    messageOf(file, *inside, fixedOfMessage, depth + 1, taken, problem));
        } else {
            attachment = outlookAttachment(attached);
            taken += attachment.bytes.size();
        }
        message.attachments.push_back(std::move(attachment));
    }
    return message;
}

} // namespace

bool isOutlookMessage(const CompoundFile& file) {
    return file.child(file.entries().front(), "__properties_version1.0") != nullptr;
}

Result<std::string> outlookMail(const CompoundFile& file) {
    std::optional<Error> problem;
    std::size_t taken = 0;
    const OutlookMessage message =
        messageOf(file, file.entries().front(), fixedOfFile, 1, taken, problem);
    if (problem)
        return fail(*std::move(problem));
    return mailOf(message);
}

} // namespace listwright
