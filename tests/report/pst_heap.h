// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace listwright {

inline std::string little(std::uint64_t value, std::size_t bytes) {
    std::string text;
    for (std::size_t i = 0; i < bytes; ++i)
        text += static_cast<char>(value >> (8 * i) & 0xFF);
    return text;
}

inline void put(std::string& file, std::size_t at, std::string_view bytes) {
    file.replace(at, bytes.size(), bytes);
}

/// A heap on a node ([MS-PST], section 2.3.1) that fits into one block.
class Heap {
public:
    std::uint32_t add(std::string_view bytes) {
        m_ends.push_back(m_bytes.size());
        m_bytes += bytes;
        return static_cast<std::uint32_t>(m_ends.size() << 5);
    }

    // A B-tree of one level ([MS-PST], section 2.3.2) of entries that are in order.
    std::uint32_t addTree(std::size_t keyBytes, std::size_t entryBytes,
                          const std::string& entries) {
        const std::uint32_t root = entries.empty() ? 0 : add(entries);
        return add("\xB5" + little(keyBytes, 1) + little(entryBytes, 1) + little(0, 1) +
                   little(root, 4));
    }

    std::string finish(std::uint8_t kind, std::uint32_t root) {
        m_ends.push_back(m_bytes.size());
        m_bytes.resize((m_bytes.size() + 1) & ~std::size_t{1});
        const std::size_t map = m_bytes.size();
        put(m_bytes, 0, little(map, 2) + "\xEC" + little(kind, 1) + little(root, 4) + little(0, 4));
        m_bytes += little(m_ends.size() - 1, 2) + little(0, 2);
        for (const std::size_t end : m_ends)
            m_bytes += little(end, 2);
        return m_bytes;
    }

private:
    std::string m_bytes = std::string(12, '\0');
    std::vector<std::size_t> m_ends;
};

} // namespace listwright
