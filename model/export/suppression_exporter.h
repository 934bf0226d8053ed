// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/cleaning/clean_up.h"
#include "model/cleaning/decisions.h"
#include "model/export/list_exporter.h"
#include "model/export/suppression_preset.h"
#include "model/io/job.h"

namespace listwright {

/// Writes the addresses of all removed contacts of all lists, each once, in the lists' order and in
/// normalised form. An address that the user keeps by hand in one list is left out, though another
/// list loses it: suppressed, it would get no mail at all. Errors of the lists' files and of the
/// written one; Cancelled when asked to stop.
[[nodiscard]] Result<void> exportSuppression(const CleanUp& cleanUp, const Decisions& decisions,
                                             const SuppressionPreset& preset, RowFile& to,
                                             const CancelToken& cancel);

} // namespace listwright
