// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/bounce/classifier.h"
#include "model/io/table_dialect.h"
#include "model/report/event_date.h"
#include "model/report/table_mapping.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace listwright {

/// The columns of one EventFlag that are there.
struct FlagColumns {
    std::optional<std::size_t> column;
    std::optional<std::size_t> diagnostic;
    std::optional<std::size_t> date;
};

/// Which column of a table has which role.
struct TableColumns {
    std::array<std::optional<std::size_t>, columnRoleCount> columns{};
    /// As many as the description has flags, where it was known by its header.
    std::vector<FlagColumns> flags;
    DateOrder dateOrder = DateOrder::Unknown;
    /// The first rows have dates that can be read either way and none that tells: later ones may.
    bool seeksDateOrder = false;
    /// The roles whose columns the user chose: there a cell that says nothing is a problem.
    std::array<bool, columnRoleCount> chosen{};
    /// The column that shows that the table is a bounce report; none for a list of contacts.
    std::optional<ColumnRole> evidence;

    [[nodiscard]] std::optional<std::size_t> column(ColumnRole role) const {
        return columns[static_cast<std::size_t>(role)];
    }
    void setDateOrder(const std::vector<std::string_view>& dates) {
        dateOrder = dateOrderOf(dates);
        seeksDateOrder = dateOrder == DateOrder::Unknown &&
                         std::any_of(dates.begin(), dates.end(), mayBeEitherOrder);
    }
    /// The user knows which column holds the recipients; it has no other role then.
    void setAddress(std::size_t column) {
        for (auto& other : columns)
            if (other == column)
                other.reset();
        columns[static_cast<std::size_t>(ColumnRole::Address)] = column;
    }
};

/// The cells of a column in the first rows that are not empty, without white space around them.
[[nodiscard]] std::vector<std::string_view> filledCells(const TablePreview& preview,
                                                        std::size_t column);

/// Looks at the cells of a table's first rows, and then at the columns' names: status codes,
/// servers' answers, dates and words for what became of mail are known by themselves, wherever they
/// stand and whatever their column is called. A column that is mostly empty proves nothing, so a
/// contact list with a note here and there stays a contact list.
[[nodiscard]] TableColumns findColumns(const TableMapping& mapping, const TablePreview& preview,
                                       const Classifier& classifier);

} // namespace listwright
