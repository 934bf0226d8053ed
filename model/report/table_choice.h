// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/io/table_dialect.h"
#include "model/report/report_format.h"
#include "model/report/table_columns.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace listwright {

/// What the user says of a report that is a table; what is empty is found by the program.
struct TableChoice {
    /// An id of choosableTables().
    std::string formatId;
    /// For each role that was chosen for its column, counted from 0, or none.
    std::map<ColumnRole, std::optional<std::size_t>> columns;

    [[nodiscard]] bool isEmpty() const { return formatId.empty() && columns.empty(); }
    friend bool operator==(const TableChoice&, const TableChoice&) = default;
};

/// The description that takes any table, by its content.
inline constexpr std::string_view tableByContent = "generic-bounce-csv";

/// The descriptions by which a table can be read, the one by content first and the others by name.
/// None of those that only certain content can be, such as hashes.
[[nodiscard]] std::vector<const ReportFormat*> choosableTables();

/// The role in words: "status code", "date", ...
[[nodiscard]] std::string columnRoleName(ColumnRole role);

/// Whether a cell that is not empty can be used in a column of that role. Any text is somebody's
/// words, so that those roles take everything.
[[nodiscard]] bool saysSomething(const TableMapping& mapping, ColumnRole role,
                                 std::string_view cell, DateOrder order);

/// The columns of a table that is read by the description of that id: by their names, or by their
/// content where it is the one that takes any table. Null where there is no such table description.
[[nodiscard]] std::optional<TableColumns> columnsReadAs(std::string_view formatId,
                                                        const TablePreview& preview);

/// Puts chosen columns over those that were found; ones that the table does not have are left out.
/// The column of the recipients has no other role then.
void chooseColumns(TableColumns& columns, const TableChoice& choice, const TablePreview& preview);

/// Of the roles with a chosen column those of which no cell of the first rows says anything.
[[nodiscard]] std::vector<ColumnRole> rolesThatSayNothing(const TableColumns& columns,
                                                          const TableMapping& mapping,
                                                          const TablePreview& preview);

} // namespace listwright
