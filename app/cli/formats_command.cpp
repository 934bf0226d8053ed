// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/console.h"
#include "model/export/suppression_preset.h"
#include "model/io/resource_descriptions.h"
#include "model/list/list_format.h"
#include "model/report/report_format.h"

#include <QJsonArray>
#include <QJsonObject>

#include <memory>

namespace listwright {

namespace {

struct FormatRow {
    std::string kind; // report, list, suppression
    std::string id;
    std::string name;
    std::string confidence;
    std::string source;
};

std::vector<FormatRow> allFormats() {
    std::vector<FormatRow> rows;
    for (const ReportFormat& format : reportFormats())
        rows.push_back({"report", format.id, format.name, format.confidence, format.source});
    for (const ListFormat& format : listFormats())
        rows.push_back({"list", format.id, format.name, format.confidence, format.source});
    for (const SuppressionPreset& preset : suppressionPresets())
        rows.push_back({"suppression", preset.id, preset.name, preset.confidence, preset.source});
    return rows;
}

ExitStatus printFormats(bool asJson) {
    QJsonArray formats;
    std::string table = "kind\tid\tname\tconfidence\tsource\n";
    for (const FormatRow& row : allFormats()) {
        table += row.kind + '\t' + row.id + '\t' + row.name + '\t' + row.confidence + '\t' +
                 row.source + '\n';
        formats.append(QJsonObject{{QStringLiteral("kind"), textOf(row.kind)},
                                   {QStringLiteral("id"), textOf(row.id)},
                                   {QStringLiteral("name"), textOf(row.name)},
                                   {QStringLiteral("confidence"), textOf(row.confidence)},
                                   {QStringLiteral("source"), textOf(row.source)}});
    }
    if (asJson)
        printJson(formats);
    else
        printData(table);
    return ExitStatus::Done;
}

} // namespace

void addFormatsCommand(CLI::App& program, ExitStatus& status) {
    auto asJson = std::make_shared<bool>(false);
    CLI::App* command = program.add_subcommand(
        "formats", "Every report format, list format and suppression preset it knows, a line "
                   "each, tab-separated. Yours are read from report_formats and "
                   "suppression_presets below " +
                       userDescriptionFolder({}) + ", or below LISTWRIGHT_DESCRIPTIONS.");
    command->add_flag("--json", *asJson, "Print an array of objects");
    command->callback([asJson, &status] { status = printFormats(*asJson); });
}

} // namespace listwright
