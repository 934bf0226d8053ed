// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/cleaning/clean_up.h"
#include "model/cleaning/decisions.h"
#include "model/cleaning/own_column.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace listwright {

enum class ContactColumn : std::uint8_t {
    Proposal,
    Email,
    Reason,
    Code,
    Provider,
    Confidence,
    Times,
    LastSeen
};

/// What a row shows in the proposal column: the decision, or that it takes no part.
enum class ContactStatus : std::uint8_t { Keep, Watch, Review, Remove, Duplicate, Invalid };
inline constexpr std::size_t contactStatusCount = 6;
[[nodiscard]] ContactStatus statusOf(const ContactOutcome& outcome,
                                     std::optional<Proposal> override);
[[nodiscard]] ContactStatus statusOf(RowState state, Proposal proposal);
/// Of a row of a clean-up, without looking at the rest of its outcome.
[[nodiscard]] inline ContactStatus statusOf(const CleanUp& cleanUp, const Decisions& decisions,
                                            RowNumber row) {
    const ListRow located = cleanUp.locate(row);
    const RowState state = cleanUp.lists()[located.list]->state(located.row);
    if (decisions.overrideCount() > 0)
        if (const auto override = decisions.override(row))
            return statusOf(state, *override);
    if (cleanUp.isKnown(row) || cleanUp.isRemovedByMark(located))
        return statusOf(state, cleanUp.proposal(row));
    return state == RowState::Contact     ? ContactStatus::Keep
           : state == RowState::Duplicate ? ContactStatus::Duplicate
                                          : ContactStatus::Invalid;
}

using SortColumn = std::variant<ContactColumn, OwnColumn>;

/// Which rows to show and in which order. A facet without a choice lets every row through; choices
/// of one facet are alternatives, facets go together.
struct ContactQuery {
    /// Words that must all occur in the address or a searched column, without regard to case;
    /// `provider:google`, `code:5.2.1`, `code:5.2` (the beginning of a code),
    /// `reason:mailbox-full`, `cause:inactive`, `proposal:remove` and `mark:role` ask one column.
    std::string text;
    std::vector<ContactStatus> statuses;
    /// nullopt stands for "no bounce".
    std::vector<std::optional<Reason>> reasons;
    std::vector<ProviderId> providers;
    std::vector<AddressMark> marks;
    /// Columns of the lists that words are looked for in, beside the address.
    std::vector<OwnColumn> searchedColumns;
    std::optional<SortColumn> sortBy; // the list's own order without one
    bool descending = false;

    friend bool operator==(const ContactQuery&, const ContactQuery&) = default;
};

/// The rows of an answer, and how many rows each facet's values would have with the other facets as
/// they are.
struct ContactView {
    std::vector<RowNumber> rows;
    std::array<std::uint32_t, contactStatusCount> byStatus{};
    std::array<std::uint32_t, reasonCount> byReason{};
    std::uint32_t withoutBounce = 0;
    std::vector<std::uint32_t> byProvider; // by ProviderId
    std::array<std::uint32_t, addressMarkCount> byMark{};
};

/// Reads the list's file only for words, and for sorting by address or by a column of the lists:
/// such a column is sorted by number where all its cells hold one, else by text without regard to
/// case. Rows that are equal in the sorted column stay in the list's order, rows with nothing there
/// come last. Cancelled when asked to stop; meant for a worker, uses all cores.
[[nodiscard]] Result<std::shared_ptr<const ContactView>>
runQuery(const CleanUp& cleanUp, const Decisions& decisions, const ContactQuery& query,
         ProgressReporter& progress, const CancelToken& cancel);

} // namespace listwright
