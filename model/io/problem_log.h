// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/io/error.h"

#include <array>
#include <cstdint>
#include <vector>

namespace listwright {

/// What was wrong in a file that could be read all the same: the exact count of each kind, and the
/// places of the first hundred.
class ProblemLog {
public:
    static constexpr std::size_t placesKept = 100;

    void add(Error problem);
    /// Adds the problems of a part of the same file that `rowsBefore` rows come before.
    void append(const ProblemLog& other, std::uint64_t rowsBefore = 0);
    [[nodiscard]] std::uint64_t count() const { return m_total; }
    [[nodiscard]] std::uint64_t count(ErrorCode code) const;
    [[nodiscard]] bool isEmpty() const { return m_total == 0; }
    /// The first problems in the order in which they were met.
    [[nodiscard]] const std::vector<Error>& first() const { return m_first; }

private:
    std::array<std::uint64_t, static_cast<std::size_t>(ErrorCode::Cancelled) + 1> m_counts{};
    std::uint64_t m_total = 0;
    std::vector<Error> m_first;
};

} // namespace listwright
