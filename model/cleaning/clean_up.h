// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/cleaning/event_ledger.h"
#include "model/cleaning/known_rows.h"
#include "model/cleaning/policy.h"
#include "model/io/job.h"
#include "model/list/contact_list.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace listwright {

/// What became of one row of a list. Reason and the rest are those of the event that decided.
struct ContactOutcome {
    RowState state = RowState::Contact;
    Proposal proposal = Proposal::Keep;
    bool hasEvents = false;
    /// At least one event of a report is a bounce (a delay is none).
    bool bounced = false;
    bool reactivationCandidate = false;
    /// To be removed for a mark that the policy names, and for nothing that became of its mail.
    std::optional<AddressMark> removedFor;
    Reason reason = Reason::Undetermined; // meaningless without events
    Cause cause = Cause::Unspecified;
    Confidence confidence = Confidence::Guess;
    EnhancedStatusCode status;
    ProviderId provider; // by the address's domain; for every row with an address
    AddressMarks marks;  // likewise
    std::uint32_t events = 0;
    std::int64_t lastSeen = 0; // seconds since 1970, 0 where not known
};

/// A row of one of several lists.
struct ListRow {
    std::size_t list = 0;
    RowNumber row;
};

/// Lists and events brought together: what is proposed for every row. Immutable, shared between
/// threads. Rows of all lists are counted one after the other.
class CleanUp {
public:
    CleanUp(std::vector<std::shared_ptr<const ContactList>> lists,
            std::shared_ptr<const EventLedger> ledger, Policy policy);

    [[nodiscard]] const std::vector<std::shared_ptr<const ContactList>>& lists() const {
        return m_lists;
    }
    [[nodiscard]] const EventLedger& ledger() const { return *m_ledger; }
    [[nodiscard]] const Policy& policy() const { return m_policy; }
    [[nodiscard]] std::uint32_t rowCount() const;
    [[nodiscard]] ListRow locate(RowNumber row) const {
        return m_lists.size() == 1 ? ListRow{0, row} : locateInMany(row);
    }
    [[nodiscard]] RowNumber firstRow(std::size_t list) const;
    [[nodiscard]] ContactOutcome outcome(RowNumber row) const;
    /// Whether there are events about the row's address: of most rows there are none.
    [[nodiscard]] bool isKnown(RowNumber row) const { return m_known.has(row.value); }
    /// The first row at or behind `row` of which isKnown() holds; rowCount() where there is none.
    [[nodiscard]] RowNumber nextKnown(RowNumber row) const;
    /// Whether the policy removes the row for its marks, where it is a contact.
    [[nodiscard]] bool isRemovedByMark(const ListRow& row) const {
        return (m_policy.removedMarks.bits & m_lists[row.list]->marks(row.row).bits) != 0;
    }
    /// outcome().proposal alone, at a fraction of the cost.
    [[nodiscard]] Proposal proposal(RowNumber row) const {
        if (const ListRow located = locate(row);
            isRemovedByMark(located) &&
            m_lists[located.list]->state(located.row) == RowState::Contact)
            return Proposal::Remove;
        const KnownRow* const known = m_known.of(row.value);
        return known == nullptr ? Proposal::Keep : known->proposal;
    }
    /// The address of the row in normalised form, read back from the list.
    [[nodiscard]] Result<std::string> address(RowNumber row) const;
    /// All events about the row's address, oldest first. Duplicate and invalid rows have none.
    [[nodiscard]] std::span<const LedgerEntry> history(RowNumber row) const;
    /// The row's address by its number in the ledger; none where that has no events about it.
    [[nodiscard]] std::optional<std::uint32_t> ledgerAddress(RowNumber row) const {
        const KnownRow* const known = m_known.of(row.value);
        return known == nullptr ? std::nullopt : std::optional(known->address);
    }
    /// The event of the history that decided; null where there is none.
    [[nodiscard]] const LedgerEntry* decidingEntry(RowNumber row) const;
    /// Addresses with a bounce that are in a list ...
    [[nodiscard]] std::uint32_t matchedAddresses() const;
    /// ... and that are in none; one whose event was matched by the original recipient is not
    /// counted.
    [[nodiscard]] std::uint32_t unmatchedAddresses() const;

private:
    friend Result<std::shared_ptr<const CleanUp>>
    match(std::vector<std::shared_ptr<const ContactList>>, std::shared_ptr<const EventLedger>,
          const Policy&, ProgressReporter&, const CancelToken&);
    [[nodiscard]] ListRow locateInMany(RowNumber row) const;
    void removeByMark(ContactOutcome& outcome, const ListRow& row) const;
    std::vector<std::shared_ptr<const ContactList>> m_lists;
    std::shared_ptr<const EventLedger> m_ledger;
    Policy m_policy;
    std::vector<std::uint32_t> m_firstRows; // by list, and the count of all rows
    KnownRows m_known{0};
    std::uint32_t m_matched = 0;
    std::uint32_t m_unmatched = 0;
};

/// Joins lists and events by the bytes of the normalised address and asks the policy, which also
/// chooses among duplicates: the clean-up's lists may be others than those given, of the same
/// files. Of the lists, only rows are read whose key an event's address has. Progress in rows.
[[nodiscard]] Result<std::shared_ptr<const CleanUp>>
match(std::vector<std::shared_ptr<const ContactList>> lists,
      std::shared_ptr<const EventLedger> ledger, const Policy& policy, ProgressReporter& progress,
      const CancelToken& cancel);

} // namespace listwright
