// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/table_mapping.h"

#include "model/report/header_words.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

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
    for (std::size_t at = 0; at < reasonCount; ++at) { // the program's own files
        const auto reason = static_cast<Reason>(at);
        mapping.reasons.try_emplace(comparableWords(reasonId(reason)), reason);
        mapping.reasons.try_emplace(comparableWords(reasonTraits(reason).name), reason);
    }
    return mapping;
}

} // namespace listwright
