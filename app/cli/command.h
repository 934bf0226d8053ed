// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>

namespace listwright {

/// How a command ended; what the process returns.
enum class ExitStatus : int { Done = 0, PartlyRead = 1, WrongUsage = 2, NothingDone = 3 };

/// Each adds its subcommand to the program and, when that is chosen, runs it and sets `status`.
void addInspectCommand(CLI::App& program, ExitStatus& status);
void addClassifyCommand(CLI::App& program, ExitStatus& status);
void addExplainCommand(CLI::App& program, ExitStatus& status);
void addCleanCommand(CLI::App& program, ExitStatus& status);
void addMetricsCommand(CLI::App& program, ExitStatus& status);
void addFormatsCommand(CLI::App& program, ExitStatus& status);

} // namespace listwright
