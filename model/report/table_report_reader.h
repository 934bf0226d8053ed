// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/io/table_dialect.h"
#include "model/report/report_reader.h"
#include "model/report/table_columns.h"

#include <memory>
#include <string>
#include <vector>

namespace listwright {

/// Reads a table with one recipient a row. A row without a valid address is a problem of the
/// report. `mapping` must outlive the reader.
[[nodiscard]] std::unique_ptr<ReportReader> tableReportReader(const TableMapping& mapping,
                                                              TableDialect dialect,
                                                              TableColumns columns,
                                                              std::vector<std::string> columnNames);

/// As tableReportReader() reads, with the work on all cores. The events are the same, in the same
/// order.
[[nodiscard]] Result<ReportSummary>
readTableReport(const ByteSource& source, const TableMapping& mapping, const TableDialect& dialect,
                const TableColumns& columns, const std::vector<std::string>& columnNames,
                const EventWork& work, ProgressReporter& progress, const CancelToken& cancel);

} // namespace listwright
