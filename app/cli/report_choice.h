// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/intake/input_file.h"

#include <CLI/CLI.hpp>

#include <map>
#include <string>

namespace listwright {

/// How reports that are tables are to be read, with columns by their names.
struct ReportChoice {
    std::string formatId;                      // empty: as recognised
    std::map<ColumnRole, std::string> columns; // an empty name: none

    [[nodiscard]] bool isEmpty() const { return formatId.empty() && columns.empty(); }
};

/// `--read-as` and `--report-column`, which may stand several times.
void addReportChoice(CLI::App& command, ReportChoice& choice);

/// As sniffFile(), with the choice over what was found in a table. What is no report by itself is
/// one where it has the chosen columns; what is no table is as it was. NoSuchColumn,
/// FormatNotFitting.
[[nodiscard]] Result<InputFile> sniffChosen(const SourceFile& from, const ReportChoice& choice);

} // namespace listwright
