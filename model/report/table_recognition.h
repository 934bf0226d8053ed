// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/io/table_dialect.h"
#include "model/report/report_format.h"
#include "model/report/table_columns.h"

#include <optional>
#include <span>

namespace listwright {

/// A table that a description knows by its columns' names.
struct RecognisedTable {
    const ReportFormat* format = nullptr;
    TableColumns columns;
};

/// The columns that a description names, whether or not the table is one of its kind; what is not
/// there has none. A column without addresses is not that of the recipients.
[[nodiscard]] TableColumns columnsNamedBy(const TableMapping& mapping, const TablePreview& preview);

/// The description with signs that fits a table's header and cells best, or none. `chosen` says
/// that the user calls it a report, which lets those count whose columns fit ordinary lists too.
[[nodiscard]] std::optional<RecognisedTable>
recogniseTable(const TablePreview& preview, bool chosen,
               std::span<const ReportFormat> formats = reportFormats());

} // namespace listwright
