// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/cleaning/contact_query.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace listwright {

/// What a row is sorted by in a column that the clean-up knows without reading the list: a number,
/// or nothing.
class SortKeys {
public:
    explicit SortKeys(ContactColumn column);
    /// Above all keys, where there are so few that rows can be counted by them; else 0.
    [[nodiscard]] std::uint32_t keyCount() const { return m_keyCount; }
    [[nodiscard]] std::optional<std::uint64_t> operator()(const ContactOutcome& outcome,
                                                          ContactStatus status) const;

private:
    ContactColumn m_column;
    std::uint32_t m_keyCount = 0;
    std::vector<std::uint64_t> m_reasons;
    std::vector<std::uint64_t> m_providers;
};

/// Rows of a piece with a key each, in ascending order.
struct RowsByKey {
    std::vector<RowNumber> rows;
    std::vector<std::uint16_t> keys; // parallel
};

/// The rows of all pieces by their keys, which are at most `keyCount`: equal ones in the order of
/// the pieces, and those with `keyCount` itself last, both ways. On all cores.
[[nodiscard]] std::vector<RowNumber> rowsInKeyOrder(const std::vector<RowsByKey>& pieces,
                                                    std::uint32_t keyCount, bool descending);

} // namespace listwright
