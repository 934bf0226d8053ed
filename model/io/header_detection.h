// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace listwright {

/// Whether the first of these rows names the columns, judged by content: in the column where the
/// others hold addresses it has a word; without addresses, it holds words where others hold
/// figures.
[[nodiscard]] bool firstRowIsHeader(const std::vector<std::vector<std::string>>& rows);

/// The names of `count` columns, each there and different from the others: white space around them
/// trimmed, "Column 3" where there is none, "Name (2)" for the second of that name.
[[nodiscard]] std::vector<std::string> columnNames(const std::vector<std::string>& header,
                                                   std::size_t count);

} // namespace listwright
