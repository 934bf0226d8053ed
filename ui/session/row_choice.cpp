// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/row_choice.h"

#include <algorithm>

namespace listwright {

std::vector<RowNumber> RowChoice::rows() const {
    std::vector<RowNumber> rows;
    rows.reserve(rowCount());
    for (const PositionRange& range : positions)
        rows.insert(rows.end(), view->rows.begin() + range.begin, view->rows.begin() + range.end);
    return rows;
}

PlacedRows placeAgain(const RowChoice& chosen, std::optional<RowNumber> current,
                      const ContactView& view) {
    PlacedRows placed;
    if (current) {
        const auto found = std::find(view.rows.begin(), view.rows.end(), *current);
        if (found != view.rows.end())
            placed.current = static_cast<std::uint32_t>(found - view.rows.begin());
    }
    if (chosen.positions.empty() || chosen.positions.size() >= PlacedRows::mostPieces)
        return placed;

    const std::vector<RowNumber> rows = chosen.rows();
    const auto last = std::max_element(rows.begin(), rows.end());
    std::vector<bool> isChosen(std::size_t{last->value} + 1);
    for (const RowNumber row : rows)
        isChosen[row.value] = true;
    const auto isThere = [&](std::uint32_t position) {
        const std::uint32_t row = view.rows[position].value;
        return row < isChosen.size() && isChosen[row];
    };
    const auto end = static_cast<std::uint32_t>(view.rows.size());
    for (std::uint32_t position = 0; position < end; ++position) {
        if (!isThere(position))
            continue;
        if (placed.chosen.size() == PlacedRows::mostPieces) {
            placed.chosen.clear();
            break;
        }
        const std::uint32_t first = position;
        while (position + 1 < end && isThere(position + 1))
            ++position;
        placed.chosen.push_back({first, position + 1});
    }
    return placed;
}

} // namespace listwright
