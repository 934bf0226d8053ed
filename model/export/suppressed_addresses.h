// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/cleaning/clean_up.h"
#include "model/cleaning/decisions.h"
#include "model/export/removal.h"
#include "model/io/job.h"
#include "model/suppression/suppression_store.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace listwright {

/// A removed contact whose address is to be suppressed.
struct SuppressedRow {
    RowNumber row;
    /// Where the row's cell holds several addresses, no report speaks of the one, or one by its
    /// hash alone; else it is that of the row's history, and this is null.
    std::unique_ptr<const std::string> address;
};

/// The addresses of all removed contacts of all lists, each once, in the lists' order. An address
/// that the user keeps by hand in one list is left out, though another list loses it: suppressed,
/// it would get no mail at all. Errors of the lists' files; Cancelled when asked to stop.
[[nodiscard]] Result<std::vector<SuppressedRow>>
suppressedRows(const CleanUp& cleanUp, const Decisions& decisions, const CancelToken& cancel);

/// In normalised form.
[[nodiscard]] std::string_view addressOf(const CleanUp& cleanUp, const SuppressedRow& suppressed);

/// The same as the suppression list keeps them.
[[nodiscard]] Result<std::vector<SuppressionEntry>>
suppressionEntries(const CleanUp& cleanUp, const Decisions& decisions, const CancelToken& cancel);

} // namespace listwright
