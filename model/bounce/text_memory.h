// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <absl/container/flat_hash_map.h>
#include <xxhash.h>

#include <cstddef>
#include <string>
#include <utility>

namespace listwright {

/// What was found out about texts before; begins anew when it holds more than a few MiB.
template <typename Value>
class TextMemory {
public:
    /// Null where nothing is known. Valid until the next keep().
    [[nodiscard]] const Value* find(const std::string& text) const {
        const auto known = m_values.find(text);
        return known == m_values.end() ? nullptr : &known->second;
    }
    void keep(const std::string& text, Value value) {
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
    absl::flat_hash_map<std::string, Value, Hash> m_values;
    std::size_t m_bytes = 0;
};

} // namespace listwright
