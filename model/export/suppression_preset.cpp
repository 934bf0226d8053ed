// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/export/suppression_preset.h"

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

constexpr std::array<std::pair<std::string_view, SuppressionValue>, 9> valueNames{{
    {"address", SuppressionValue::Address},
    {"reason", SuppressionValue::Reason},
    {"type", SuppressionValue::Type},
    {"code", SuppressionValue::Code},
    {"cause", SuppressionValue::Cause},
    {"first_seen", SuppressionValue::FirstSeen},
    {"last_seen", SuppressionValue::LastSeen},
    {"source", SuppressionValue::Source},
    {"answer", SuppressionValue::Answer},
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
    return column;
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
    preset.hasHeader = description.value(QStringLiteral("has_header")).toBool(true);
    preset.alwaysQuoted = description.value(QStringLiteral("always_quoted")).toBool(false);
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

const std::vector<SuppressionPreset>& suppressionPresets() {
    static const auto all = builtInDescriptions(":/suppression_presets", &parseSuppressionPreset);
    return all;
}

const SuppressionPreset* suppressionPresetById(std::string_view id) {
    const auto& presets = suppressionPresets();
    const auto found = std::find_if(presets.begin(), presets.end(),
                                    [&](const auto& preset) { return preset.id == id; });
    return found == presets.end() ? nullptr : &*found;
}

} // namespace listwright
