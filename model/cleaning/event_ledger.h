// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/address/address_hash.h"
#include "model/cleaning/ledger_entry.h"
#include "model/intake/report_import.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace listwright {

class LedgerBatch;

/// A key that was asked for and an address has, with that address: its number and its bytes.
struct KeyMatch {
    std::uint32_t place = 0; // among the keys
    std::uint32_t address = 0;
    std::string_view text;
};

/// All events of all reports, by normalised recipient, or by its hash where a report shows no more.
/// Filled on one thread, then shared as const. Equal texts are kept once, those that differ in the
/// recipient alone too; half a million events with a long diagnostic of their own take 140 MiB.
class EventLedger {
public:
    EventLedger();
    ~EventLedger();
    EventLedger(EventLedger&&) noexcept;
    EventLedger& operator=(EventLedger&&) noexcept;

    /// Files an event under its final and its original recipient. One that says nothing about a
    /// recipient (none, unreadable, or without an address) is counted and not kept.
    void add(const ClassifiedEvent& event);
    /// All of them, in their order; quicker than one by one.
    void add(std::span<const ClassifiedEvent> events);
    void add(const LedgerBatch& batch);
    /// As add(), for an address that the suppression list knew before.
    void addSuppressed(const ClassifiedEvent& event);
    /// Adds every event of a finished ledger, such as one a report file.
    void add(const EventLedger& other);
    /// Sorts every address's events by date, those without one first; call once, after the last
    /// add().
    void finish();

    /// Events of the reports, each once; those of the suppression list do not count.
    [[nodiscard]] std::uint64_t eventCount() const;
    [[nodiscard]] std::uint64_t eventCount(EventKind kind) const;
    /// Events of the reports that name no address.
    [[nodiscard]] std::uint64_t withoutAddress() const;
    [[nodiscard]] std::uint32_t addressCount() const;
    /// The events about one address, oldest first. Compares bytes, not only the key.
    [[nodiscard]] std::span<const LedgerEntry> historyOf(std::string_view normalisedAddress) const;
    /// As historyOf(), by LedgerEntry::address.
    [[nodiscard]] std::span<const LedgerEntry> historyAt(std::uint32_t address) const;
    /// Which of `keys` an address has, in their order, into `found`: a cheap no for the others. An
    /// address with the same key may still be another one: compare bytes, and ask historyOf() where
    /// they differ. Fetches what historyAt() of those found will need. Only after finish().
    void findKeys(std::span<const std::uint64_t> keys, std::vector<KeyMatch>& found) const;
    /// Fetches what diagnosticOf(), fileOf() and addressAt() of these entries will need, all at
    /// once: they lie anywhere in memory.
    void fetch(std::span<const LedgerEntry* const> entries) const;
    [[nodiscard]] std::string_view addressAt(std::uint32_t address) const;
    /// Whether some recipients are known by such a hash alone ...
    [[nodiscard]] bool hasHashes(AddressHash hash) const;
    /// ... and whether this is one of them: addressAt() gives the hash.
    [[nodiscard]] bool isHash(std::uint32_t address) const;
    /// The event as the report stated it, with its diagnostic and place; for the Why pane and the
    /// suppression file.
    [[nodiscard]] ClassifiedEvent event(const LedgerEntry& entry) const;
    /// Parts of it.
    [[nodiscard]] std::string diagnosticOf(const LedgerEntry& entry) const;
    [[nodiscard]] std::string_view fileOf(const LedgerEntry& entry) const;
    [[nodiscard]] std::uint64_t messageOffsetOf(const LedgerEntry& entry) const;
    /// Every entry, grouped by address.
    [[nodiscard]] std::span<const LedgerEntry> entries() const;

private:
    struct Store;
    std::unique_ptr<Store> m_store;
};

/// The work that files the events of a report in the ledger, which outlives it: nearly all of it on
/// the threads that read.
[[nodiscard]] ClassifiedEventWork filing(EventLedger& ledger);

} // namespace listwright
