// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace listwright {

/// Beyond that a number in a name is no part's but a year or a date.
constexpr std::size_t mostParts = 999;

/// What lies beside `target` under the name of a further part of it (`bounces-3.csv` beside
/// `bounces.csv`, as numberedTarget() makes them) with a number above `parts`, of which it has that
/// many now: an earlier, longer export left it. In the order of the numbers; one look into the
/// folder.
[[nodiscard]] std::vector<std::string> stalePartsOf(const std::string& target, std::size_t parts);

} // namespace listwright
