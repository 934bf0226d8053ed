// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/report/report_format.h"
#include "model/report/report_reader.h"

#include <memory>
#include <span>

namespace listwright {

/// Reads JSON events as `mapping` lays them out; it must outlive the reader. A broken document is a
/// problem of the report with its place, and the others are read.
[[nodiscard]] std::unique_ptr<ReportReader> jsonReportReader(const JsonMapping& mapping);

/// As jsonReportReader() reads, with the work on all cores. The events are the same, in the same
/// order.
[[nodiscard]] Result<ReportSummary>
readJsonReport(const ByteSource& source, const JsonMapping& mapping, const EventWork& work,
               ProgressReporter& progress, const CancelToken& cancel);

/// What the first documents of a file show.
struct JsonSign {
    bool isJson = false;
    const ReportFormat* format = nullptr; // none that is known
    /// What is wrong with the last document that is broken; empty where all are whole.
    std::string broken;
};
[[nodiscard]] JsonSign recogniseJson(const ByteSource& source,
                                     std::span<const ReportFormat> formats = reportFormats());

} // namespace listwright
