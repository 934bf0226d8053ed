// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/cleaning/contact_query.h"
#include "model/cleaning/row_piece.h"
#include "model/cleaning/text_order.h"

#include <optional>
#include <span>
#include <vector>

namespace listwright {

/// What rows are sorted by where it has to be read from the lists: the address, or a column of the
/// lists, which is sorted by number where all its cells hold one.
class ColumnTexts {
public:
    /// The addresses.
    explicit ColumnTexts(const CleanUp& cleanUp);
    /// Looks through the column for something that is no number: Errors are those of the source,
    /// and Cancelled.
    [[nodiscard]] static Result<ColumnTexts> of(const CleanUp& cleanUp, const OwnColumn& column,
                                                const CancelToken& cancel);

    /// Of some rows of the piece, numbered as in the clean-up and in ascending order. Any thread
    /// may ask for any piece. Errors are those of the source, and Cancelled.
    [[nodiscard]] Result<RowsToSort> ofRows(const RowPiece& piece, std::span<const RowNumber> rows,
                                            const CancelToken& cancel) const;

private:
    enum class Kind : std::uint8_t { Address, Text, Number };
    const CleanUp& m_cleanUp;
    Kind m_kind = Kind::Address;
    std::vector<std::optional<std::size_t>> m_places; // by list: where the column stands
};

/// `-12.5`, nothing around but spaces: a number with a point.
[[nodiscard]] std::optional<double> plainNumber(std::string_view text);

} // namespace listwright
