// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/event_rows.h"
#include "model/report/mail_reader.h"

#include <QDirIterator>
#include <QFileInfo>
#include <QString>

#include <CLI/CLI.hpp>

#include <algorithm>
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

std::vector<std::string> filesBelow(const std::string& path) {
    const QString name = QString::fromStdString(path);
    if (!QFileInfo(name).isDir())
        return {path};
    std::vector<std::string> files;
    QDirIterator entries(name, QDir::Files, QDirIterator::Subdirectories);
    while (entries.hasNext())
        files.push_back(entries.next().toStdString());
    std::sort(files.begin(), files.end());
    return files;
}

ExitStatus classify(const ClassifyOptions& options) {
    EventRows rows(options.format == "json" ? RowFormat::Json : RowFormat::Tsv,
                   standardClassifier().rules());
    print(stdout, rows.begin());
    std::size_t read = 0;
    bool complete = true;
    for (const std::string& path : options.paths) {
        for (const std::string& file : filesBelow(path)) {
            const auto source = openFile(file);
            ProgressReporter progress;
            const auto summary =
                source ? mailReader()->read(
                             **source,
                             [&](const std::vector<DeliveryEvent>& events) {
                                 for (const DeliveryEvent& event : events)
                                     print(stdout,
                                           rows.row(event, standardClassifier().classify(event)));
                             },
                             progress, CancelToken())
                       : tl::unexpected(source.error());
            if (!summary) {
                print(stderr, message(summary.error()) + '\n');
                complete = false;
                continue;
            }
            ++read;
            for (const Error& problem : summary->problems.first())
                print(stderr, message(problem) + '\n');
            complete = complete && summary->problems.isEmpty();
        }
    }
    print(stdout, rows.end());
    if (read == 0)
        return ExitStatus::NothingDone;
    return complete ? ExitStatus::Done : ExitStatus::PartlyRead;
}

} // namespace

void addClassifyCommand(CLI::App& program, ExitStatus& status) {
    auto options = std::make_shared<ClassifyOptions>();
    CLI::App* command = program.add_subcommand(
        "classify", "One line a delivery event, from files, folders, mboxes and Maildirs.");
    command->add_option("PATH", options->paths, "Bounce reports, or folders of them")->required();
    command->add_option("--format", options->format, "How to print: tsv or json (an array)")
        ->check(CLI::IsMember({"tsv", "json"}));
    command->callback([options, &status] { status = classify(*options); });
}

} // namespace listwright
