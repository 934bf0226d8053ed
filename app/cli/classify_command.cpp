// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/event_rows.h"
#include "model/intake/report_import.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <memory>
#include <string>
#include <vector>

namespace listwright {

namespace {

struct ClassifyOptions {
    std::vector<std::string> paths;
    std::string format = "tsv";
};

void print(std::FILE* stream, const std::string& text) {
    std::fwrite(text.data(), 1, text.size(), stream);
}

/// How many files were read, and whether everything in them was.
struct Outcome {
    std::size_t filesRead = 0;
    bool complete = true;

    void tell(const Error& error) {
        print(stderr, message(error) + '\n');
        complete = false;
    }
};

std::string reasonOf(Error error) {
    error.file.clear(); // the row has its own column for it
    return whatHappened(error);
}

/// The row of a file that gives no events of its own.
DeliveryEvent eventOfFile(const std::string& path, EventKind kind, std::string why) {
    DeliveryEvent event;
    event.kind = kind;
    event.diagnostic = std::move(why);
    event.place.file = path;
    return event;
}

void printFile(const std::string& path, EventRows& rows, Outcome& outcome) {
    const Classifier& classifier = standardClassifier();
    const auto printEvent = [&](const DeliveryEvent& event) {
        print(stdout, rows.row(event, classifier.classify(event)));
    };
    const auto file = sniffFile(path);
    if (!file) {
        printEvent(eventOfFile(path, EventKind::Unreadable, reasonOf(file.error())));
        outcome.tell(file.error());
        return;
    }
    if (file->kind == InputKind::ContactList) {
        printEvent(eventOfFile(path, EventKind::None, file->why));
        print(stderr, path + ": " + file->why + '\n');
        ++outcome.filesRead;
        return;
    }
    ProgressReporter progress;
    const auto summary = readReport(
        *file, classifier,
        [&](const std::vector<ClassifiedEvent>& events) {
            for (const ClassifiedEvent& classified : events)
                print(stdout, rows.row(classified.event, classified.classification));
        },
        progress, CancelToken());
    if (!summary) {
        printEvent(eventOfFile(path, EventKind::Unreadable, reasonOf(summary.error())));
        outcome.tell(summary.error());
        return;
    }
    ++outcome.filesRead;
    const ProblemLog& problems = summary->problems;
    for (const Error& problem : problems.first())
        outcome.tell(problem);
    if (problems.count() > problems.first().size())
        print(stderr, path + ": " + std::to_string(problems.count() - problems.first().size()) +
                          " more of these.\n");
}

ExitStatus classify(const ClassifyOptions& options) {
    EventRows rows(options.format == "json" ? RowFormat::Json : RowFormat::Tsv,
                   standardClassifier().rules());
    Outcome outcome;
    const ExpandedPaths found = expandPaths(options.paths);
    print(stdout, rows.begin());
    for (const Error& error : found.errors)
        outcome.tell(error);
    for (const std::string& path : found.files)
        printFile(path, rows, outcome);
    print(stdout, rows.end());
    if (outcome.filesRead == 0)
        return ExitStatus::NothingDone;
    return outcome.complete ? ExitStatus::Done : ExitStatus::PartlyRead;
}

} // namespace

void addClassifyCommand(CLI::App& program, ExitStatus& status) {
    auto options = std::make_shared<ClassifyOptions>();
    CLI::App* command = program.add_subcommand(
        "classify", "One line a delivery event: who, what became of the mail, why, and where it "
                    "says so. Reads mails, mboxes, Maildirs, CSV and JSON reports, and folders.");
    command->add_option("PATH", options->paths, "Bounce reports, or folders of them")->required();
    command->add_option("--format", options->format, "tsv, or json: an array, an object a line")
        ->check(CLI::IsMember({"tsv", "json"}));
    command->callback([options, &status] { status = classify(*options); });
}

} // namespace listwright
