// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/cleaning/policy.h"

#include <algorithm>
#include <initializer_list>

namespace listwright {

namespace {

constexpr std::int64_t secondsOfADay = 86400;

using Index = std::optional<std::uint32_t>;

// The soft bounces since the last delivery.
struct SoftBounces {
    int count = 0;
    std::int64_t firstDate = 0; // 0 while none has a date
    std::int64_t lastDate = 0;

    void add(std::int64_t date) {
        ++count;
        if (date == 0)
            return;
        if (firstDate == 0)
            firstDate = date;
        lastDate = date;
    }
    bool reach(const Policy& policy) const {
        return count >= policy.softBouncesBeforeRemoval &&
               lastDate - firstDate >= policy.softBounceDays * secondsOfADay;
    }
};

bool isWish(const LedgerEntry& entry) {
    return entry.kind == EventKind::Complaint || entry.kind == EventKind::Unsubscribe;
}

bool isSignOfLife(const LedgerEntry& entry) {
    return entry.kind == EventKind::Delivered || entry.kind == EventKind::Engaged;
}

} // namespace

Proposal proposalOf(const Policy& policy, const LedgerEntry& entry) {
    const auto changed = policy.proposals[static_cast<std::size_t>(entry.reason)];
    const Proposal proposal = changed.value_or(entry.proposal);
    return entry.kind == EventKind::Delay ? std::min(proposal, Proposal::Watch) : proposal;
}

Judgement judge(const Policy& policy, std::span<const LedgerEntry> history) {
    // The last event that stands for each proposal.
    Index wish, removal, tooManySoft, candidate, review, watch, keep;
    SoftBounces soft;

    for (std::uint32_t at = 0; at < history.size(); ++at) {
        const LedgerEntry& entry = history[at];
        if (isSignOfLife(entry)) {
            if (removal)
                candidate = removal;
            removal = tooManySoft = review = watch = std::nullopt;
            soft = {};
            keep = at;
            continue;
        }
        switch (proposalOf(policy, entry)) {
        case Proposal::Remove:
            (isWish(entry) ? wish : removal) = at;
            if (!isWish(entry))
                candidate = std::nullopt; // dead again
            break;
        case Proposal::Review:
            review = at;
            break;
        case Proposal::Watch:
            watch = at;
            if (entry.kind == EventKind::Bounce)
                soft.add(entry.date);
            if (soft.reach(policy))
                tooManySoft = at;
            break;
        case Proposal::Keep:
            keep = at;
            break;
        }
    }

    Judgement judgement;
    judgement.reactivationCandidate = candidate && !wish && !tooManySoft;
    const auto decide = [&](Proposal proposal, std::initializer_list<Index> byWeight) {
        for (const Index& index : byWeight) {
            if (!index || judgement.deciding)
                continue;
            judgement.proposal = proposal;
            judgement.deciding = index;
        }
    };
    decide(Proposal::Remove, {wish, removal, tooManySoft});
    decide(Proposal::Review, {candidate, review});
    decide(Proposal::Watch, {watch});
    decide(Proposal::Keep, {keep});
    return judgement;
}

} // namespace listwright
