// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/cleaning/clean_up.h"

#include "model/address/email_address.h"
#include "model/cleaning/address_scan.h"

#include <algorithm>
#include <utility>

namespace listwright {

namespace {

constexpr std::uint32_t rowsBetweenReports = 16384;

bool isBounceOfReport(const LedgerEntry& entry) {
    return entry.kind == EventKind::Bounce && !entry.fromStore;
}

} // namespace

struct CleanUp::Outcomes {
    static constexpr std::uint32_t noContact = 0;

    struct OfRow {
        std::uint32_t contact = noContact; // index of the ledger's address + 1
        ProviderId provider;
    };
    struct OfAddress {
        Judgement judgement;
        bool bounced = false;
    };
    std::vector<std::uint32_t> firstRows; // by list, and the count of all rows
    std::vector<OfRow> rows;
    std::vector<OfAddress> addresses; // by the ledger's addresses
    std::uint32_t matched = 0;
    std::uint32_t unmatched = 0;

    void countAddresses(const EventLedger& ledger);
};

void CleanUp::Outcomes::countAddresses(const EventLedger& ledger) {
    std::vector<bool> inList(addresses.size());
    for (const OfRow& row : rows)
        if (row.contact != noContact)
            inList[row.contact - 1] = true;

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
    m_outcomes->rows.resize(rows);
    m_outcomes->addresses.resize(m_ledger->addressCount());
}

CleanUp::~CleanUp() = default;

std::uint32_t CleanUp::rowCount() const {
    return m_outcomes->firstRows.back();
}

ListRow CleanUp::locate(RowNumber row) const {
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
    const Outcomes::OfRow& ofRow = m_outcomes->rows[row.value];
    ContactOutcome outcome;
    outcome.state = m_lists[located.list]->state(located.row);
    outcome.provider = ofRow.provider;
    if (ofRow.contact == Outcomes::noContact)
        return outcome;

    const Outcomes::OfAddress& ofAddress = m_outcomes->addresses[ofRow.contact - 1];
    const auto history = m_ledger->historyAt(ofRow.contact - 1);
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

Result<std::string> CleanUp::address(RowNumber row) const {
    const ListRow located = locate(row);
    return m_lists[located.list]->address(located.row);
}

std::span<const LedgerEntry> CleanUp::history(RowNumber row) const {
    const auto contact = m_outcomes->rows[row.value].contact;
    return contact == Outcomes::noContact ? std::span<const LedgerEntry>()
                                          : m_ledger->historyAt(contact - 1);
}

std::optional<LedgerEntry> CleanUp::decidingEntry(RowNumber row) const {
    const auto contact = m_outcomes->rows[row.value].contact;
    if (contact == Outcomes::noContact)
        return std::nullopt;
    const auto deciding = m_outcomes->addresses[contact - 1].judgement.deciding;
    return deciding ? std::optional(m_ledger->historyAt(contact - 1)[*deciding]) : std::nullopt;
}

std::uint32_t CleanUp::matchedAddresses() const {
    return m_outcomes->matched;
}

std::uint32_t CleanUp::unmatchedAddresses() const {
    return m_outcomes->unmatched;
}

Result<std::shared_ptr<const CleanUp>> match(std::vector<std::shared_ptr<const ContactList>> lists,
                                             std::shared_ptr<const EventLedger> ledger,
                                             const Policy& policy, ProgressReporter& progress,
                                             const CancelToken& cancel) {
    auto cleanUp = std::make_shared<CleanUp>(std::move(lists), std::move(ledger), policy);
    CleanUp::Outcomes& outcomes = *cleanUp->m_outcomes;
    const EventLedger& events = cleanUp->ledger();

    for (std::uint32_t address = 0; address < events.addressCount(); ++address) {
        const auto history = events.historyAt(address);
        outcomes.addresses[address] = {
            judge(policy, history), std::any_of(history.begin(), history.end(), isBounceOfReport)};
    }
    for (std::size_t at = 0; at < cleanUp->lists().size(); ++at) {
        const ContactList& list = *cleanUp->lists()[at];
        const std::uint32_t first = cleanUp->firstRow(at).value;
        const auto take = [&](RowNumber row, std::string_view address) {
            CleanUp::Outcomes::OfRow& ofRow = outcomes.rows[first + row.value];
            ofRow.provider = providerOfDomain(address.substr(address.rfind('@') + 1));
            if (list.state(row) == RowState::Contact && events.mayKnow(list.key(row)))
                if (const auto history = events.historyOf(address); !history.empty())
                    ofRow.contact = history.front().address + 1;
            if (row.value % rowsBetweenReports == 0)
                progress.report({first + row.value, cleanUp->rowCount()});
        };
        if (auto scanned = scanAddresses(list, take, cancel); !scanned)
            return tl::unexpected(scanned.error());
    }
    outcomes.countAddresses(events);
    progress.report({cleanUp->rowCount(), cleanUp->rowCount()});
    return cleanUp;
}

} // namespace listwright
