// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/cleaning/clean_up.h"
#include "model/cleaning/clean_up_counts.h"
#include "model/cleaning/decisions.h"

#include <array>
#include <cstdint>
#include <vector>

namespace listwright {

/// A part of a whole, both counts; a percentage never goes without its denominator.
struct Share {
    std::uint64_t part = 0;
    std::uint64_t whole = 0;
    /// 0 for an empty whole.
    [[nodiscard]] double percent() const {
        return whole == 0 ? 0.0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
    }
};

/// What the charts show. `disabled` counts contacts whose deciding event is a disabled mailbox.
struct CleanUpMetrics {
    CleanUpCounts counts;
    std::uint64_t bouncedMatched = 0;   // addresses with a bounce that are in a list
    std::uint64_t bouncedUnmatched = 0; // and that are in none
    Share disabledOfList;               // of all contacts
    Share disabledOfBounces;            // of the contacts that bounced
    struct ByProvider {
        ProviderId provider;
        Share disabled; // of the contacts there
        Share bounced;  // of the contacts there
    };
    std::vector<ByProvider> disabledByProvider; // most disabled first, each with contacts
    /// Contacts by their marks; one may have several.
    std::array<std::uint64_t, addressMarkCount> byMark{};
    /// Contacts whose address has something to correct: mistyped, or not alone in its cell.
    std::uint64_t toCorrect = 0;
    /// Contacts by the reason of their deciding event.
    std::array<std::uint64_t, reasonCount> byReason{};
    std::array<std::uint64_t, causeCount> disabledByCause{};
};

[[nodiscard]] CleanUpMetrics measure(const CleanUp& cleanUp, const Decisions& decisions);

} // namespace listwright
