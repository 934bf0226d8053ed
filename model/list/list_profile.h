// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/io/table_dialect.h"
#include "model/list/list_columns.h"

#include <optional>
#include <string>
#include <vector>

namespace listwright {

/// How a mailing list is to be read.
struct ListProfile {
    TableDialect dialect;
    std::vector<std::string> columns;
    std::size_t emailColumn = 0;
    /// The share of sampled rows with an address in that column, from 0 to 1.
    double emailShare = 0.0;
    /// The columns that are called so; none without a header.
    ListColumns roles = {};
};

/// Finds the column that holds the addresses, by content first, by header second. NoAddresses where
/// no column does.
[[nodiscard]] Result<ListProfile> profileList(const ByteSource& source,
                                              const TablePreview& preview);
/// With the column that the user chose. NoSuchColumn where the list has none of that name (without
/// regard to case).
[[nodiscard]] Result<ListProfile> profileList(const ByteSource& source, const TablePreview& preview,
                                              std::string_view emailColumn);

} // namespace listwright
