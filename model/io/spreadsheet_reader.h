// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/io/archive_reader.h"
#include "model/io/temporary_folder.h"

#include <cstdint>
#include <string>
#include <vector>

namespace listwright {

/// One sheet of a workbook, written down as CSV: UTF-8, commas, LF.
struct SheetFile {
    std::string name;
    std::string path;
    std::uint64_t rows = 0;
};

/// How much of a workbook is read.
struct SpreadsheetLimits {
    ArchiveLimits archive{.unpackedBytes = std::uint64_t{4} << 30, .entries = 10'000, .depth = 1};
    /// Of all sheets together, repeated ones counted each time.
    std::uint64_t cells = 200'000'000;
    /// Of the texts that cells share, which are kept in memory.
    std::uint64_t sharedTextBytes = std::uint64_t{1} << 29;
    /// Of one text or one element of its XML. A cell holds 32,767 letters at most.
    std::uint64_t elementBytes = std::uint64_t{1} << 20;
    std::uint64_t csvBytes = std::uint64_t{8} << 30;
};

/// Writes every sheet of an XLSX or ODS workbook that has a cell into `folder`, in the workbook's
/// order, hidden ones last. Numbers are written without exponent, dates in ISO 8601, TRUE and
/// FALSE, a formula's result, and what a shorter format hides is not lost; signs of currency and
/// percent are left out. Empty rows stay where they are, as empty lines. Memory does not grow with
/// the sheets, only with the texts that an XLSX keeps for all of them. ArchiveLimit,
/// SpreadsheetBroken, and errors of the temporary files.
[[nodiscard]] Result<std::vector<SheetFile>>
readSpreadsheet(const std::shared_ptr<const ByteSource>& source, TemporaryFolder& folder,
                const SpreadsheetLimits& limits, ProgressReporter& progress,
                const CancelToken& cancel);

} // namespace listwright
