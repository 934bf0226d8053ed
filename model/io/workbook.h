// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/io/sheet_writer.h"

#include <map>
#include <string>

namespace listwright {

/// The XML files of a workbook that were unpacked, and what its sheets are written with.
struct Workbook {
    std::string about;                        // what errors name
    std::map<std::string, std::string> parts; // paths by the names that the workbook has for them
    TemporaryFolder* folder = nullptr;
    const SpreadsheetLimits* limits = nullptr;
    ProgressReporter* progress = nullptr;
    const CancelToken* cancel = nullptr;
    SheetUse use = {};

    /// A writer of one sheet more.
    [[nodiscard]] Result<SheetWriter> newSheet();
};

} // namespace listwright
