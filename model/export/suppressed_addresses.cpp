// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/export/suppressed_addresses.h"

#include "model/cleaning/contact_query.h"

#include <absl/container/flat_hash_set.h>

#include <algorithm>
#include <utility>

namespace listwright {

namespace {

constexpr std::uint32_t rowsBetweenLooks = 4096;

/// A row whose cell holds several addresses is known by all of them, with `, ` between.
std::vector<std::string> addressesOf(const std::string& known) {
    std::vector<std::string> addresses;
    std::size_t begin = 0;
    while (begin < known.size()) {
        const auto end = std::min(known.find(", ", begin), known.size());
        addresses.push_back(known.substr(begin, end - begin));
        begin = end + 2;
    }
    return addresses;
}

/// Addresses that were handed out, or are not to be. Those of the ledger are known by their number.
class HandedOut {
public:
    explicit HandedOut(const EventLedger& ledger)
        : m_ledger(ledger)
        , m_known(ledger.addressCount()) {}

    /// Whether it is the first time.
    bool add(std::uint32_t address) {
        const bool isNew = !m_known[address];
        m_known[address] = true;
        return isNew;
    }
    bool add(const std::string& address) {
        const auto history = m_ledger.historyOf(address);
        return history.empty() ? m_others.insert(address).second : add(history.front().address);
    }

private:
    const EventLedger& m_ledger;
    std::vector<bool> m_known;
    absl::flat_hash_set<std::string> m_others;
};

template <typename Take>
Result<void> forEachRow(const CleanUp& cleanUp, const Decisions& decisions, ContactStatus wanted,
                        const CancelToken& cancel, Take take) {
    const bool onlyKnown = decisions.overrideCount() == 0 && cleanUp.policy().removedMarks.empty();
    std::uint32_t looks = 0;
    for (std::uint32_t at = 0; at < cleanUp.rowCount(); ++at) {
        if (onlyKnown) { // the others are kept, or no contacts
            at = cleanUp.nextKnown({at}).value;
            if (at == cleanUp.rowCount())
                break;
        }
        if (looks++ % rowsBetweenLooks == 0 && cancel.isCancelled())
            return fail({.code = ErrorCode::Cancelled});
        const RowNumber row{at};
        if (statusOf(cleanUp, decisions, row) != wanted)
            continue;
        if (auto taken = take(row); !taken)
            return taken;
    }
    return {};
}

} // namespace

Result<std::vector<SuppressedRow>>
suppressedRows(const CleanUp& cleanUp, const Decisions& decisions, const CancelToken& cancel) {
    std::vector<SuppressedRow> rows;
    HandedOut done(cleanUp.ledger());
    if (cleanUp.lists().size() > 1 && decisions.overrideCount() > 0) {
        const auto keep = [&](RowNumber row) -> Result<void> {
            if (decisions.override(row) != Proposal::Keep)
                return {};
            const auto known = cleanUp.address(row);
            if (!known)
                return tl::unexpected(known.error());
            for (const std::string& address : addressesOf(*known))
                done.add(address);
            return {};
        };
        if (const auto kept = forEachRow(cleanUp, decisions, ContactStatus::Keep, cancel, keep);
            !kept)
            return tl::unexpected(kept.error());
    }
    const auto handOut = [&](RowNumber row) -> Result<void> {
        const auto number = cleanUp.ledgerAddress(row);
        if (number && !cleanUp.ledger().isHash(*number)) {
            if (done.add(*number))
                rows.push_back({row, nullptr});
            return {};
        }
        const auto known = cleanUp.address(row);
        if (!known)
            return tl::unexpected(known.error());
        for (std::string& address : addressesOf(*known))
            if (done.add(address))
                rows.push_back({row, std::make_unique<const std::string>(std::move(address))});
        return {};
    };
    if (const auto handed = forEachRow(cleanUp, decisions, ContactStatus::Remove, cancel, handOut);
        !handed)
        return tl::unexpected(handed.error());
    return rows;
}

std::string_view addressOf(const CleanUp& cleanUp, const SuppressedRow& suppressed) {
    if (suppressed.address)
        return *suppressed.address;
    return cleanUp.ledger().addressAt(*cleanUp.ledgerAddress(suppressed.row));
}

Result<std::vector<SuppressionEntry>>
suppressionEntries(const CleanUp& cleanUp, const Decisions& decisions, const CancelToken& cancel) {
    const auto rows = suppressedRows(cleanUp, decisions, cancel);
    if (!rows)
        return tl::unexpected(rows.error());
    std::vector<SuppressionEntry> entries;
    entries.reserve(rows->size());
    for (const SuppressedRow& row : *rows) {
        // What this list's policy takes out is nothing that the address is known for.
        if (cleanUp.outcome(row.row).removedFor)
            continue;
        Removal removal = removalOf(cleanUp, decisions, row.row);
        entries.push_back({.address = std::string(addressOf(cleanUp, row)),
                           .reason = std::move(removal.reason),
                           .cause = std::move(removal.cause),
                           .code = std::move(removal.code),
                           .answer = std::move(removal.diagnostic),
                           .source = std::move(removal.source),
                           .firstSeen = removal.firstSeen,
                           .lastSeen = removal.lastSeen});
    }
    return entries;
}

} // namespace listwright
