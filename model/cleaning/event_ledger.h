// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/intake/report_import.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace listwright {

/// A classified event as the ledger keeps it: 64 bytes or so, its texts in the ledger's own store.
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
    ProviderId provider;
    std::int64_t date = 0;     // 0 where the report does not tell
    std::uint32_t address = 0; // index of the normalised recipient
    std::uint32_t text = 0;    // index of diagnostic and places
};

/// All events of all reports, by normalised recipient. Filled on one thread, then shared as const.
class EventLedger {
public:
    EventLedger();
    ~EventLedger();
    EventLedger(EventLedger&&) noexcept;
    EventLedger& operator=(EventLedger&&) noexcept;

    void add(const ClassifiedEvent& event);
    /// Sorts every address's events by date; call once, after the last add().
    void finish();

    [[nodiscard]] std::uint64_t eventCount() const;
    [[nodiscard]] std::uint64_t eventCount(EventKind kind) const;
    [[nodiscard]] std::uint32_t addressCount() const;
    /// The events about one address, oldest first. Compares bytes, not only the key.
    [[nodiscard]] std::span<const LedgerEntry> historyOf(std::string_view normalisedAddress) const;
    /// Whether any address has that key: a cheap no.
    [[nodiscard]] bool mayKnow(std::uint64_t addressKey) const;
    [[nodiscard]] std::string_view address(const LedgerEntry& entry) const;
    /// The event as the report stated it, with its diagnostic and place; for the Why pane and the
    /// suppression file.
    [[nodiscard]] ClassifiedEvent event(const LedgerEntry& entry) const;
    /// Every entry, grouped by address.
    [[nodiscard]] std::span<const LedgerEntry> entries() const;

private:
    struct Store;
    std::unique_ptr<Store> m_store;
};

} // namespace listwright
