// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/io/byte_source.h"
#include "model/io/text_encoding.h"

#include <cstdint>
#include <string>
#include <vector>

namespace listwright {

/// How a text table is written down. RFC 4180 is the common ground; everything in it is bent
/// somewhere.
struct TableDialect {
    TextEncoding encoding = {};
    /// One of , ; TAB | or 0 for one value a line.
    char delimiter = ',';
    bool hasHeader = false;
    /// Where the header begins, or the first data row without one: after byte order mark and `sep=`
    /// line.
    std::uint64_t tableOffset = 0;
    /// Where the first data row begins.
    std::uint64_t firstRowOffset = 0;

    friend bool operator==(const TableDialect&, const TableDialect&) = default;
};

/// The beginning of a table, decoded: what detection and previews look at.
struct TablePreview {
    TableDialect dialect;
    /// The header's names, or "Column 1", "Column 2", ... without a header. As many as the widest
    /// sampled row.
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> rows;
};

/// As many as a spreadsheet can have; a file with more is no table for people.
inline constexpr std::size_t mostColumns = 16'384;

/// Finds encoding, delimiter and header from the first 256 KiB. TableTooLarge where a row there has
/// more than `mostColumns`.
[[nodiscard]] Result<TablePreview> previewTable(const ByteSource& source, std::size_t rows = 200);
/// The same with a dialect that the user chose; its offsets are found again.
[[nodiscard]] Result<TablePreview> previewTable(const ByteSource& source, TableDialect dialect,
                                                std::size_t rows = 200);

} // namespace listwright
