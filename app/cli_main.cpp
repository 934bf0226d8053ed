// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/console.h"
#include "model/export/suppression_preset.h"
#include "model/report/report_format.h"

#include <QCoreApplication>

#include <CLI/CLI.hpp>

namespace {

using namespace listwright;

// Descriptions of the user's that are broken: the rest counted, and the user learns of them.
ExitStatus withBrokenDescriptions(ExitStatus status) {
    bool broken = false;
    for (const auto* problems : {&reportFormatProblems(), &suppressionPresetProblems()})
        for (const Error& error : *problems) {
            printMessage(message(error));
            broken = true;
        }
    return broken && status == ExitStatus::Done ? ExitStatus::PartlyRead : status;
}

} // namespace

int main(int argc, char* argv[]) {
    const QCoreApplication application(argc, argv);
    // As the window, so that both find the user's files in the same folder.
    QCoreApplication::setApplicationName(QStringLiteral("listwright"));
    QCoreApplication::setOrganizationName(QStringLiteral("Listwright"));

    CLI::App program(
        "Cleans mailing lists by what became of the mail. Nothing leaves this computer.",
        "listwright-cli");
    program.set_version_flag("--version", "listwright-cli " LISTWRIGHT_VERSION);
    program.require_subcommand(1);

    auto status = ExitStatus::NothingDone;
    addInspectCommand(program, status);
    addClassifyCommand(program, status);
    addExplainCommand(program, status);
    addCleanCommand(program, status);
    addMetricsCommand(program, status);
    addFormatsCommand(program, status);

    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        const bool asked = program.exit(error) == 0; // --help and --version end here too
        return static_cast<int>(asked ? ExitStatus::Done : ExitStatus::WrongUsage);
    }
    if (!program.got_subcommand("explain")) // needs none of them
        status = withBrokenDescriptions(status);
    return static_cast<int>(status);
}
