// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/export/clean_up_exporter.h"
#include "model/export/list_exporter.h"
#include "model/export/row_kind.h"

#include <array>
#include <string>
#include <vector>

namespace listwright {

/// A target of a plan that is to be an XLSX workbook, and what goes into it.
struct WorkbookTarget {
    std::size_t list = 0;
    RowKind kind = RowKind::Cleaned;
    std::string path;
    std::uint64_t rows = 0; // the header not counted
    /// As many workbooks as the rows need: `path`, then `name-2.xlsx`, ...
    std::vector<std::string> files;
};
/// Those of the plan, in its order. Counts the rows; for a worker where there are many.
[[nodiscard]] std::vector<WorkbookTarget>
workbookTargets(const CleanUp& cleanUp, const Decisions& decisions, const ExportPlan& plan);
/// NotForSpreadsheets for a target that needs more than one workbook, which tells how many rows it
/// has and how many fit.
[[nodiscard]] Result<void> checkWorkbookRows(const std::vector<WorkbookTarget>& targets);

/// The files of a target, open, in their order.
struct WorkbookFiles {
    WorkbookTarget target;
    std::vector<RowFile> files;
};

/// Writes the rows of one list into workbooks, each with the list's header, in the list's order.
/// Removed rows get the explaining columns. `harmless` as in exportList(). NotForSpreadsheets names
/// the row of the list that does not fit. One pass over the list, in one thread, in memory that
/// does not grow with the list.
[[nodiscard]] Result<void> exportWorkbooks(const CleanUp& cleanUp, const Decisions& decisions,
                                           std::size_t list,
                                           const std::vector<WorkbookFiles*>& files, bool harmless,
                                           const BytesDone& done, const CancelToken& cancel);

} // namespace listwright
