// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/io/output_file.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace listwright {

/// Writes one sheet of text as an XLSX workbook into an output file, in constant memory. Every cell
/// is text, so that nothing is taken for a number, a date or a formula and changed; control
/// characters are written as `_x000D_` (ECMA-376, section 22.4.2.4). The rows wait in a temporary
/// file of the system until finish(). For one thread.
class WorkbookWriter {
public:
    static constexpr std::uint64_t mostRows = 1'048'576;
    static constexpr std::uint64_t mostColumns = 16'384;
    /// UTF-16 code units of a cell.
    static constexpr std::uint64_t mostLetters = 32'767;

    /// Nothing else may write to `file`, which has to live on. DiskFull or TargetNotWritable.
    [[nodiscard]] static Result<WorkbookWriter> create(OutputFile& file);
    WorkbookWriter(WorkbookWriter&&) noexcept;
    WorkbookWriter& operator=(WorkbookWriter&&) noexcept;
    ~WorkbookWriter();

    /// The next row, in UTF-8. NotForSpreadsheets, which says what is too large, DiskFull.
    [[nodiscard]] Result<void> addRow(std::span<const std::string> cells);
    /// The first row stays in sight when the others are scrolled.
    void keepFirstRowInSight();
    [[nodiscard]] std::uint64_t rowCount() const;
    /// Makes the workbook of the rows. DiskFull or TargetNotWritable where not all of it was
    /// written.
    [[nodiscard]] Result<void> finish();

private:
    struct Book;
    explicit WorkbookWriter(std::unique_ptr<Book> book);
    std::unique_ptr<Book> m_book;
};

/// Whether a file of that name is to be an XLSX workbook.
[[nodiscard]] bool isWorkbookName(std::string_view path);

} // namespace listwright
