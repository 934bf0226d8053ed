// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/cleaning/event_ledger.h"
#include "model/suppression/suppression_store.h"

#include <span>

namespace listwright {

/// Files what the suppression list knows, so that its addresses are proposed for removal again, or
/// for a look where a report brings good news of them. `storePath` is the place that evidence
/// names. Before EventLedger::finish().
void addSuppressed(EventLedger& ledger, std::span<const SuppressionEntry> entries,
                   const std::string& storePath);

} // namespace listwright
