// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/table_choice.h"

#include "model/address/address_hash.h"
#include "model/address/email_address.h"
#include "model/io/resource_table.h"
#include "model/report/table_recognition.h"

#include <algorithm>

namespace listwright {

std::vector<const ReportFormat*> choosableTables() {
    std::vector<const ReportFormat*> all;
    for (const ReportFormat& format : reportFormats())
        if (format.container == ReportContainer::Table && !format.table.signs.headers.empty())
            all.push_back(&format);
    std::sort(all.begin(), all.end(),
              [](const ReportFormat* a, const ReportFormat* b) { return a->name < b->name; });
    if (const ReportFormat* const any = reportFormatById(tableByContent))
        all.insert(all.begin(), any);
    return all;
}

std::string columnRoleName(ColumnRole role) {
    static const ResourceTable table = builtInTable(":/texts/column_roles.tsv");
    const auto row = std::find_if(table.rows.begin(), table.rows.end(), [&](const auto& candidate) {
        return table.value(candidate, "id") == columnRoleId(role);
    });
    return row == table.rows.end() ? std::string(columnRoleId(role)) : table.value(*row, "name");
}

bool saysSomething(const TableMapping& mapping, ColumnRole role, std::string_view cell,
                   DateOrder order) {
    switch (role) {
    case ColumnRole::Address:
        return normaliseAddress(cell).has_value() || addressHashOf(cell).has_value();
    case ColumnRole::OriginalAddress:
        return normaliseAddress(cell).has_value();
    case ColumnRole::Status:
        return parseEnhancedStatusCode(cell).has_value();
    case ColumnRole::Reply:
        return findReplyCode(cell).has_value();
    case ColumnRole::Type:
    case ColumnRole::Event:
        return mapping.eventOf(cell).has_value();
    case ColumnRole::Date:
        return parseEventDate(cell, order).has_value();
    case ColumnRole::Diagnostic:
    case ColumnRole::Reason:
    case ColumnRole::Host:
        break;
    }
    return true;
}

std::optional<TableColumns> columnsReadAs(std::string_view formatId, const TablePreview& preview) {
    const ReportFormat* const format = reportFormatById(formatId);
    if (format == nullptr || format->container != ReportContainer::Table)
        return std::nullopt;
    return formatId == tableByContent ? findColumns(format->table, preview, standardClassifier())
                                      : columnsNamedBy(format->table, preview);
}

void chooseColumns(TableColumns& columns, const TableChoice& choice, const TablePreview& preview) {
    const std::size_t count = preview.columns.size();
    // First, since it takes the column from all others, which may then be chosen on purpose.
    const auto address = choice.columns.find(ColumnRole::Address);
    if (address != choice.columns.end() && address->second && *address->second < count)
        columns.setAddress(*address->second);
    for (const auto& [role, column] : choice.columns) {
        if (role == ColumnRole::Address || (column && *column >= count))
            continue;
        columns.columns[static_cast<std::size_t>(role)] = column;
        columns.chosen[static_cast<std::size_t>(role)] = column.has_value();
        if (role == ColumnRole::Date && column)
            columns.setDateOrder(filledCells(preview, *column));
    }
}

std::vector<ColumnRole> rolesThatSayNothing(const TableColumns& columns,
                                            const TableMapping& mapping,
                                            const TablePreview& preview) {
    std::vector<ColumnRole> silent;
    for (std::size_t at = 0; at < columnRoleCount; ++at) {
        const auto role = static_cast<ColumnRole>(at);
        const auto column = columns.column(role);
        if (!columns.chosen[at] || !column)
            continue;
        const auto cells = filledCells(preview, *column);
        const DateOrder order = columns.seeksDateOrder ? DateOrder::DayFirst : columns.dateOrder;
        if (std::none_of(cells.begin(), cells.end(), [&](std::string_view cell) {
                return saysSomething(mapping, role, cell, order);
            }))
            silent.push_back(role);
    }
    return silent;
}

} // namespace listwright
