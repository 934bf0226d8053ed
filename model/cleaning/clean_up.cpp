// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/cleaning/clean_up.h"

#include "model/io/ordered_work.h"
#include "model/list/row_address_reader.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace listwright {

namespace {

/// What one thread matches at once.
constexpr std::uint32_t rowsOfPiece = 1 << 16;

bool isBounceOfReport(const LedgerEntry& entry) {
    return entry.kind == EventKind::Bounce && !entry.fromStore;
}

} // namespace

CleanUp::CleanUp(std::vector<std::shared_ptr<const ContactList>> lists,
                 std::shared_ptr<const EventLedger> ledger, Policy policy)
    : m_lists(std::move(lists))
    , m_ledger(std::move(ledger))
    , m_policy(policy) {
    std::uint32_t rows = 0;
    for (const auto& list : m_lists) {
        m_firstRows.push_back(rows);
        rows += list->rowCount();
    }
    m_firstRows.push_back(rows);
    m_known = KnownRows(rows);
}

std::uint32_t CleanUp::rowCount() const {
    return m_firstRows.back();
}

ListRow CleanUp::locateInMany(RowNumber row) const {
    const auto next = std::upper_bound(m_firstRows.begin(), m_firstRows.end() - 1, row.value);
    const auto list = static_cast<std::size_t>(next - m_firstRows.begin()) - 1;
    return {list, {row.value - m_firstRows[list]}};
}

RowNumber CleanUp::nextKnown(RowNumber row) const {
    return {std::min(m_known.next(row.value), rowCount())};
}

RowNumber CleanUp::firstRow(std::size_t list) const {
    return {m_firstRows[list]};
}

ContactOutcome CleanUp::outcome(RowNumber row) const {
    const ListRow located = locate(row);
    ContactOutcome outcome;
    outcome.state = m_lists[located.list]->state(located.row);
    outcome.provider = m_lists[located.list]->provider(located.row);
    outcome.marks = m_lists[located.list]->marks(located.row);
    const KnownRow* const known = m_known.of(row.value);
    if (known == nullptr) {
        removeByMark(outcome, located);
        return outcome;
    }
    outcome.hasEvents = true;
    outcome.bounced = known->bounced;
    outcome.proposal = known->proposal;
    outcome.reactivationCandidate = known->reactivationCandidate;
    outcome.events = known->events;
    outcome.lastSeen = known->lastSeen;
    outcome.reason = known->reason;
    outcome.cause = known->cause;
    outcome.confidence = known->confidence;
    outcome.status = known->status;
    removeByMark(outcome, located);
    return outcome;
}

void CleanUp::removeByMark(ContactOutcome& outcome, const ListRow& row) const {
    if (outcome.state != RowState::Contact || outcome.proposal == Proposal::Remove ||
        !isRemovedByMark(row))
        return;
    outcome.proposal = Proposal::Remove;
    const bool isRole =
        m_policy.removedMarks.has(AddressMark::Role) && outcome.marks.has(AddressMark::Role);
    outcome.removedFor = isRole ? AddressMark::Role : AddressMark::Disposable;
}

Result<std::string> CleanUp::address(RowNumber row) const {
    const ListRow located = locate(row);
    return m_lists[located.list]->address(located.row);
}

std::span<const LedgerEntry> CleanUp::history(RowNumber row) const {
    const KnownRow* const known = m_known.of(row.value);
    return known == nullptr ? std::span<const LedgerEntry>() : m_ledger->historyAt(known->address);
}

const LedgerEntry* CleanUp::decidingEntry(RowNumber row) const {
    const KnownRow* const known = m_known.of(row.value);
    if (known == nullptr || known->deciding == KnownRow::none)
        return nullptr;
    return &m_ledger->entries()[known->deciding];
}

std::uint32_t CleanUp::matchedAddresses() const {
    return m_matched;
}

std::uint32_t CleanUp::unmatchedAddresses() const {
    return m_unmatched;
}

namespace {

struct MatchedRow {
    std::uint32_t row = 0;
    KnownRow known;
};

KnownRow judged(const Policy& policy, const EventLedger& events, std::uint32_t address) {
    const auto history = events.historyAt(address);
    const Judgement judgement = judge(policy, history);
    KnownRow known;
    known.address = address;
    known.events = static_cast<std::uint32_t>(history.size());
    known.lastSeen = history.back().date;
    known.bounced = std::any_of(history.begin(), history.end(), isBounceOfReport);
    known.proposal = judgement.proposal;
    known.reactivationCandidate = judgement.reactivationCandidate;
    if (judgement.deciding) {
        const LedgerEntry& deciding = history[*judgement.deciding];
        known.deciding = static_cast<std::uint32_t>(&deciding - events.entries().data());
        known.reason = deciding.reason;
        known.cause = deciding.cause;
        known.confidence = deciding.confidence;
        known.status = deciding.status;
    }
    return known;
}

/// Finds the rows of a list whose address the ledger has. Only rows whose key it has are read.
class PieceMatcher {
public:
    PieceMatcher(const ContactList& list, const EventLedger& events, const Policy& policy)
        : m_list(list)
        , m_events(events)
        , m_policy(policy)
        , m_hasHashes(std::any_of(addressHashes.begin(), addressHashes.end(),
                                  [&](AddressHash hash) { return events.hasHashes(hash); })) {}

    /// Those from `begin` on that make a piece.
    [[nodiscard]] Result<std::vector<MatchedRow>> match(std::uint32_t begin,
                                                        const CancelToken& cancel) {
        const std::uint32_t end = std::min(m_list.rowCount() - begin, rowsOfPiece) + begin;
        for (std::uint32_t at = begin; at < end;) {
            if (cancel.isCancelled())
                return fail({.code = ErrorCode::Cancelled, .file = m_list.source().name()});
            const std::uint32_t rows = std::min(end - at, rowsAtOnce);
            if (auto matched = matchSome(at, rows); !matched)
                return tl::unexpected(matched.error());
            at += rows;
        }
        return std::move(m_matched);
    }

private:
    /// What the ledger is asked for at once: its answers stay in the processor's cache.
    static constexpr std::uint32_t rowsAtOnce = 4096;
    static constexpr std::size_t together = std::size_t{64} << 10;

    /// The address that makes more of the row, where the ledger has it also by hashes.
    [[nodiscard]] std::optional<KnownRow> judgedByHash(std::string_view address,
                                                       std::optional<KnownRow> plain) const {
        for (const AddressHash hash : addressHashes) {
            if (!m_events.hasHashes(hash))
                continue;
            const auto history = m_events.historyOf(hashedAddress(address, hash));
            if (history.empty())
                continue;
            const KnownRow hashed = judged(m_policy, m_events, history.front().address);
            if (!plain || plain->proposal != Proposal::Remove)
                plain = hashed;
        }
        return plain;
    }

    /// Every row is read: its hash is not known before.
    Result<void> matchHashes(std::uint32_t begin, std::uint32_t rows) {
        RowAddressReader reader(m_list.source(), m_list.profile(), together);
        for (std::uint32_t row = begin; row < begin + rows; ++row) {
            if (m_list.state({row}) != RowState::Contact)
                continue;
            const auto address = reader.addressAt(m_list.span({row}).offset);
            if (!address)
                return tl::unexpected(address.error());
            std::optional<KnownRow> known;
            if (const auto history = m_events.historyOf(*address); !history.empty())
                known = judged(m_policy, m_events, history.front().address);
            if ((known = judgedByHash(*address, known)))
                m_matched.push_back({row, *known});
        }
        return {};
    }

    Result<void> matchSome(std::uint32_t begin, std::uint32_t rows) {
        if (m_hasHashes)
            return matchHashes(begin, rows);
        m_events.findKeys(m_list.keys().subspan(begin, rows), m_found);
        if (m_found.empty())
            return {};
        // Where few bytes lie between the rows, it is quicker to read them too.
        constexpr std::uint64_t fewBytes = 4096;
        constexpr std::size_t apart = 512;
        const RowSpan first = m_list.span({begin});
        const RowSpan last = m_list.span({begin + rows - 1});
        const bool isDense = (last.offset - first.offset) / m_found.size() < fewBytes;
        RowAddressReader reader(m_list.source(), m_list.profile(), isDense ? together : apart);
        for (const KeyMatch& match : m_found) {
            const std::uint32_t row = begin + match.place;
            if (m_list.state({row}) != RowState::Contact)
                continue;
            const auto address = reader.addressAt(m_list.span({row}).offset);
            if (!address)
                return tl::unexpected(address.error());
            if (*address == match.text)
                m_matched.push_back({row, judged(m_policy, m_events, match.address)});
            else if (const auto history = m_events.historyOf(*address); !history.empty())
                m_matched.push_back({row, judged(m_policy, m_events, history.front().address)});
        }
        return {};
    }

    const ContactList& m_list;
    const EventLedger& m_events;
    const Policy& m_policy;
    bool m_hasHashes;
    std::vector<KeyMatch> m_found;
    std::vector<MatchedRow> m_matched;
};

/// Addresses with a bounce that are in the list, and that are not.
std::pair<std::uint32_t, std::uint32_t> countBounced(const EventLedger& ledger,
                                                     std::span<const KnownRow> known) {
    std::vector<bool> inList(ledger.addressCount());
    std::uint32_t matched = 0;
    for (const KnownRow& row : known) {
        matched += row.bounced && !inList[row.address] ? 1 : 0;
        inList[row.address] = true;
    }
    std::uint32_t texts = 0;
    for (const LedgerEntry& entry : ledger.entries())
        texts = std::max(texts, entry.text + 1);
    std::vector<bool> eventMatched(texts);
    for (const LedgerEntry& entry : ledger.entries())
        if (inList[entry.address])
            eventMatched[entry.text] = true;

    std::uint32_t unmatched = 0;
    for (std::uint32_t address = 0; address < ledger.addressCount(); ++address) {
        if (inList[address])
            continue;
        const auto history = ledger.historyAt(address);
        const bool missing =
            std::any_of(history.begin(), history.end(), [&](const LedgerEntry& entry) {
                return isBounceOfReport(entry) && !entry.viaOriginal && !eventMatched[entry.text];
            });
        unmatched += missing ? 1 : 0;
    }
    return {matched, unmatched};
}

} // namespace

Result<std::shared_ptr<const CleanUp>> match(std::vector<std::shared_ptr<const ContactList>> lists,
                                             std::shared_ptr<const EventLedger> ledger,
                                             const Policy& policy, ProgressReporter& progress,
                                             const CancelToken& cancel) {
    for (std::shared_ptr<const ContactList>& list : lists) {
        auto kept = keepDuplicate(std::move(list), policy.keptDuplicate, cancel);
        if (!kept)
            return tl::unexpected(kept.error());
        list = *std::move(kept);
    }
    auto cleanUp = std::make_shared<CleanUp>(std::move(lists), std::move(ledger), policy);
    const EventLedger& events = cleanUp->ledger();
    cleanUp->m_known.reserve(events.addressCount());
    OrderedWork<Result<std::vector<MatchedRow>>> work;
    std::vector<std::uint32_t> firstRows; // of the pieces: of their list in the clean-up
    std::size_t taken = 0;
    const auto takeNext = [&]() -> Result<void> {
        const auto matched = work.takeNext();
        if (!matched)
            return tl::unexpected(matched.error());
        const std::uint32_t first = firstRows[taken++];
        for (const MatchedRow& row : *matched)
            cleanUp->m_known.add(first + row.row, row.known);
        progress.report({std::min<std::uint64_t>(taken * rowsOfPiece, cleanUp->rowCount()),
                         cleanUp->rowCount()});
        return {};
    };
    for (std::size_t at = 0; at < cleanUp->lists().size(); ++at) {
        const ContactList& list = *cleanUp->lists()[at];
        for (std::uint32_t row = 0; row < list.rowCount();) {
            if (work.isFull())
                if (const auto added = takeNext(); !added)
                    return tl::unexpected(added.error());
            firstRows.push_back(cleanUp->firstRow(at).value);
            work.add([&list, &events, &policy, row, &cancel] {
                return PieceMatcher(list, events, policy).match(row, cancel);
            });
            row += std::min(list.rowCount() - row, rowsOfPiece);
        }
    }
    while (!work.isEmpty())
        if (const auto added = takeNext(); !added)
            return tl::unexpected(added.error());
    cleanUp->m_known.finish();
    std::tie(cleanUp->m_matched, cleanUp->m_unmatched) =
        countBounced(events, cleanUp->m_known.all());
    progress.report({cleanUp->rowCount(), cleanUp->rowCount()});
    return cleanUp;
}

} // namespace listwright
