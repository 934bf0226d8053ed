// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/io/table_dialect.h"

#include <string>
#include <string_view>
#include <vector>

namespace listwright {

/// A form of contact list: a row of resources/list_formats.tsv.
struct ListFormat {
    std::string id;
    std::string name;
    /// Alternatives of columns that must all be there, as foldedColumnName() makes them; empty for
    /// forms that are not known by their header.
    std::vector<std::vector<std::string>> headers;
    /// As of a report format.
    std::string confidence;
    std::string source;
};

/// All that the program knows, loaded at the first call.
[[nodiscard]] const std::vector<ListFormat>& listFormats();
/// Null where there is none of that id.
[[nodiscard]] const ListFormat* listFormatById(std::string_view id);
/// The form whose columns the table has; null for any other table.
[[nodiscard]] const ListFormat* recogniseList(const TablePreview& preview);

} // namespace listwright
