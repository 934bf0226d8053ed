// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <absl/container/flat_hash_set.h>

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace listwright {

/// Keeps every different text once, and hands out small numbers for them. Texts stay where they are
/// put; 0 is the empty text.
class TextPool {
public:
    TextPool();
    TextPool(const TextPool&) = delete;
    TextPool& operator=(const TextPool&) = delete;

    std::uint32_t intern(std::string_view text);
    [[nodiscard]] std::string_view text(std::uint32_t id) const { return m_texts[id]; }
    /// Gives back what only intern() needs; nothing may be interned after it.
    void freeze();

private:
    std::string_view keep(std::string_view text);

    static constexpr std::size_t blockBytes = 1 << 20;
    std::vector<std::unique_ptr<char[]>> m_blocks;
    std::size_t m_free = 0; // bytes left in the last block
    std::vector<std::string_view> m_texts;

    struct Hash {
        using is_transparent = void;
        const TextPool* pool;
        std::size_t operator()(std::string_view text) const;
        std::size_t operator()(std::uint32_t id) const;
    };
    struct Equal {
        using is_transparent = void;
        const TextPool* pool;
        bool operator()(std::uint32_t a, std::uint32_t b) const { return a == b; }
        bool operator()(std::uint32_t a, std::string_view b) const { return pool->text(a) == b; }
        bool operator()(std::string_view a, std::uint32_t b) const { return a == pool->text(b); }
    };
    absl::flat_hash_set<std::uint32_t, Hash, Equal> m_ids;
};

} // namespace listwright
