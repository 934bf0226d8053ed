// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/address/address_hash.h"
#include "model/cleaning/ledger_entry.h"
#include "model/intake/report_import.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace listwright {

/// Classified events made ready for an EventLedger on whatever thread has read them, so that there
/// is little left to do in the order of the file: addresses are normalised, recipients are marked
/// in what servers say, texts are hashed and stand together. For the ledger alone.
class LedgerBatch {
public:
    explicit LedgerBatch(std::span<const ClassifiedEvent> events);

    /// Stands in the batch; TextPool::hashOf() of it.
    struct Text {
        std::size_t begin = 0;
        std::uint32_t length = 0;
        std::uint32_t hash = 0;
    };
    /// Whom an event is about, as the report writes it and as the ledger files it.
    struct Address {
        Text written;
        Text text; // normalised; empty where it is no address
        std::uint64_t key = 0;
        std::optional<AddressHash> hash;
        bool isNormalised = false; // both texts are the same
    };
    /// What many events have in common.
    struct Origin {
        std::string file;
        std::string field;
        std::string remoteMta;
        std::string mailSystem;
        std::string command;
        std::string feedbackType;
    };
    struct Event {
        LedgerEntry entry; // without the numbers of the ledger
        Address recipient;
        Address originalRecipient;
        Text diagnostic; // of at most 4 KiB
        std::uint64_t messageOffset = 0;
        std::uint64_t fieldOffset = 0;
        std::uint32_t origin = 0; // its place among the origins
        std::uint16_t matchBegin = 0;
        std::uint16_t matchLength = 0;
        bool echoes = false; // the diagnostic has marks where it repeats the recipient
        std::optional<Reason> vendorReason;
        std::optional<BounceType> vendorType;
    };

    /// Those that are about an address.
    [[nodiscard]] const std::vector<Event>& events() const { return m_events; }
    [[nodiscard]] const std::vector<Origin>& origins() const { return m_origins; }
    /// Of all events, also those that are about none.
    [[nodiscard]] const EventCounts& countByKind() const { return m_countByKind; }
    [[nodiscard]] std::uint64_t withoutAddress() const { return m_withoutAddress; }
    [[nodiscard]] std::string_view view(const Text& text) const {
        return std::string_view(m_texts).substr(text.begin, text.length);
    }

private:
    void add(const ClassifiedEvent& classified);
    Text keep(std::string_view text);
    Address addressOf(std::string_view recipient);
    std::uint32_t originOf(const DeliveryEvent& event);

    std::string m_texts;
    std::vector<Event> m_events;
    std::vector<Origin> m_origins;
    EventCounts m_countByKind{};
    std::uint64_t m_withoutAddress = 0;
    std::string m_normalised; // used again and again, like the next
    std::string m_marked;
};

} // namespace listwright
