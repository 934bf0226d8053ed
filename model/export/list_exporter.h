// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/cleaning/clean_up.h"
#include "model/cleaning/decisions.h"
#include "model/io/job.h"
#include "model/io/output_file.h"

#include <cstdint>
#include <functional>
#include <optional>

namespace listwright {

/// A file under way, and how many rows went into it.
struct RowFile {
    OutputFile file;
    std::uint64_t rows = 0;
};

/// Where the rows of one list go; rows of a kind without a file are left out.
struct ListFiles {
    std::optional<RowFile> cleaned;
    std::optional<RowFile> removed;
    std::optional<RowFile> duplicates;
    std::optional<RowFile> invalid;
    std::optional<RowFile> corrections; // exportCorrections() writes it
};

/// Takes the number of bytes of the list that are done.
using BytesDone = std::function<void(std::uint64_t)>;

/// Copies every row of a list into the file of its kind, in one pass and in the list's order.
///
/// Cleaned, duplicates and invalid hold the rows' own bytes, behind whatever the list begins with
/// (byte order mark, `sep=` line, header). Removed holds them with columns added that say why, in
/// the list's own encoding, delimiter and line ends; a row with fewer fields than the list has
/// columns is filled up, so that the added ones stand below their names.
/// With `harmless`, cells that a spreadsheet would take for formulas get an apostrophe before them
/// (HarmlessRow); NotForSpreadsheets names a row that is too long to look for them.
/// Errors of the list's file and of the written ones; Cancelled when asked to stop.
[[nodiscard]] Result<void> exportList(const CleanUp& cleanUp, const Decisions& decisions,
                                      std::size_t list, ListFiles& files, bool harmless,
                                      const BytesDone& done, const CancelToken& cancel);

} // namespace listwright
