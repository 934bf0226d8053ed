// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/io/error.h"
#include "model/io/job.h"
#include "model/io/row_number.h"

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace listwright {

/// Rows of a piece with what they are sorted by, in ascending order: two numbers, then text. Rows
/// with nothing there stand apart.
class RowsToSort {
public:
    /// By the text's bytes. Most texts differ in their first twenty letters, which the numbers
    /// hold.
    void addText(RowNumber row, std::string_view text);
    void addNumber(RowNumber row, std::uint64_t number) { m_rows.push_back({number, 0, row}); }
    void addNumber(RowNumber row, double number, std::string_view text);
    void addNothing(RowNumber row) { m_others.push_back(row); }

private:
    friend class TextOrder;
    static constexpr std::uint32_t noRest = std::numeric_limits<std::uint32_t>::max();
    struct Row {
        std::uint64_t first = 0;
        std::uint64_t second = 0;
        RowNumber row = {};
        std::uint32_t rest = noRest; // of the text, in m_rests: its length, then itself
    };
    std::uint32_t addRest(std::string_view rest);

    std::vector<Row> m_rows;
    std::vector<RowNumber> m_others;
    std::string m_rests;
};

/// The rows of all pieces, which stand in the list's order, in the order of what they are sorted
/// by, on all cores: equal rows in the list's order, rows with nothing there last. Progress in rows
/// behind `done` of `total`. Cancelled when asked to stop.
[[nodiscard]] Result<std::vector<RowNumber>> sortedRows(std::vector<RowsToSort> pieces,
                                                        bool descending, Progress before,
                                                        ProgressReporter& progress,
                                                        const CancelToken& cancel);

/// A number whose order is that of `number`, which is none of the values that are not numbers.
[[nodiscard]] std::uint64_t orderedBits(double number);

} // namespace listwright
