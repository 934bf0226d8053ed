// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/io/sheet_writer.h"

#include "model/io/csv_field.h"

namespace listwright {

Result<void> SheetWriter::setCell(std::uint64_t row, std::uint64_t column, std::string_view text) {
    if (text.empty())
        return {};
    if (row >= mostRows || column >= mostColumns || (m_row ? row < *m_row : row < m_rows))
        return fail({.code = ErrorCode::SpreadsheetBroken,
                     .file = m_about,
                     .detail = "a cell is out of place"});
    if (m_row && row != *m_row)
        if (auto written = writeRow(); !written)
            return written;
    m_row = row;
    if (auto used = useCells(1); !used)
        return used;
    if (m_filled <= column) {
        if (m_cells.size() <= column)
            m_cells.resize(column + 1);
        for (std::uint64_t at = m_filled; at <= column; ++at)
            m_cells[at].clear();
        m_filled = column + 1;
    }
    m_cells[column] = text;
    return {};
}

Result<void> SheetWriter::repeatRow(std::uint64_t row, std::uint64_t count) {
    if (m_row != row)
        return {};
    const std::uint64_t cells = m_filled;
    if (auto written = writeRow(); !written)
        return written;
    if (count > mostRows - m_rows)
        return fail({.code = ErrorCode::SpreadsheetBroken,
                     .file = m_about,
                     .detail = "it has too many rows"});
    for (; count > 0; --count) {
        if (auto used = useCells(cells); !used)
            return used;
        ++m_rows;
        if (auto written = writeLine(); !written)
            return written;
    }
    return {};
}

Result<void> SheetWriter::finish() {
    if (m_row)
        if (auto written = writeRow(); !written)
            return written;
    return m_file.close();
}

Result<void> SheetWriter::writeRow() {
    m_line = '\n';
    for (; m_rows < *m_row; ++m_rows)
        if (auto written = writeLine(); !written)
            return written;
    m_line.clear();
    for (std::uint64_t column = 0; column < m_filled; ++column) {
        if (column > 0)
            m_line += ',';
        appendCsvField(m_line, m_cells[column]);
    }
    m_line += '\n';
    m_filled = 0;
    m_row.reset();
    ++m_rows;
    return writeLine();
}

Result<void> SheetWriter::writeLine() {
    m_use.bytes += m_line.size();
    if (m_use.bytes > m_limits.csvBytes)
        return fail({.code = ErrorCode::ArchiveLimit,
                     .file = m_about,
                     .detail = "the size of its sheets (limit: " +
                               std::to_string(m_limits.csvBytes) + " bytes)"});
    return m_file.write(m_line);
}

Result<void> SheetWriter::useCells(std::uint64_t count) {
    m_use.cells += count;
    if (m_use.cells > m_limits.cells)
        return fail(
            {.code = ErrorCode::ArchiveLimit,
             .file = m_about,
             .detail = "the number of its cells (limit: " + std::to_string(m_limits.cells) + ')'});
    return {};
}

} // namespace listwright
