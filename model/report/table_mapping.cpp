// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/table_mapping.h"

#include "model/report/header_words.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <re2/re2.h>

#include <algorithm>

namespace listwright {

namespace {

constexpr std::array<std::string_view, columnRoleCount> roleIds = {"address",    "original_address",
                                                                   "status",     "reply",
                                                                   "diagnostic", "reason",
                                                                   "type",       "event",
                                                                   "date",       "host"};

// Cells longer than any word of a table are text.
constexpr std::size_t longestWord = 80;

QString key(std::string_view name) {
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

std::vector<std::string> wordsOf(const QJsonValue& list) {
    std::vector<std::string> words;
    const QJsonArray values = list.toArray();
    for (const auto& word : values)
        words.push_back(comparableWords(word.toString().toStdString()));
    return words;
}

Error broken(const std::string& name, std::string detail) {
    return {.code = ErrorCode::SettingsBroken, .file = name, .detail = std::move(detail)};
}

std::string wordsAt(const QJsonObject& object, const char* name) {
    return comparableWords(object.value(key(name)).toString().toStdString());
}

Result<EveryRow> meaningOf(const QJsonObject& object, const std::string& name) {
    const std::string event = object.value(key("event")).toString().toStdString();
    const std::string type = object.value(key("type")).toString().toStdString();
    const std::string reason = object.value(key("reason")).toString().toStdString();
    const auto kind = eventKindById(event);
    if (!kind)
        return fail(broken(name, "there is no event " + event));
    if (!type.empty() && !bounceTypeById(type))
        return fail(broken(name, "there is no bounce type " + type));
    if (!reason.empty() && !reasonById(reason))
        return fail(broken(name, "there is no reason " + reason));
    return EveryRow{*kind, bounceTypeById(type), reasonById(reason)};
}

bool hasAnyOf(const std::string& name, const std::vector<std::string>& parts) {
    return std::any_of(parts.begin(), parts.end(), [&](const std::string& part) {
        return name.find(part) != std::string::npos;
    });
}

Result<void> readSigns(const QJsonObject& signs, const std::string& name, TableSigns& read) {
    const QJsonArray headers = signs.value(key("headers")).toArray();
    for (const auto& header : headers)
        read.headers.push_back(wordsOf(header));
    if (std::any_of(read.headers.begin(), read.headers.end(),
                    [](const auto& header) { return header.size() < 2; }))
        return fail(broken(name, "a header of less than two columns would take every table"));
    read.wholeHeader = signs.value(key("whole_header")).toBool();
    read.onlyWhenChosen = signs.value(key("only_when_chosen")).toBool();
    const QJsonObject cells = signs.value(key("cells")).toObject();
    for (auto at = cells.begin(); at != cells.end(); ++at) {
        auto pattern =
            std::make_shared<const re2::RE2>(at.value().toString().toStdString(), re2::RE2::Quiet);
        if (!pattern->ok())
            return fail(
                broken(name, "the pattern " + pattern->pattern() + ": " + pattern->error()));
        read.cells.push_back({comparableWords(at.key().toStdString()), std::move(pattern)});
    }
    return {};
}

Result<void> readRowMeanings(const QJsonObject& description, const std::string& name,
                             TableMapping& mapping) {
    const QJsonArray flags = description.value(key("flags")).toArray();
    for (const auto& value : flags) {
        const QJsonObject object = value.toObject();
        const auto meaning = meaningOf(object, name);
        if (!meaning)
            return tl::unexpected(meaning.error());
        mapping.flags.push_back({wordsAt(object, "column"), wordsOf(object.value(key("words"))),
                                 meaning->kind, meaning->type, meaning->reason,
                                 wordsAt(object, "diagnostic"), wordsAt(object, "date")});
        if (mapping.flags.back().column.empty())
            return fail(broken(name, "a flag without a column"));
    }
    if (const auto every = description.value(key("every_row")); every.isObject()) {
        const auto meaning = meaningOf(every.toObject(), name);
        if (!meaning)
            return tl::unexpected(meaning.error());
        mapping.everyRow = *meaning;
    }
    return {};
}

} // namespace

std::string_view columnRoleId(ColumnRole role) {
    return roleIds[static_cast<std::size_t>(role)];
}

std::optional<EventWord> TableMapping::eventOf(std::string_view cell) const {
    if (cell.empty() || cell.size() > longestWord)
        return std::nullopt;
    const auto found = events.find(comparableWords(cell));
    return found == events.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Reason> TableMapping::reasonOf(std::string_view cell) const {
    if (cell.empty() || cell.size() > longestWord)
        return std::nullopt;
    const auto found = reasons.find(comparableWords(cell));
    return found == reasons.end() ? std::nullopt : std::optional(found->second);
}

bool TableMapping::isWeak(std::string_view cell) const {
    return weakWords.find(comparableWords(cell)) != weakWords.end();
}

bool TableMapping::headerTells(std::string_view columnName) const {
    return hasAnyOf(comparableWords(columnName), tellingHeaders);
}

bool TableMapping::headerTellsOtherwise(std::string_view columnName) const {
    return hasAnyOf(comparableWords(columnName), otherHeaders);
}

double TableMapping::headerWeight(ColumnRole role, std::string_view columnName) const {
    const std::string words = comparableWords(columnName);
    if (role == ColumnRole::Address &&
        std::find(notAddress.begin(), notAddress.end(), words) != notAddress.end())
        return -1.0;
    const auto& known = columns[static_cast<std::size_t>(role)];
    const auto found = std::find(known.begin(), known.end(), words);
    if (found == known.end())
        return 0.0;
    const auto place = static_cast<double>(found - known.begin());
    return 1.0 - 0.5 * place / static_cast<double>(known.size());
}

Result<TableMapping> parseTableMapping(const QJsonObject& description, const std::string& name) {
    TableMapping mapping;
    const QJsonObject columns = description.value(QStringLiteral("columns")).toObject();
    for (auto at = columns.begin(); at != columns.end(); ++at) {
        const auto role =
            std::find(roleIds.begin(), roleIds.end(), at.key().toStdString()) - roleIds.begin();
        if (at.key() == QStringLiteral("not_address"))
            mapping.notAddress = wordsOf(at.value());
        else if (static_cast<std::size_t>(role) < columnRoleCount)
            mapping.columns[static_cast<std::size_t>(role)] = wordsOf(at.value());
        else
            return fail(broken(name, "there is no column role " + at.key().toStdString()));
    }

    const QJsonArray meanings = description.value(QStringLiteral("words")).toArray();
    for (const auto& value : meanings) {
        const QJsonObject meaning = value.toObject();
        const std::string event = meaning.value(key("event")).toString().toStdString();
        const std::string type = meaning.value(key("type")).toString().toStdString();
        const auto kind = eventKindById(event);
        if (!kind)
            return fail(broken(name, "there is no event " + event));
        if (!type.empty() && !bounceTypeById(type))
            return fail(broken(name, "there is no bounce type " + type));
        for (std::string& word : wordsOf(meaning.value(key("words"))))
            mapping.events.try_emplace(std::move(word), EventWord{*kind, bounceTypeById(type)});
    }

    const QJsonObject reasons = description.value(key("reasons")).toObject();
    for (auto at = reasons.begin(); at != reasons.end(); ++at) {
        const auto reason = reasonById(at.key().toStdString());
        if (!reason)
            return fail(broken(name, "there is no reason " + at.key().toStdString()));
        for (std::string& word : wordsOf(at.value()))
            mapping.reasons.try_emplace(std::move(word), *reason);
    }
    for (std::string& word : wordsOf(description.value(key("weak_words"))))
        mapping.weakWords.insert(std::move(word));
    mapping.tellingHeaders = wordsOf(description.value(key("telling_headers")));
    mapping.otherHeaders = wordsOf(description.value(key("other_headers")));
    if (auto read = readSigns(description.value(key("signs")).toObject(), name, mapping.signs);
        !read)
        return tl::unexpected(read.error());
    if (auto read = readRowMeanings(description, name, mapping); !read)
        return tl::unexpected(read.error());
    for (std::size_t at = 0; at < reasonCount; ++at) { // the program's own files
        const auto reason = static_cast<Reason>(at);
        mapping.reasons.try_emplace(comparableWords(reasonId(reason)), reason);
        mapping.reasons.try_emplace(comparableWords(reasonTraits(reason).name), reason);
    }
    return mapping;
}

} // namespace listwright
