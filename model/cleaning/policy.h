// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/address/address_marks.h"
#include "model/bounce/reason.h"
#include "model/cleaning/event_ledger.h"
#include "model/io/error.h"
#include "model/list/duplicate_choice.h"

#include <array>
#include <optional>
#include <span>
#include <string>

namespace listwright {

/// How delivery events become a proposal. The defaults are DESIGN's; a file of JSON may change
/// them.
struct Policy {
    static constexpr int mostSoftBounces = 20;
    static constexpr int mostSoftBounceDays = 90;

    /// Soft bounces without a delivery in between before a watched contact is removed, 1 to 20 ...
    int softBouncesBeforeRemoval = 3;
    /// ... and the days that must lie between the first and the last of them, 0 to 90.
    int softBounceDays = 14;
    /// Which of the rows with one address stays.
    KeptDuplicate keptDuplicate = KeptDuplicate::First;
    /// Of Role and Disposable: contacts with one of them are removed, whatever became of their
    /// mail.
    AddressMarks removedMarks = {};
    /// What a reason proposes, where it is not the reason's own default.
    std::array<std::optional<Proposal>, reasonCount> proposals{};

    friend bool operator==(const Policy&, const Policy&) = default;
};

/// Reads `{"soft_bounces_before_removal": 3, "soft_bounce_days": 14, "keep_duplicate": "last",
/// "remove_marked": ["role", "disposable"], "proposals": {"mailbox-full": "remove"}}`; what is left
/// out keeps its default. SettingsBroken
/// names the line or the key.
[[nodiscard]] Result<Policy> loadPolicy(const std::string& path);
/// The same from the file's text; `name` is what messages call it.
[[nodiscard]] Result<Policy> parsePolicy(std::string_view json, const std::string& name);
/// A policy as loadPolicy() reads it, indented.
[[nodiscard]] std::string policyToJson(const Policy& policy);

/// What one event alone proposes. A delay proposes no more than to watch.
[[nodiscard]] Proposal proposalOf(const Policy& policy, const LedgerEntry& entry);

/// What the history of one contact comes to: the proposal, and the entry that decided it (an index
/// into `history`, none for a contact without events).
struct Judgement {
    Proposal proposal = Proposal::Keep;
    std::optional<std::uint32_t> deciding;
    /// A delivery or engagement came after a hard bounce: the mailbox may be back.
    bool reactivationCandidate = false;
};

/// `history` is oldest first. A complaint or an unsubscription stands whatever comes after it. A
/// delivery or engagement clears the soft bounces before it, and turns a removal before it into a
/// reactivation candidate, to be reviewed. Only bounces count towards the limit of soft bounces,
/// delays do not.
[[nodiscard]] Judgement judge(const Policy& policy, std::span<const LedgerEntry> history);

} // namespace listwright
