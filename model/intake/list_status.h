// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/io/job.h"
#include "model/list/list_profile.h"
#include "model/report/report_reader.h"
#include "model/report/table_columns.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace listwright {

/// What a contact list itself says of its contacts: a column whose words are states of
/// subscriptions ("unsubscribed", "bounced"), or columns that say it by yes or no. Known by
/// resources/list_status.json; a word that it does not have says nothing.
struct ListStatus {
    TableColumns columns;
    std::vector<std::string> columnNames; // the ones that say it
    /// Whether one of the first rows tells of a contact that must not be mailed.
    bool tellsInFirstRows = false;
};
[[nodiscard]] std::optional<ListStatus> findListStatus(const TablePreview& preview,
                                                       const ListProfile& profile);

/// How many rows say so.
struct ListStatusCounts {
    std::uint64_t unsubscribed = 0;
    std::uint64_t bounced = 0;
    std::uint64_t complained = 0;
    std::uint64_t suppressed = 0;

    void add(const DeliveryEvent& event);
    void add(const ListStatusCounts& other);
    [[nodiscard]] std::uint64_t all() const {
        return unsubscribed + bounced + complained + suppressed;
    }
};
[[nodiscard]] Result<ListStatusCounts>
countListStatus(const ByteSource& source, const ListProfile& profile, const ListStatus& status,
                ProgressReporter& progress, const CancelToken& cancel);

/// The rows that say so as events, each with the place of its row and its column. "Subscribed" and
/// the like give none: they prove nothing.
[[nodiscard]] Result<ReportSummary>
readListStatus(const ByteSource& source, const ListProfile& profile, const ListStatus& status,
               const EventWork& work, ProgressReporter& progress, const CancelToken& cancel);

} // namespace listwright
