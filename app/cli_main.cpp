// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include <QCoreApplication>

#include <CLI/CLI.hpp>

int main(int argc, char* argv[]) {
    using namespace listwright;
    const QCoreApplication application(argc, argv);

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
    return static_cast<int>(status);
}
