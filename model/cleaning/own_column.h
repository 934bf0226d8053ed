// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/cleaning/clean_up.h"

#include <compare>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace listwright {

/// A column of the lists themselves, by its name, which no other of its list has: in another list,
/// it stands elsewhere or not at all.
struct OwnColumn {
    std::string name;
    friend auto operator<=>(const OwnColumn&, const OwnColumn&) = default;
};

/// All columns of all lists but those with the addresses, in the order in which they stand.
[[nodiscard]] std::vector<OwnColumn> ownColumns(const CleanUp& cleanUp);
/// Where a list has the column; empty where it has none of that name, or its addresses there.
[[nodiscard]] std::optional<std::size_t> placeOf(const OwnColumn& column,
                                                 const ListProfile& profile);

} // namespace listwright
