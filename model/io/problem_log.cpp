// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/io/problem_log.h"

#include <utility>

namespace listwright {

void ProblemLog::add(Error problem) {
    ++m_counts[static_cast<std::size_t>(problem.code)];
    ++m_total;
    if (m_first.size() < placesKept)
        m_first.push_back(std::move(problem));
}

void ProblemLog::append(const ProblemLog& other, std::uint64_t rowsBefore) {
    for (std::size_t code = 0; code < m_counts.size(); ++code)
        m_counts[code] += other.m_counts[code];
    m_total += other.m_total;
    for (const Error& problem : other.m_first) {
        if (m_first.size() == placesKept)
            return;
        m_first.push_back(problem);
        if (m_first.back().row)
            *m_first.back().row += rowsBefore;
    }
}

std::uint64_t ProblemLog::count(ErrorCode code) const {
    return m_counts[static_cast<std::size_t>(code)];
}

} // namespace listwright
