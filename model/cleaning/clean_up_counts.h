// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/cleaning/contact_query.h"

#include <cstdint>

namespace listwright {

/// The counts of a clean-up. in = kept + removed + duplicates + invalid, always; watch and review
/// are kept.
struct CleanUpCounts {
    std::uint64_t in = 0;
    std::uint64_t kept = 0;
    std::uint64_t removed = 0;
    std::uint64_t duplicates = 0;
    std::uint64_t invalid = 0;
    std::uint64_t watch = 0;
    std::uint64_t review = 0;

    void add(ContactStatus status);
    void add(const CleanUpCounts& other);
    [[nodiscard]] bool balances() const { return in == kept + removed + duplicates + invalid; }
};

[[nodiscard]] CleanUpCounts countRows(const CleanUp& cleanUp, const Decisions& decisions);

} // namespace listwright
