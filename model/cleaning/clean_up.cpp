// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/cleaning/clean_up.h"

#include "model/io/ordered_work.h"
#include "model/list/row_address_reader.h"

#include <algorithm>
#include <utility>

namespace listwright {

namespace {

/// What one thread matches at once.
constexpr std::uint32_t rowsOfPiece = 1 << 16;

bool isBounceOfReport(const LedgerEntry& entry) {
    return entry.kind == EventKind::Bounce && !entry.fromStore;
}

} // namespace

struct CleanUp::Outcomes {
    struct OfAddress {
        Judgement judgement;
        bool bounced = false;
    };
    std::vector<std::uint32_t> firstRows; // by list, and the count of all rows
    std::vector<OfAddress> addresses;     // by the ledger's addresses
    std::uint32_t matched = 0;
    std::uint32_t unmatched = 0;

    void countAddresses(const EventLedger& ledger, const RowContacts& contacts);
};

void CleanUp::Outcomes::countAddresses(const EventLedger& ledger, const RowContacts& contacts) {
    std::vector<bool> inList(addresses.size());
    for (const std::uint32_t address : contacts.all())
        inList[address] = true;

    std::uint32_t texts = 0;
    for (const LedgerEntry& entry : ledger.entries())
        texts = std::max(texts, entry.text + 1);
    std::vector<bool> eventMatched(texts);
    for (const LedgerEntry& entry : ledger.entries())
        if (inList[entry.address])
            eventMatched[entry.text] = true;

    for (std::uint32_t address = 0; address < ledger.addressCount(); ++address) {
        const auto history = ledger.historyAt(address);
        if (inList[address]) {
            matched += addresses[address].bounced ? 1 : 0;
            continue;
        }
        const bool missing =
            std::any_of(history.begin(), history.end(), [&](const LedgerEntry& entry) {
                return isBounceOfReport(entry) && !entry.viaOriginal && !eventMatched[entry.text];
            });
        unmatched += missing ? 1 : 0;
    }
}

CleanUp::CleanUp(std::vector<std::shared_ptr<const ContactList>> lists,
                 std::shared_ptr<const EventLedger> ledger, Policy policy)
    : m_lists(std::move(lists))
    , m_ledger(std::move(ledger))
    , m_policy(policy)
    , m_outcomes(std::make_unique<Outcomes>()) {
    std::uint32_t rows = 0;
    for (const auto& list : m_lists) {
        m_outcomes->firstRows.push_back(rows);
        rows += list->rowCount();
    }
    m_outcomes->firstRows.push_back(rows);
    m_contacts = RowContacts(rows);
    m_outcomes->addresses.resize(m_ledger->addressCount());
}

CleanUp::~CleanUp() = default;

std::uint32_t CleanUp::rowCount() const {
    return m_outcomes->firstRows.back();
}

ListRow CleanUp::locateInMany(RowNumber row) const {
    const auto& first = m_outcomes->firstRows;
    const auto next = std::upper_bound(first.begin(), first.end() - 1, row.value);
    const auto list = static_cast<std::size_t>(next - first.begin()) - 1;
    return {list, {row.value - first[list]}};
}

RowNumber CleanUp::firstRow(std::size_t list) const {
    return {m_outcomes->firstRows[list]};
}

ContactOutcome CleanUp::outcome(RowNumber row) const {
    const ListRow located = locate(row);
    ContactOutcome outcome;
    outcome.state = m_lists[located.list]->state(located.row);
    outcome.provider = m_lists[located.list]->provider(located.row);
    outcome.marks = m_lists[located.list]->marks(located.row);
    const auto contact = m_contacts.of(row.value);
    if (!contact)
        return outcome;

    const Outcomes::OfAddress& ofAddress = m_outcomes->addresses[*contact];
    const auto history = m_ledger->historyAt(*contact);
    outcome.hasEvents = !history.empty();
    outcome.bounced = ofAddress.bounced;
    outcome.proposal = ofAddress.judgement.proposal;
    outcome.reactivationCandidate = ofAddress.judgement.reactivationCandidate;
    outcome.events = static_cast<std::uint32_t>(history.size());
    if (!history.empty())
        outcome.lastSeen = history.back().date;
    if (const auto deciding = ofAddress.judgement.deciding) {
        const LedgerEntry& entry = history[*deciding];
        outcome.reason = entry.reason;
        outcome.cause = entry.cause;
        outcome.confidence = entry.confidence;
        outcome.status = entry.status;
    }
    return outcome;
}

Proposal CleanUp::proposal(RowNumber row) const {
    const auto contact = m_contacts.of(row.value);
    return contact ? m_outcomes->addresses[*contact].judgement.proposal : Proposal::Keep;
}

Result<std::string> CleanUp::address(RowNumber row) const {
    const ListRow located = locate(row);
    return m_lists[located.list]->address(located.row);
}

std::span<const LedgerEntry> CleanUp::history(RowNumber row) const {
    const auto contact = m_contacts.of(row.value);
    return contact ? m_ledger->historyAt(*contact) : std::span<const LedgerEntry>();
}

std::optional<LedgerEntry> CleanUp::decidingEntry(RowNumber row) const {
    const auto contact = m_contacts.of(row.value);
    if (!contact)
        return std::nullopt;
    const auto deciding = m_outcomes->addresses[*contact].judgement.deciding;
    return deciding ? std::optional(m_ledger->historyAt(*contact)[*deciding]) : std::nullopt;
}

std::uint32_t CleanUp::matchedAddresses() const {
    return m_outcomes->matched;
}

std::uint32_t CleanUp::unmatchedAddresses() const {
    return m_outcomes->unmatched;
}

namespace {

struct MatchedRow {
    std::uint32_t row = 0;
    std::uint32_t contact = 0;
};

/// The contacts of `list` from `begin` on, a piece, whose address the ledger has. Only rows whose
/// key it has are read.
Result<std::vector<MatchedRow>> matchPiece(const ContactList& list, const EventLedger& events,
                                           std::uint32_t begin, const CancelToken& cancel) {
    constexpr std::size_t chunk = 512; // rows that are read lie apart
    std::vector<MatchedRow> matched;
    if (cancel.isCancelled())
        return fail({.code = ErrorCode::Cancelled, .file = list.source().name()});
    RowAddressReader reader(list.source(), list.profile(), chunk);
    const std::uint32_t end = std::min(list.rowCount() - begin, rowsOfPiece) + begin;
    for (std::uint32_t row = begin; row < end; ++row) {
        if (list.state({row}) != RowState::Contact || !events.mayKnow(list.key({row})))
            continue;
        const auto address = reader.addressAt(list.span({row}).offset);
        if (!address)
            return tl::unexpected(address.error());
        if (const auto history = events.historyOf(*address); !history.empty())
            matched.push_back({row, history.front().address});
    }
    return matched;
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
    CleanUp::Outcomes& outcomes = *cleanUp->m_outcomes;
    const EventLedger& events = cleanUp->ledger();

    for (std::uint32_t address = 0; address < events.addressCount(); ++address) {
        const auto history = events.historyAt(address);
        outcomes.addresses[address] = {
            judge(policy, history), std::any_of(history.begin(), history.end(), isBounceOfReport)};
    }
    OrderedWork<Result<std::vector<MatchedRow>>> work;
    std::vector<std::uint32_t> firstRows; // of the pieces: of their list in the clean-up
    std::size_t taken = 0;
    const auto takeNext = [&]() -> Result<void> {
        const auto matched = work.takeNext();
        if (!matched)
            return tl::unexpected(matched.error());
        const std::uint32_t first = firstRows[taken++];
        for (const MatchedRow& row : *matched)
            cleanUp->m_contacts.add(first + row.row, row.contact);
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
            work.add(
                [&list, &events, row, &cancel] { return matchPiece(list, events, row, cancel); });
            row += std::min(list.rowCount() - row, rowsOfPiece);
        }
    }
    while (!work.isEmpty())
        if (const auto added = takeNext(); !added)
            return tl::unexpected(added.error());
    cleanUp->m_contacts.finish();
    outcomes.countAddresses(events, cleanUp->m_contacts);
    progress.report({cleanUp->rowCount(), cleanUp->rowCount()});
    return cleanUp;
}

} // namespace listwright
