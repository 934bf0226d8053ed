// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/cleaning/clean_up.h"
#include "model/cleaning/decisions.h"
#include "model/export/list_exporter.h"
#include "model/export/suppression_preset.h"
#include "model/io/job.h"

namespace listwright {

/// Writes what suppressedRows() finds, in the form of a preset. Errors of the lists' files
/// and of the written one; Cancelled when asked to stop.
[[nodiscard]] Result<void> exportSuppression(const CleanUp& cleanUp, const Decisions& decisions,
                                             const SuppressionPreset& preset, RowFile& to,
                                             const CancelToken& cancel);

} // namespace listwright
