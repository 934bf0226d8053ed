// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/cleaning/event_ledger.h"

#include "model/address/address_hash.h"
#include "model/address/email_address.h"
#include "model/bounce/echo_marks.h"
#include "model/cleaning/ledger_batch.h"
#include "model/cleaning/text_pool.h"

#include <absl/container/flat_hash_map.h>

#include <algorithm>
#include <array>
#include <bit>
#include <deque>
#include <string>
#include <tuple>
#include <utility>

namespace listwright {

namespace {

// What many events have in common; texts are numbers of the pool.
struct Origin {
    std::uint32_t file = 0;
    std::uint32_t field = 0;
    std::uint32_t remoteMta = 0;
    std::uint32_t mailSystem = 0;
    std::uint32_t command = 0;
    std::uint32_t feedbackType = 0;

    friend bool operator==(const Origin&, const Origin&) = default;
    template <typename Hash>
    friend Hash AbslHashValue(Hash hash, const Origin& origin) {
        return Hash::combine(std::move(hash), origin.file, origin.field, origin.remoteMta,
                             origin.mailSystem, origin.command, origin.feedbackType);
    }
};

// The parts of an event that only a person looks at; texts are numbers of the pool.
struct EventText {
    std::uint64_t messageOffset = 0;
    std::uint64_t fieldOffset = 0;
    std::uint32_t recipient = 0;
    std::uint32_t originalRecipient = 0;
    std::uint32_t diagnostic : 31 = 0;
    std::uint32_t echoes : 1 = 0; // the diagnostic has a mark where it repeats the recipient
    std::uint32_t origin = 0;
    std::uint16_t matchBegin = 0; // a kept diagnostic is no longer than 4 KiB
    std::uint16_t matchLength = 0;
    std::optional<Reason> vendorReason;
    std::optional<BounceType> vendorType;
};

constexpr std::uint32_t noAddress = 0xFFFFFFFF;

// Keys are hashes already.
struct KeyHash {
    std::size_t operator()(std::uint64_t key) const { return static_cast<std::size_t>(key); }
};

} // namespace

struct EventLedger::Store {
    TextPool pool;
    std::deque<EventText> texts;
    std::vector<Origin> origins;
    absl::flat_hash_map<Origin, std::uint32_t> originNumbers;
    std::vector<LedgerEntry> entries;      // as they came until finish(), then by address
    std::vector<std::uint32_t> firstEntry; // by address, one more than there are addresses

    std::vector<std::uint32_t> addresses;   // text of the pool
    std::vector<std::uint32_t> sameKeyNext; // the next address with the same key, or noAddress
    absl::flat_hash_map<std::uint64_t, std::uint32_t, KeyHash> byKey;
    /// Bits of which that of every known key is set: in the processor's cache where byKey is not.
    std::vector<std::uint64_t> keyBits;

    EventCounts countByKind{};
    std::uint64_t withoutAddress = 0;
    std::array<bool, addressHashCount> hasHashes{};

    std::uint32_t add(const LedgerBatch& batch, const LedgerBatch::Address& address);
    std::uint32_t find(std::string_view address) const;
    std::uint32_t intern(const LedgerBatch& batch, const LedgerBatch::Text& text) {
        return pool.intern(batch.view(text), text.hash);
    }
    std::uint32_t keepOrigin(const LedgerBatch::Origin& origin);
    void add(const LedgerBatch& batch, bool fromStore);
    void add(const LedgerBatch& batch, const LedgerBatch::Event& event, std::uint32_t origin,
             bool fromStore);
    void expect(const LedgerBatch& batch, const LedgerBatch::Event& event) const;
    void fillKeyBits();
    void findSome(std::span<const std::uint64_t> keys, std::uint32_t firstPlace,
                  std::vector<KeyMatch>& found) const;
    [[nodiscard]] std::size_t keyBit(std::uint64_t key) const {
        return static_cast<std::size_t>(key >> 20) & (keyBits.size() * bitsOfWord - 1);
    }
    static constexpr std::size_t bitsOfWord = 64;
    static constexpr std::size_t keysAtOnce = 1024;
};

void EventLedger::Store::fillKeyBits() {
    constexpr std::size_t bitsOfKey = 16;
    keyBits.assign(std::bit_ceil(byKey.size() * bitsOfKey / bitsOfWord + 1), 0);
    for (const auto& [key, address] : byKey)
        keyBits[keyBit(key) / bitsOfWord] |= std::uint64_t{1} << (keyBit(key) % bitsOfWord);
}

std::uint32_t EventLedger::Store::find(std::string_view address) const {
    const auto found = byKey.find(addressKey(address));
    if (found == byKey.end())
        return noAddress;
    auto at = found->second;
    while (at != noAddress && pool.text(addresses[at]) != address)
        at = sameKeyNext[at];
    return at;
}

std::uint32_t EventLedger::Store::add(const LedgerBatch& batch,
                                      const LedgerBatch::Address& address) {
    if (address.text.length == 0)
        return noAddress;
    if (address.hash)
        hasHashes[static_cast<std::size_t>(*address.hash)] = true;
    const auto next = static_cast<std::uint32_t>(addresses.size());
    const auto [first, isNew] = byKey.try_emplace(address.key, next);
    if (!isNew) {
        const std::string_view wanted = batch.view(address.text);
        for (auto at = first->second; at != noAddress; at = sameKeyNext[at])
            if (pool.text(addresses[at]) == wanted)
                return at;
    }
    addresses.push_back(intern(batch, address.text));
    sameKeyNext.push_back(isNew ? noAddress : first->second);
    first->second = next;
    return next;
}

std::uint32_t EventLedger::Store::keepOrigin(const LedgerBatch::Origin& origin) {
    const Origin numbers{.file = pool.intern(origin.file),
                         .field = pool.intern(origin.field),
                         .remoteMta = pool.intern(origin.remoteMta),
                         .mailSystem = pool.intern(origin.mailSystem),
                         .command = pool.intern(origin.command),
                         .feedbackType = pool.intern(origin.feedbackType)};
    const auto [number, isNew] =
        originNumbers.try_emplace(numbers, static_cast<std::uint32_t>(origins.size()));
    if (isNew)
        origins.push_back(numbers);
    return number->second;
}

void EventLedger::Store::add(const LedgerBatch& batch, const LedgerBatch::Event& event,
                             std::uint32_t origin, bool fromStore) {
    const auto final = add(batch, event.recipient);
    const auto original = add(batch, event.originalRecipient);
    EventText& text = texts.emplace_back();
    text.messageOffset = event.messageOffset;
    text.fieldOffset = event.fieldOffset;
    text.matchBegin = event.matchBegin;
    text.matchLength = event.matchLength;
    text.recipient =
        event.recipient.isNormalised ? addresses[final] : intern(batch, event.recipient.written);
    text.originalRecipient = intern(batch, event.originalRecipient.written);
    text.echoes = event.echoes ? 1U : 0U;
    text.diagnostic = intern(batch, event.diagnostic) & 0x7FFFFFFFU;
    text.origin = origin;
    text.vendorReason = event.vendorReason;
    text.vendorType = event.vendorType;

    LedgerEntry entry = event.entry;
    entry.fromStore = fromStore;
    entry.text = static_cast<std::uint32_t>(texts.size() - 1);
    entry.address = final;
    if (final != noAddress)
        entries.push_back(entry);
    if (original != noAddress && original != final) {
        entry.viaOriginal = final != noAddress;
        entry.address = original;
        entries.push_back(entry);
    }
}

void EventLedger::Store::expect(const LedgerBatch& batch, const LedgerBatch::Event& event) const {
    byKey.prefetch(event.recipient.key);
    pool.expect(batch.view(event.recipient.text), event.recipient.text.hash);
}

void EventLedger::Store::add(const LedgerBatch& batch, bool fromStore) {
    constexpr std::size_t ahead = 4;
    if (!fromStore) {
        for (std::size_t kind = 0; kind < countByKind.size(); ++kind)
            countByKind[kind] += batch.countByKind()[kind];
        withoutAddress += batch.withoutAddress();
    }
    std::vector<std::uint32_t> originsOfBatch;
    for (const LedgerBatch::Origin& origin : batch.origins())
        originsOfBatch.push_back(keepOrigin(origin));
    const auto& events = batch.events();
    for (std::size_t at = 0; at < events.size(); ++at) {
        if (at + ahead < events.size())
            expect(batch, events[at + ahead]);
        add(batch, events[at], originsOfBatch[events[at].origin], fromStore);
    }
}

EventLedger::EventLedger()
    : m_store(std::make_unique<Store>()) {
    m_store->firstEntry.push_back(0);
}
EventLedger::~EventLedger() = default;
EventLedger::EventLedger(EventLedger&&) noexcept = default;
EventLedger& EventLedger::operator=(EventLedger&&) noexcept = default;

void EventLedger::add(const ClassifiedEvent& event) {
    add(std::span(&event, 1));
}

void EventLedger::add(std::span<const ClassifiedEvent> events) {
    m_store->add(LedgerBatch(events), false);
}

void EventLedger::add(const LedgerBatch& batch) {
    m_store->add(batch, false);
}

void EventLedger::addSuppressed(const ClassifiedEvent& event) {
    m_store->add(LedgerBatch(std::span(&event, 1)), true);
}

void EventLedger::add(const EventLedger& other) {
    // Events without an entry are only numbers; the others come again with their entries.
    EventCounts again{};
    for (const LedgerEntry& entry : other.entries()) {
        if (entry.viaOriginal)
            continue;
        const ClassifiedEvent event = other.event(entry);
        m_store->add(LedgerBatch(std::span(&event, 1)), entry.fromStore);
        again[static_cast<std::size_t>(entry.kind)] += entry.fromStore ? 0 : 1;
    }
    for (std::size_t kind = 0; kind < again.size(); ++kind)
        m_store->countByKind[kind] += other.m_store->countByKind[kind] - again[kind];
    m_store->withoutAddress += other.m_store->withoutAddress;
}

void EventLedger::finish() {
    Store& store = *m_store;
    std::sort(store.entries.begin(), store.entries.end(),
              [](const LedgerEntry& a, const LedgerEntry& b) {
                  return std::tie(a.address, a.date, a.text) < std::tie(b.address, b.date, b.text);
              });
    store.firstEntry.assign(store.addresses.size() + 1, 0);
    for (const LedgerEntry& entry : store.entries)
        ++store.firstEntry[entry.address + 1];
    for (std::size_t at = 1; at < store.firstEntry.size(); ++at)
        store.firstEntry[at] += store.firstEntry[at - 1];
    store.originNumbers = {};
    store.pool.freeze();
    store.fillKeyBits();
}

std::uint64_t EventLedger::eventCount() const {
    std::uint64_t count = 0;
    for (const auto ofKind : m_store->countByKind)
        count += ofKind;
    return count;
}

std::uint64_t EventLedger::eventCount(EventKind kind) const {
    return m_store->countByKind[static_cast<std::size_t>(kind)];
}

std::uint64_t EventLedger::withoutAddress() const {
    return m_store->withoutAddress;
}

std::uint32_t EventLedger::addressCount() const {
    return static_cast<std::uint32_t>(m_store->addresses.size());
}

std::span<const LedgerEntry> EventLedger::historyOf(std::string_view normalisedAddress) const {
    const auto address = m_store->find(normalisedAddress);
    return address == noAddress ? std::span<const LedgerEntry>() : historyAt(address);
}

std::span<const LedgerEntry> EventLedger::historyAt(std::uint32_t address) const {
    const auto begin = m_store->firstEntry[address];
    return std::span(m_store->entries).subspan(begin, m_store->firstEntry[address + 1] - begin);
}

// Every loop below does one thing for all, so that the processor waits for many places of memory at
// a time and not for one after the other.

void EventLedger::findKeys(std::span<const std::uint64_t> keys,
                           std::vector<KeyMatch>& found) const {
    found.clear();
    for (std::size_t begin = 0; begin < keys.size(); begin += Store::keysAtOnce)
        m_store->findSome(keys.subspan(begin, std::min(keys.size() - begin, Store::keysAtOnce)),
                          static_cast<std::uint32_t>(begin), found);
}

void EventLedger::Store::findSome(std::span<const std::uint64_t> keys, std::uint32_t firstPlace,
                                  std::vector<KeyMatch>& found) const {
    constexpr std::size_t ahead = 8;
    std::array<std::uint32_t, keysAtOnce> places; // whose bits are set
    std::size_t count = 0;
    for (std::size_t place = 0; place < keys.size(); ++place) {
        places[count] = static_cast<std::uint32_t>(place);
        const std::size_t bit = keyBit(keys[place]);
        count += keyBits[bit / bitsOfWord] >> (bit % bitsOfWord) & 1;
    }
    const std::size_t before = found.size();
    for (std::size_t at = 0; at < count; ++at) {
        if (at + ahead < count)
            byKey.prefetch(keys[places[at + ahead]]);
        if (const auto address = byKey.find(keys[places[at]]); address != byKey.end())
            found.push_back({firstPlace + places[at], address->second, {}});
    }
    const std::span<KeyMatch> matches = std::span(found).subspan(before);
    for (KeyMatch& match : matches)
        match.text = pool.text(addresses[match.address]);
    for (const KeyMatch& match : matches) {
        __builtin_prefetch(match.text.data());
        __builtin_prefetch(&entries[firstEntry[match.address]]);
    }
}

void EventLedger::fetch(std::span<const LedgerEntry* const> entries) const {
    const Store& store = *m_store;
    for (const LedgerEntry* const entry : entries) {
        __builtin_prefetch(&store.texts[entry->text]);
        __builtin_prefetch(&store.addresses[entry->address]);
    }
    for (const LedgerEntry* const entry : entries) {
        const EventText& text = store.texts[entry->text];
        store.pool.fetch(text.diagnostic);
        store.pool.fetch(text.recipient);
        store.pool.fetch(store.addresses[entry->address]);
    }
    for (const LedgerEntry* const entry : entries) {
        const EventText& text = store.texts[entry->text];
        __builtin_prefetch(store.pool.text(text.diagnostic).data());
        __builtin_prefetch(store.pool.text(text.recipient).data());
        __builtin_prefetch(addressAt(entry->address).data());
    }
}

bool EventLedger::hasHashes(AddressHash hash) const {
    return m_store->hasHashes[static_cast<std::size_t>(hash)];
}

bool EventLedger::isHash(std::uint32_t address) const {
    return addressHashOf(addressAt(address)).has_value();
}

std::string_view EventLedger::addressAt(std::uint32_t address) const {
    return m_store->pool.text(m_store->addresses[address]);
}

ClassifiedEvent EventLedger::event(const LedgerEntry& entry) const {
    const EventText& text = m_store->texts[entry.text];
    const Origin& origin = m_store->origins[text.origin];
    const auto textOf = [&](std::uint32_t id) { return std::string(m_store->pool.text(id)); };
    ClassifiedEvent classified;
    DeliveryEvent& event = classified.event;
    event.kind = entry.kind;
    event.recipient = textOf(text.recipient);
    event.originalRecipient = textOf(text.originalRecipient);
    if (entry.status.classDigit != 0)
        event.status = entry.status;
    if (entry.reply.value != 0)
        event.reply = entry.reply;
    event.diagnostic = diagnosticOf(entry);
    event.remoteMta = textOf(origin.remoteMta);
    event.mailSystem = textOf(origin.mailSystem);
    event.command = textOf(origin.command);
    event.vendorReason = text.vendorReason;
    event.vendorType = text.vendorType;
    event.feedbackType = textOf(origin.feedbackType);
    if (entry.date != 0)
        event.date = entry.date;
    event.place = {.file = textOf(origin.file),
                   .messageOffset = text.messageOffset,
                   .fieldOffset = text.fieldOffset,
                   .field = textOf(origin.field)};
    classified.classification = {.type = entry.type,
                                 .reason = entry.reason,
                                 .cause = entry.cause,
                                 .proposal = entry.proposal,
                                 .confidence = entry.confidence,
                                 .rule = entry.rule,
                                 .matchBegin = text.matchBegin,
                                 .matchLength = text.matchLength,
                                 .provider = entry.provider};
    return classified;
}

std::string EventLedger::diagnosticOf(const LedgerEntry& entry) const {
    const EventText& text = m_store->texts[entry.text];
    const std::string_view kept = m_store->pool.text(text.diagnostic);
    return text.echoes != 0 ? withEchoes(kept, m_store->pool.text(text.recipient))
                            : std::string(kept);
}

std::string_view EventLedger::fileOf(const LedgerEntry& entry) const {
    return m_store->pool.text(m_store->origins[m_store->texts[entry.text].origin].file);
}

std::uint64_t EventLedger::messageOffsetOf(const LedgerEntry& entry) const {
    return m_store->texts[entry.text].messageOffset;
}

std::span<const LedgerEntry> EventLedger::entries() const {
    return m_store->entries;
}

ClassifiedEventWork filing(EventLedger& ledger) {
    return [&ledger](std::vector<ClassifiedEvent> events) -> std::function<void()> {
        // A std::function copies what it holds.
        auto batch = std::make_shared<const LedgerBatch>(events);
        return [&ledger, batch] { ledger.add(*batch); };
    };
}

} // namespace listwright
