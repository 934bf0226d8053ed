// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/io/spreadsheet_reader.h"
#include "model/io/temporary_folder.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace listwright {

/// What the sheets of a workbook have used up together.
struct SheetUse {
    std::uint64_t cells = 0;
    std::uint64_t bytes = 0;
};

/// Writes the cells of one sheet as CSV. Rows and columns are counted from 0; rows come in their
/// order, cells of a row in any. SpreadsheetBroken where a row is gone back to or outside of what
/// a sheet can have, ArchiveLimit where there are too many cells.
class SheetWriter {
public:
    static constexpr std::uint64_t mostRows = 1'048'576;
    static constexpr std::uint64_t mostColumns = 16'384;

    SheetWriter(TemporaryFile file, std::string about, const SpreadsheetLimits& limits,
                SheetUse& use)
        : m_file(std::move(file))
        , m_about(std::move(about))
        , m_limits(limits)
        , m_use(use) {}

    [[nodiscard]] Result<void> setCell(std::uint64_t row, std::uint64_t column,
                                       std::string_view text);
    /// Writes the cells of `row`, which is the last that cells were set in, once more for each of
    /// the `count` rows below it.
    [[nodiscard]] Result<void> repeatRow(std::uint64_t row, std::uint64_t count);
    [[nodiscard]] Result<void> finish();

    /// Up to the last one with a cell.
    [[nodiscard]] std::uint64_t rows() const { return m_rows; }
    [[nodiscard]] const std::string& path() const { return m_file.path(); }

private:
    [[nodiscard]] Result<void> writeRow();
    [[nodiscard]] Result<void> writeLine();
    [[nodiscard]] Result<void> useCells(std::uint64_t count);

    TemporaryFile m_file;
    std::string m_about;
    const SpreadsheetLimits& m_limits;
    SheetUse& m_use;
    std::optional<std::uint64_t> m_row; // the one that is being filled
    std::uint64_t m_rows = 0;           // written
    std::vector<std::string> m_cells;
    std::uint64_t m_filled = 0; // of them
    std::string m_line;
};

} // namespace listwright
