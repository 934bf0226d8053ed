// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/export/suppression_preset.h"

#include "model/bounce/reason.h"
#include "model/io/resource_descriptions.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace listwright {

namespace {

constexpr std::array<std::pair<std::string_view, SuppressionValue>, 13> valueNames{{
    {"address", SuppressionValue::Address},
    {"reason", SuppressionValue::Reason},
    {"type", SuppressionValue::Type},
    {"code", SuppressionValue::Code},
    {"cause", SuppressionValue::Cause},
    {"first_seen", SuppressionValue::FirstSeen},
    {"last_seen", SuppressionValue::LastSeen},
    {"source", SuppressionValue::Source},
    {"answer", SuppressionValue::Answer},
    {"reply", SuppressionValue::Reply},
    {"md5", SuppressionValue::Md5},
    {"sha1", SuppressionValue::Sha1},
    {"sha256", SuppressionValue::Sha256},
}};

std::string text(const QJsonObject& description, const char* key) {
    return description.value(QString::fromLatin1(key)).toString().toStdString();
}

std::optional<SuppressionColumn> columnOf(const QJsonObject& description) {
    SuppressionColumn column;
    column.header = text(description, "header");
    if (const auto fixed = description.value(QStringLiteral("text")); fixed.isString()) {
        column.value = SuppressionValue::Fixed;
        column.text = fixed.toString().toStdString();
        return column;
    }
    const std::string value = text(description, "value");
    const auto* const known = std::find_if(valueNames.begin(), valueNames.end(),
                                           [&](const auto& name) { return name.first == value; });
    if (known == valueNames.end())
        return std::nullopt;
    column.value = known->second;
    column.otherwise = text(description, "otherwise");
    const QJsonObject words = description.value(QStringLiteral("words")).toObject();
    for (auto at = words.begin(); at != words.end(); ++at)
        column.words.emplace(at.key().toStdString(), at.value().toString().toStdString());
    return column;
}

// Ids of reasons; empty where one is not known.
std::optional<std::vector<std::string>> reasonsAt(const QJsonObject& description, const char* key) {
    std::vector<std::string> reasons;
    const QJsonArray list = description.value(QString::fromLatin1(key)).toArray();
    for (const auto& entry : list) {
        reasons.push_back(entry.toString().toStdString());
        if (!reasonById(reasons.back()))
            return std::nullopt;
    }
    return reasons;
}

// A whole number that is not negative; empty for anything else.
std::optional<std::uint64_t> countAt(const QJsonObject& description, const char* key) {
    const QJsonValue value = description.value(QString::fromLatin1(key));
    if (value.isUndefined())
        return 0;
    const auto count = value.toInteger(-1);
    return count < 1 ? std::nullopt : std::optional(static_cast<std::uint64_t>(count));
}

} // namespace

Result<SuppressionPreset> parseSuppressionPreset(std::string_view json, const std::string& name) {
    const auto broken = [&](std::string detail) {
        return fail({.code = ErrorCode::SettingsBroken, .file = name, .detail = std::move(detail)});
    };
    QJsonParseError problem;
    const auto document = QJsonDocument::fromJson(
        QByteArray(json.data(), static_cast<qsizetype>(json.size())), &problem);
    if (!document.isObject())
        return broken(problem.errorString().toStdString());
    const QJsonObject description = document.object();

    SuppressionPreset preset;
    preset.id = text(description, "id");
    preset.name = text(description, "name");
    preset.source = text(description, "source");
    if (preset.id.empty() || preset.name.empty())
        return broken("id and name must be there");
    const QJsonArray columns = description.value(QStringLiteral("columns")).toArray();
    for (const auto& entry : columns) {
        const auto column = columnOf(entry.toObject());
        if (!column)
            return broken("every column needs a known value or a text");
        preset.columns.push_back(*column);
    }
    if (preset.columns.empty())
        return broken("columns must be there");
    preset.confidence = text(description, "confidence");
    preset.listName = text(description, "list");
    if (const std::string form = text(description, "form"); form == "json")
        preset.form = SuppressionForm::Json;
    else if (form == "json_lines")
        preset.form = SuppressionForm::JsonLines;
    else if (!form.empty() && form != "table")
        return broken("form must be table, json or json_lines");
    const auto only = reasonsAt(description, "only_reasons");
    const auto except = reasonsAt(description, "except_reasons");
    if (!only || !except)
        return broken("only_reasons and except_reasons must be ids of reasons");
    preset.onlyReasons = *only;
    preset.exceptReasons = *except;
    const auto rows = countAt(description, "rows_per_file");
    const auto bytes = countAt(description, "bytes_per_file");
    if (!rows || !bytes)
        return broken("rows_per_file and bytes_per_file must be whole numbers above 0");
    preset.rowsPerFile = *rows;
    preset.bytesPerFile = *bytes;
    preset.hasHeader = description.value(QStringLiteral("has_header")).toBool(true);
    preset.alwaysQuoted = description.value(QStringLiteral("always_quoted")).toBool(false);
    preset.rule = text(description, "rule");
    preset.byteOrderMark = description.value(QStringLiteral("byte_order_mark")).toBool(false);
    if (const std::string delimiter = text(description, "delimiter"); delimiter.size() == 1)
        preset.delimiter = delimiter.front();
    else if (!delimiter.empty())
        return broken("delimiter must be one character");
    if (const std::string lineEnd = text(description, "line_end"); lineEnd == "crlf")
        preset.lineEnd = "\r\n";
    else if (!lineEnd.empty() && lineEnd != "lf")
        return broken("line_end must be lf or crlf");
    if (std::string format = text(description, "date_format"); !format.empty())
        preset.dateFormat = std::move(format);
    return preset;
}

namespace {

const Descriptions<SuppressionPreset>& descriptions() {
    static const auto read = allDescriptions("suppression_presets", &parseSuppressionPreset);
    return read;
}

} // namespace

const std::vector<SuppressionPreset>& suppressionPresets() {
    return descriptions().all;
}

const std::vector<Error>& suppressionPresetProblems() {
    return descriptions().problems;
}

const SuppressionPreset* suppressionPresetById(std::string_view id) {
    return descriptions().byId(id);
}

} // namespace listwright
