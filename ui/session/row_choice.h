// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/cleaning/contact_query.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace listwright {

/// Positions of a view that follow each other; `end` is behind the last.
struct PositionRange {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    friend bool operator==(const PositionRange&, const PositionRange&) = default;
};

/// Rows that are chosen in a view, as few numbers however many they are. Safe on any thread.
struct RowChoice {
    std::shared_ptr<const ContactView> view; // null where nothing is chosen
    std::vector<PositionRange> positions;

    [[nodiscard]] std::uint64_t rowCount() const {
        std::uint64_t count = 0;
        for (const PositionRange& range : positions)
            count += range.end - range.begin;
        return count;
    }
    [[nodiscard]] std::vector<RowNumber> rows() const;
    friend bool operator==(const RowChoice&, const RowChoice&) = default;
};

/// Where chosen rows stand in another view.
struct PlacedRows {
    std::vector<PositionRange> chosen; // none where they lie in more than mostPieces
    std::optional<std::uint32_t> current;
    /// A selection in more pieces than that would be slower to restore than it is worth.
    static constexpr std::size_t mostPieces = 2000;
};
/// Looks through `view` once; for a worker where that is large.
[[nodiscard]] PlacedRows placeAgain(const RowChoice& chosen, std::optional<RowNumber> current,
                                    const ContactView& view);

} // namespace listwright
