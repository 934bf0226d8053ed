// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/cleaning/clean_up_counts.h"

namespace listwright {

void CleanUpCounts::add(ContactStatus status) {
    ++in;
    switch (status) {
    case ContactStatus::Keep:
        ++kept;
        return;
    case ContactStatus::Watch:
        ++kept;
        ++watch;
        return;
    case ContactStatus::Review:
        ++kept;
        ++review;
        return;
    case ContactStatus::Remove:
        ++removed;
        return;
    case ContactStatus::Duplicate:
        ++duplicates;
        return;
    case ContactStatus::Invalid:
        ++invalid;
        return;
    }
}

void CleanUpCounts::add(const CleanUpCounts& other) {
    in += other.in;
    kept += other.kept;
    removed += other.removed;
    duplicates += other.duplicates;
    invalid += other.invalid;
    watch += other.watch;
    review += other.review;
}

CleanUpCounts countRows(const CleanUp& cleanUp, const Decisions& decisions) {
    CleanUpCounts counts;
    for (std::uint32_t at = 0; at < cleanUp.rowCount(); ++at)
        counts.add(statusOf(cleanUp, decisions, {at}));
    return counts;
}

} // namespace listwright
