// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <vector>

namespace listwright {

/// Ascending byte offsets of a file of any size in four bytes each: their low halves, and at which
/// of them the high half grows.
class RowOffsets {
public:
    RowOffsets() = default;
    RowOffsets(std::initializer_list<std::uint64_t> offsets) {
        for (const std::uint64_t offset : offsets)
            push_back(offset);
    }

    void reserve(std::size_t count) { m_low.reserve(count); }
    /// Not below the last one.
    void push_back(std::uint64_t offset) {
        while (offset >> 32 > m_growsAt.size())
            m_growsAt.push_back(m_low.size());
        m_low.push_back(static_cast<std::uint32_t>(offset));
    }
    void append(const RowOffsets& other) {
        if (m_growsAt.empty() && other.m_growsAt.empty()) {
            m_low.insert(m_low.end(), other.m_low.begin(), other.m_low.end());
            return;
        }
        for (std::size_t at = 0; at < other.size(); ++at)
            push_back(other[at]);
    }

    [[nodiscard]] std::size_t size() const { return m_low.size(); }
    [[nodiscard]] bool empty() const { return m_low.empty(); }
    [[nodiscard]] std::uint64_t operator[](std::size_t at) const {
        if (m_growsAt.empty())
            return m_low[at];
        const auto grown = std::upper_bound(m_growsAt.begin(), m_growsAt.end(), at);
        return static_cast<std::uint64_t>(grown - m_growsAt.begin()) << 32 | m_low[at];
    }
    friend bool operator==(const RowOffsets&, const RowOffsets&) = default;

private:
    std::vector<std::uint32_t> m_low;
    std::vector<std::size_t> m_growsAt;
};

} // namespace listwright
