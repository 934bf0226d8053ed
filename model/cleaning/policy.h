// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/bounce/reason.h"
#include "model/cleaning/event_ledger.h"
#include "model/io/error.h"

#include <array>
#include <optional>
#include <span>
#include <string>

namespace listwright {

/// How delivery events become a proposal. The defaults are DESIGN's; a file of JSON may change
/// them.
struct Policy {
    /// Soft bounces without a delivery in between before a watched contact is removed, 1 to 20 ...
    int softBouncesBeforeRemoval = 3;
    /// ... and the days that must lie between the first and the last of them, 0 to 90.
    int softBounceDays = 14;
    /// What a reason proposes, where it is not the reason's own default.
    std::array<std::optional<Proposal>, reasonCount> proposals{};
};

[[nodiscard]] Result<Policy> loadPolicy(const std::string& path);

/// What the history of one contact comes to: the proposal, and the entry that decided it (an index
/// into `history`, none for a contact without events).
struct Judgement {
    Proposal proposal = Proposal::Keep;
    std::optional<std::uint32_t> deciding;
    /// A delivery or engagement came after a hard bounce: the mailbox may be back.
    bool reactivationCandidate = false;
};
[[nodiscard]] Judgement judge(const Policy& policy, std::span<const LedgerEntry> history);

} // namespace listwright
