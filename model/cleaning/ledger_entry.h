// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/bounce/classifier.h"

#include <cstdint>

namespace listwright {

/// A classified event as the ledger keeps it: 48 bytes, its texts in the ledger's own store.
struct LedgerEntry {
    EventKind kind = EventKind::None;
    BounceType type = BounceType::None;
    Reason reason = Reason::Undetermined;
    Cause cause = Cause::Unspecified;
    Proposal proposal = Proposal::Keep;
    Confidence confidence = Confidence::Guess;
    RuleIndex rule = noRule;
    EnhancedStatusCode status; // class 0 where there is none
    ReplyCode reply;           // 0 where there is none
    ProviderId provider;       // who answered, where the report tells
    /// Filed under the original recipient (RFC 3464, 2.3.1); the same event also stands under the
    /// final one, and counts there.
    bool viaOriginal = false;
    /// From the suppression list and not from a report.
    bool fromStore = false;
    std::int64_t date = 0;     // seconds since 1970; 0 where the report does not tell
    std::uint32_t address = 0; // index of the normalised recipient
    std::uint32_t text = 0;    // index of the event: diagnostic and places

    friend bool operator==(const LedgerEntry&, const LedgerEntry&) = default;
};

} // namespace listwright
