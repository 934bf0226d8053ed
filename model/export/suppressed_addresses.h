// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/cleaning/clean_up.h"
#include "model/cleaning/decisions.h"
#include "model/export/removal.h"
#include "model/io/job.h"
#include "model/suppression/suppression_store.h"

#include <functional>
#include <string>
#include <vector>

namespace listwright {

using SuppressedTaker =
    std::function<Result<void>(const std::string& address, const Removal& removal)>;

/// Hands out the addresses of all removed contacts of all lists, each once, in the lists' order and
/// in normalised form. An address that the user keeps by hand in one list is left out, though
/// another list loses it: suppressed, it would get no mail at all. Errors of the lists' files and
/// of `take`; Cancelled when asked to stop.
[[nodiscard]] Result<void> forEachSuppressed(const CleanUp& cleanUp, const Decisions& decisions,
                                             const SuppressedTaker& take,
                                             const CancelToken& cancel);

/// The same as the suppression list keeps them.
[[nodiscard]] Result<std::vector<SuppressionEntry>>
suppressionEntries(const CleanUp& cleanUp, const Decisions& decisions, const CancelToken& cancel);

} // namespace listwright
