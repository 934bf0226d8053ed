// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/cleaning/clean_up.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace listwright {

/// Rows of one list, as many as one thread looks at at once: of the list itself, and where its
/// first row stands in the clean-up.
struct RowPiece {
    std::size_t list = 0;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t firstOfList = 0;

    [[nodiscard]] std::uint32_t size() const { return end - begin; }
};

/// All rows of all lists.
[[nodiscard]] inline std::vector<RowPiece> piecesOf(const CleanUp& cleanUp) {
    constexpr std::uint32_t rowsOfPiece = 1 << 16;
    std::vector<RowPiece> pieces;
    for (std::size_t list = 0; list < cleanUp.lists().size(); ++list) {
        const std::uint32_t rows = cleanUp.lists()[list]->rowCount();
        for (std::uint32_t begin = 0; begin < rows;) {
            const std::uint32_t end = begin + std::min(rows - begin, rowsOfPiece);
            pieces.push_back({list, begin, end, cleanUp.firstRow(list).value});
            begin = end;
        }
    }
    return pieces;
}

} // namespace listwright
