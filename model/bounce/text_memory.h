// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <absl/container/flat_hash_map.h>
#include <xxhash.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

namespace listwright {

/// What was found out about texts before; begins anew when it holds more than a few MiB. Many texts
/// come once and never again: a text is kept when it comes the second time.
template <typename Value>
class TextMemory {
public:
    /// Null where nothing is known. Valid until the next keep().
    [[nodiscard]] const Value* find(const std::string& text) const {
        const auto known = m_values.find(text);
        return known == m_values.end() ? nullptr : &known->second;
    }
    void keep(const std::string& text, Value value) {
        if (!hasComeBefore(text))
            return;
        m_bytes += text.size() + sizeof(std::string) + sizeof(Value);
        if (m_bytes > mostBytes) {
            m_values.clear();
            m_bytes = 0;
        }
        m_values.insert_or_assign(text, std::move(value));
    }

private:
    static constexpr std::size_t mostBytes = std::size_t{4} << 20;
    struct Hash {
        std::size_t operator()(const std::string& text) const {
            return static_cast<std::size_t>(XXH3_64bits(text.data(), text.size()));
        }
    };
    /// Perhaps not the text, but one that is hard to tell from it.
    bool hasComeBefore(const std::string& text) {
        const std::uint64_t hash = XXH3_64bits(text.data(), text.size());
        const auto mark = static_cast<std::uint32_t>(hash >> 32) | 1U;
        return std::exchange(m_marks[hash % m_marks.size()], mark) == mark;
    }
    std::array<std::uint32_t, 4096> m_marks{}; // of texts that came last, 0 for none
    absl::flat_hash_map<std::string, Value, Hash> m_values;
    std::size_t m_bytes = 0;
};

} // namespace listwright
