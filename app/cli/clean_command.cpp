// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/clean_up_inputs.h"
#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/metrics_json.h"
#include "model/export/audit_report.h"
#include "model/export/clean_up_exporter.h"
#include "model/export/suppressed_addresses.h"
#include "model/export/suppression_preset.h"
#include "model/io/workbook_writer.h"

#include <QJsonArray>
#include <QJsonValue>

#include <chrono>
#include <future>
#include <memory>

namespace listwright {

namespace {

struct CleanOptions {
    CleanUpInputs inputs;
    ExportPlan plan;
    bool json = false;
};

/// Takes what was removed into the suppression list.
Result<void> keepSuppressed(const CleanOptions& options, const CleanUp& cleanUp,
                            const CleanUpCounts& counts) {
    const auto removed = suppressionEntries(cleanUp, Decisions(), CancelToken());
    if (!removed)
        return tl::unexpected(removed.error());
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return SuppressionStore(options.inputs.store)
        .add(*removed, {.date = std::chrono::duration_cast<std::chrono::seconds>(now).count(),
                        .list = options.inputs.list,
                        .rowsIn = counts.in,
                        .kept = counts.kept,
                        .removed = counts.removed,
                        .duplicates = counts.duplicates,
                        .invalid = counts.invalid});
}

void printSummary(const CleanUpMetrics& metrics, const std::vector<WrittenFile>& files,
                  double seconds) {
    const CleanUpCounts& counts = metrics.counts;
    printData(grouped(counts.in) + " in the list = " + grouped(counts.kept) + " kept + " +
              grouped(counts.removed) + " removed + " + grouped(counts.duplicates) +
              " duplicates + " + grouped(counts.invalid) + " invalid\n");
    printData("Of the kept, " + grouped(counts.watch) + " to watch and " + grouped(counts.review) +
              " to review.\n");
    printData("Disabled mailboxes: " + grouped(metrics.disabledOfList.part) + ", " +
              percentText(metrics.disabledOfList.percent()) + " of " +
              grouped(metrics.disabledOfList.whole) + " contacts, " +
              percentText(metrics.disabledOfBounces.percent()) + " of the " +
              grouped(metrics.disabledOfBounces.whole) + " that bounced.\n");
    const auto marked = [&](AddressMark mark) {
        return grouped(metrics.byMark[static_cast<std::size_t>(mark)]);
    };
    printData("Worth a look: " + marked(AddressMark::PossibleTypo) + " with a mistyped domain, " +
              marked(AddressMark::Repairable) + " with more than the address in the cell, " +
              marked(AddressMark::Role) + " of roles, " + marked(AddressMark::Disposable) +
              " disposable.\n");
    printData("Addresses that bounced: " + grouped(metrics.bouncedMatched) + " in the list, " +
              grouped(metrics.bouncedUnmatched) + " not in it.\n\n");
    for (const WrittenFile& file : files)
        printData(file.path + ": " + grouped(file.rows) + (file.rows == 1 ? " row\n" : " rows\n"));
    printData("Done in " + QString::number(seconds, 'f', 1).toStdString() + " s.\n");
}

ExitStatus clean(const CleanOptions& options) {
    const auto begin = std::chrono::steady_clock::now();
    const auto read = readCleanUp(options.inputs);
    if (!read) {
        printMessage(message(read.error()));
        return ExitStatus::NothingDone;
    }
    const CleanUp& cleanUp = *read->cleanUp;
    // The disk takes its time, in which the rows can be counted.
    auto measured = std::async(std::launch::async, [&] { return measure(cleanUp, Decisions()); });
    ProgressReporter progress;
    const auto written =
        exportCleanUp(cleanUp, Decisions(), options.plan, read->files, progress, CancelToken());
    if (!written) {
        printMessage(message(written.error()));
        return ExitStatus::NothingDone;
    }
    for (const std::string& path : written->staleParts)
        printMessage(path + ": This is left of an earlier, longer export and not part of this "
                            "one. Do not import it with the others; remove it if nobody needs "
                            "it.");
    const CleanUpMetrics metrics = measured.get();
    bool complete = read->complete;
    if (!options.inputs.store.empty()) {
        if (const auto kept = keepSuppressed(options, cleanUp, metrics.counts); !kept) {
            printMessage(message(kept.error()));
            complete = false;
        }
    }
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    if (options.json) {
        QJsonObject json = countsAsJson(metrics);
        json.insert(QStringLiteral("seconds"), took.count());
        QJsonArray stale;
        for (const std::string& path : written->staleParts)
            stale.append(QString::fromStdString(path));
        json.insert(QStringLiteral("stale_parts"), stale);
        printJson(json);
    } else {
        printSummary(metrics, written->written, took.count());
    }
    return complete ? ExitStatus::Done : ExitStatus::PartlyRead;
}

std::vector<std::string> presetIds() {
    std::vector<std::string> ids;
    for (const SuppressionPreset& preset : suppressionPresets())
        ids.push_back(preset.id);
    return ids;
}

} // namespace

void addCleanCommand(CLI::App& program, ExitStatus& status) {
    auto options = std::make_shared<CleanOptions>();
    options->plan.lists.resize(1);
    CLI::App* command = program.add_subcommand(
        "clean", "Writes the list without the contacts that must not be mailed, and the "
                 "suppression file. Files that were read are never written.");
    addInputOptions(*command, options->inputs);
    ListTargets& list = options->plan.lists.front();
    const CLI::Validator noWorkbook(
        [](const std::string& path) {
            return isWorkbookName(path) ? "this file is no workbook: choose another ending" : "";
        },
        "");
    command
        ->add_option("--cleaned", list.cleaned,
                     "Where the kept rows go, as they stand; a name that ends in .xlsx makes an "
                     "Excel workbook, here and for the three below")
        ->required();
    command->add_option("--suppression", options->plan.suppression, "Where the addresses go")
        ->required()
        ->check(noWorkbook);
    command->add_option("--removed", list.removed, "Where the removed rows go, with reasons");
    command->add_option("--duplicates", list.duplicates, "Where rows of a known address go");
    command->add_option("--invalid", list.invalid, "Where rows without an address go");
    command
        ->add_option("--corrections", list.corrections,
                     "Where suggestions for mistyped and untidy addresses go; the cleaned list "
                     "keeps them as they are")
        ->check(noWorkbook);
    command->add_option("--audit", options->plan.audit, "A report of it all: .html or .json")
        ->check([](const std::string& path) {
            return isAuditReportName(path) ? "" : "the name must end in .html or .json";
        });
    command
        ->add_option("--preset", options->plan.suppressionPreset,
                     "The form of the suppression file, an id that `formats` lists")
        ->check(CLI::IsMember(presetIds()));
    command->add_flag("--split-workbooks", options->plan.splitWorkbooks,
                      "Let rows that one workbook cannot hold go on in name-2.xlsx");
    command->add_flag("--spreadsheet-safe,!--no-spreadsheet-safe", options->plan.spreadsheetSafe,
                      "Put an apostrophe before cells that a spreadsheet would take for formulas "
                      "(= + - @ at their beginning, numbers left as they are); workbooks are made "
                      "so in any case, unless --no-spreadsheet-safe, text files only when asked");
    command->add_flag("--json", options->json, "Print the counts as JSON");
    command->callback([options, &status] { status = clean(*options); });
}

} // namespace listwright
