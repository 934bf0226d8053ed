// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/report_format.h"

#include "model/io/resource_descriptions.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

namespace listwright {

namespace {

std::string text(const QJsonObject& description, const char* key) {
    return description.value(QString::fromLatin1(key)).toString().toStdString();
}

// Words such as "Soft Bounce" mean the same in all tables: those with signs of their own know the
// words of the tables without, and their own first.
void shareWords(std::vector<ReportFormat>& formats) {
    for (const ReportFormat& general : formats) {
        if (general.container != ReportContainer::Table || !general.table.signs.headers.empty())
            continue;
        for (ReportFormat& format : formats) {
            if (format.container != ReportContainer::Table || format.table.signs.headers.empty())
                continue;
            format.table.events.insert(general.table.events.begin(), general.table.events.end());
            format.table.reasons.insert(general.table.reasons.begin(), general.table.reasons.end());
        }
    }
}

const Descriptions<ReportFormat>& descriptions() {
    static const auto read = [] {
        auto found = allDescriptions("report_formats", &parseReportFormat);
        shareWords(found.all);
        return found;
    }();
    return read;
}

} // namespace

std::string_view reportContainerId(ReportContainer container) {
    switch (container) {
    case ReportContainer::Mails:
        return "mails";
    case ReportContainer::Table:
        return "table";
    case ReportContainer::Json:
        return "json";
    case ReportContainer::Log:
        break;
    }
    return "log";
}

Result<ReportFormat> parseReportFormat(std::string_view json, const std::string& name) {
    const auto broken = [&](std::string detail) {
        return fail({.code = ErrorCode::SettingsBroken, .file = name, .detail = std::move(detail)});
    };
    QJsonParseError problem;
    const auto document = QJsonDocument::fromJson(
        QByteArray(json.data(), static_cast<qsizetype>(json.size())), &problem);
    if (!document.isObject())
        return broken(problem.errorString().toStdString());
    const QJsonObject description = document.object();

    ReportFormat format;
    format.id = text(description, "id");
    format.name = text(description, "name");
    format.confidence = text(description, "confidence");
    format.source = text(description, "source");
    if (format.id.empty() || format.name.empty() || format.confidence.empty())
        return broken("id, name and confidence must be there");

    const std::string container = text(description, "container");
    if (container == "mails") {
        format.container = ReportContainer::Mails;
    } else if (container == "table") {
        format.container = ReportContainer::Table;
        auto table = parseTableMapping(description, name);
        if (!table)
            return tl::unexpected(table.error());
        format.table = *std::move(table);
    } else if (container == "json") {
        format.container = ReportContainer::Json;
        auto mapping = parseJsonMapping(description, name);
        if (!mapping)
            return tl::unexpected(mapping.error());
        format.json = *std::move(mapping);
    } else if (container == "log") {
        format.container = ReportContainer::Log;
        format.system = text(description, "system");
        if (format.system.empty())
            return broken("system must be there");
    } else {
        return broken("container must be mails, table, json or log");
    }
    return format;
}

const std::vector<ReportFormat>& reportFormats() {
    return descriptions().all;
}

const std::vector<Error>& reportFormatProblems() {
    return descriptions().problems;
}

const ReportFormat* reportFormatById(std::string_view id) {
    return descriptions().byId(id);
}

} // namespace listwright
