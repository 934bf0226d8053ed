// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/event_rows.h"
#include "app/cli/report_choice.h"
#include "model/intake/report_import.h"
#include "model/io/ordered_work.h"

#include <CLI/CLI.hpp>

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace listwright {

namespace {

struct ClassifyOptions {
    std::vector<std::string> paths;
    std::string format = "tsv";
    ReportChoice choice;
};

void print(std::FILE* stream, std::string_view text) {
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

/// A file as a whole, before anything of it is printed.
struct FileReading {
    Result<InputFile> file;
    std::optional<Result<ReportSummary>> summary;
    std::string rows;
};

/// Any number of threads may do this at once.
FileReading readSmallFile(const SourceFile& file, const ReportChoice& choice,
                          const EventRows& rows) {
    FileReading reading{.file = sniffChosen(file, choice), .summary = {}, .rows = {}};
    if (!reading.file || reading.file->kind == InputKind::ContactList)
        return reading;
    std::vector<ClassifiedEvent> all;
    ProgressReporter progress;
    reading.summary = readReport(
        *reading.file, standardClassifier(),
        [&](std::vector<ClassifiedEvent> events) {
            std::move(events.begin(), events.end(), std::back_inserter(all));
        },
        progress, CancelToken());
    reading.rows = rows.rows(all);
    return reading;
}

class Printer {
public:
    Printer(EventRows& rows, Outcome& outcome)
        : m_rows(rows)
        , m_outcome(outcome) {}

    void printReading(const std::string& name, const FileReading& reading) {
        printRows(reading.rows);
        if (reading.summary)
            finish(name, *reading.summary);
        else
            printOther(name, reading.file);
    }

    /// Streams: the file may be of any size.
    void printLargeFile(const SourceFile& source, const ReportChoice& choice) {
        const auto file = sniffChosen(source, choice);
        if (!file || file->kind == InputKind::ContactList) {
            printOther(source.name, file);
            return;
        }
        ProgressReporter progress;
        const auto summary =
            readReport(*file, standardClassifier(), printing(), progress, CancelToken());
        finish(source.name, summary);
    }

private:
    /// The work that makes rows of events on the threads that read them.
    ClassifiedEventWork printing() {
        return [this](const std::vector<ClassifiedEvent>& events) -> std::function<void()> {
            // A std::function copies what it holds.
            auto rows = std::make_shared<const std::string>(m_rows.rows(events));
            return [this, rows] { printRows(*rows); };
        };
    }
    void printRows(const std::string& rows) {
        if (rows.empty())
            return;
        print(stdout, m_rows.separator());
        print(stdout, rows);
    }
    void printEvent(const DeliveryEvent& event) {
        printRows(m_rows.row(event, standardClassifier().classify(event)));
    }

    /// A file that is no report.
    void printOther(const std::string& path, const Result<InputFile>& file) {
        if (!file) {
            printEvent(eventOfFile(path, EventKind::Unreadable, reasonOf(file.error())));
            m_outcome.tell(file.error());
            return;
        }
        printEvent(eventOfFile(path, EventKind::None, file->why));
        print(stderr, path + ": " + file->why + '\n');
        ++m_outcome.filesRead;
    }

    void finish(const std::string& path, const Result<ReportSummary>& summary) {
        if (!summary) {
            printEvent(eventOfFile(path, EventKind::Unreadable, reasonOf(summary.error())));
            m_outcome.tell(summary.error());
            return;
        }
        ++m_outcome.filesRead;
        const ProblemLog& problems = summary->problems;
        for (const Error& problem : problems.first())
            m_outcome.tell(problem);
        if (problems.count() > problems.first().size())
            print(stderr, path + ": " + std::to_string(problems.count() - problems.first().size()) +
                              " more of these.\n");
    }

    EventRows& m_rows;
    Outcome& m_outcome;
};

bool isSmall(const SourceFile& file) {
    constexpr std::uintmax_t mostBytes = std::uintmax_t{256} * 1024;
    std::error_code error;
    const auto size = std::filesystem::file_size(file.path, error);
    return !error && size <= mostBytes;
}

/// In the order given: small files on all cores at once, large ones each on all cores.
void printFiles(const std::vector<SourceFile>& files, const ReportChoice& choice,
                const EventRows& rows, Printer& printer) {
    struct Result {
        const SourceFile* file;
        FileReading reading;
    };
    OrderedWork<Result> readings;
    const auto printNext = [&] {
        const Result next = readings.takeNext();
        printer.printReading(next.file->name, next.reading);
    };
    for (const SourceFile& file : files) {
        if (isSmall(file)) {
            readings.add([&file, &choice, &rows] {
                return Result{&file, readSmallFile(file, choice, rows)};
            });
            while (readings.isFull())
                printNext();
            continue;
        }
        while (!readings.isEmpty())
            printNext();
        printer.printLargeFile(file, choice);
    }
    while (!readings.isEmpty())
        printNext();
}

ExitStatus classify(const ClassifyOptions& options) {
    EventRows rows(options.format == "json" ? RowFormat::Json : RowFormat::Tsv,
                   standardClassifier().rules());
    Outcome outcome;
    const ExpandedPaths found = expandPaths(options.paths);
    print(stdout, rows.begin());
    for (const Error& error : found.errors)
        outcome.tell(error);
    Printer printer(rows, outcome);
    printFiles(found.files, options.choice, rows, printer);
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
                    "says so. Reads mails, mboxes, Maildirs, CSV and JSON reports, mail logs, "
                    "spreadsheets, and "
                    "folders and archives of them.");
    command->add_option("PATH", options->paths, "Bounce reports, or folders of them")->required();
    command->add_option("--format", options->format, "tsv, or json: an array, an object a line")
        ->check(CLI::IsMember({"tsv", "json"}));
    addReportChoice(*command, options->choice);
    command->callback([options, &status] { status = classify(*options); });
}

} // namespace listwright
