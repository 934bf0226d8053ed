// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/table_recognition.h"

#include "model/address/email_address.h"
#include "model/report/ascii_text.h"
#include "model/report/header_words.h"

#include <re2/re2.h>

#include <algorithm>

namespace listwright {

namespace {

using Names = std::vector<std::string>;

// Shares of a column's filled cells.
constexpr double someAddresses = 0.3; // reports hold broken addresses too
constexpr double mostCells = 0.6;

std::optional<std::size_t> columnNamed(const Names& names, const std::string& name) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (name.empty() || found == names.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - names.begin());
}

template <typename Accepts>
double shareOfCells(const TablePreview& preview, std::size_t column, const Accepts& accepts) {
    std::size_t filled = 0;
    std::size_t accepted = 0;
    for (const auto& row : preview.rows) {
        const auto cell = column < row.size() ? trimmed(row[column]) : std::string_view();
        if (cell.empty())
            continue;
        ++filled;
        accepted += accepts(cell) ? 1 : 0;
    }
    return filled == 0 ? 0.0 : static_cast<double>(accepted) / static_cast<double>(filled);
}

bool cellsFit(const TableSigns& signs, const Names& names, const TablePreview& preview) {
    return std::all_of(signs.cells.begin(), signs.cells.end(), [&](const CellPattern& wanted) {
        const auto column = columnNamed(names, wanted.column);
        return column && shareOfCells(preview, *column, [&](std::string_view cell) {
                             return re2::RE2::PartialMatch(
                                 re2::StringPiece(cell.data(), cell.size()), *wanted.pattern);
                         }) >= mostCells;
    });
}

// How many columns speak for a description; 0 where it is another table.
std::size_t columnsThatFit(const TableSigns& signs, const Names& names) {
    std::size_t most = 0;
    for (const Names& header : signs.headers) {
        const bool allThere =
            std::all_of(header.begin(), header.end(), [&](const std::string& name) {
                return columnNamed(names, name).has_value();
            });
        if (allThere && (!signs.wholeHeader || names.size() == header.size()))
            most = std::max(most, header.size());
    }
    return most;
}

Names comparableNames(const TablePreview& preview) {
    Names names;
    for (const std::string& column : preview.columns)
        names.push_back(comparableWords(column));
    return names;
}

TableColumns columnsOf(const TableMapping& mapping, const Names& names,
                       const TablePreview& preview) {
    TableColumns found;
    for (std::size_t role = 0; role < columnRoleCount; ++role)
        for (const std::string& name : mapping.columns[role]) {
            const auto column = columnNamed(names, name);
            if (!column)
                continue;
            if (static_cast<ColumnRole>(role) == ColumnRole::Address &&
                shareOfCells(preview, *column, [](std::string_view cell) {
                    return normaliseAddress(cell).has_value();
                }) < someAddresses)
                continue;
            found.columns[role] = column;
            break;
        }
    for (const EventFlag& flag : mapping.flags)
        found.flags.push_back({columnNamed(names, flag.column),
                               columnNamed(names, flag.diagnosticColumn),
                               columnNamed(names, flag.dateColumn)});
    std::vector<std::string_view> dates;
    const auto addDates = [&](std::optional<std::size_t> column) {
        if (column)
            for (const auto cell : filledCells(preview, *column))
                dates.push_back(cell);
    };
    addDates(found.column(ColumnRole::Date));
    for (const FlagColumns& flag : found.flags)
        addDates(flag.date);
    found.setDateOrder(dates);
    return found;
}

} // namespace

TableColumns columnsNamedBy(const TableMapping& mapping, const TablePreview& preview) {
    return columnsOf(mapping, comparableNames(preview), preview);
}

std::optional<RecognisedTable> recogniseTable(const TablePreview& preview, bool chosen,
                                              std::span<const ReportFormat> formats) {
    if (!preview.dialect.hasHeader)
        return std::nullopt;
    const Names names = comparableNames(preview);
    std::optional<RecognisedTable> best;
    std::size_t most = 0;
    for (const ReportFormat& format : formats) {
        if (format.container != ReportContainer::Table ||
            (format.table.signs.onlyWhenChosen && !chosen))
            continue;
        const std::size_t fits = columnsThatFit(format.table.signs, names);
        if (fits <= most || !cellsFit(format.table.signs, names, preview))
            continue;
        TableColumns columns = columnsOf(format.table, names, preview);
        if (columns.column(ColumnRole::Address)) {
            best = RecognisedTable{&format, std::move(columns)};
            most = fits;
        }
    }
    return best;
}

} // namespace listwright
