// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/cleaning/clean_up.h"
#include "model/cleaning/decisions.h"
#include "model/export/suppression_writer.h"
#include "model/io/job.h"

#include <vector>

namespace listwright {

/// Writes what suppressedRows() finds, in the form of a preset. `files` holds the first file, open,
/// and takes those that the service's limits make necessary. Errors of the lists' files and of the
/// written ones; Cancelled when asked to stop.
[[nodiscard]] Result<void> exportSuppression(const CleanUp& cleanUp, const Decisions& decisions,
                                             const SuppressionPreset& preset,
                                             std::vector<RowFile>& files, const NextFile& nextFile,
                                             const CancelToken& cancel);

} // namespace listwright
