// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/cleaning/clean_up.h"
#include "model/cleaning/decisions.h"
#include "model/export/list_exporter.h"
#include "model/io/job.h"

namespace listwright {

/// Writes what is proposed for the addresses of one list, as CSV in UTF-8 with the columns row (as
/// a spreadsheet counts, the header being 1), address (as the list has it), suggestion, why,
/// proposal. Only contacts whose domain looks mistyped or whose cell holds more than the bare
/// address are read. What a spreadsheet would take for a formula gets an apostrophe before it.
/// Errors of the list's file and of the written one; Cancelled when asked to stop.
[[nodiscard]] Result<void> exportCorrections(const CleanUp& cleanUp, const Decisions& decisions,
                                             std::size_t list, RowFile& to,
                                             const CancelToken& cancel);

} // namespace listwright
