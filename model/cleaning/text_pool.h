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

    /// What intern() finds a text by; any thread may ask.
    [[nodiscard]] static std::uint32_t hashOf(std::string_view text);
    std::uint32_t intern(std::string_view text) { return intern(text, hashOf(text)); }
    /// With what hashOf() gives for it.
    std::uint32_t intern(std::string_view text, std::uint32_t hash);
    /// Fetches what intern() of the text will need: its table lies anywhere in memory.
    void expect(std::string_view text, std::uint32_t hash) const;
    [[nodiscard]] std::string_view text(std::uint32_t id) const { return m_texts[id]; }
    /// Tells the processor that text() of it is asked for soon.
    void fetch(std::uint32_t id) const { __builtin_prefetch(&m_texts[id]); }
    /// Gives back what only intern() needs; nothing may be interned after it.
    void freeze();

private:
    std::string_view keep(std::string_view text);

    static constexpr std::size_t blockBytes = 1 << 20;
    std::vector<std::unique_ptr<char[]>> m_blocks;
    std::size_t m_free = 0; // bytes left in the last block
    std::vector<std::string_view> m_texts;

    /// A text by its number, and its hash so that a table that grows need not read it again.
    struct Entry {
        std::uint32_t id = 0;
        std::uint32_t hash = 0;
    };
    struct Wanted {
        std::string_view text;
        std::uint32_t hash = 0;
    };
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(const Entry& entry) const { return spread(entry.hash); }
        std::size_t operator()(const Wanted& wanted) const { return spread(wanted.hash); }
        static std::size_t spread(std::uint32_t hash) {
            return static_cast<std::size_t>(hash * std::uint64_t{0x9e3779b97f4a7c15});
        }
    };
    struct Equal {
        using is_transparent = void;
        const TextPool* pool;
        bool operator()(const Entry& a, const Entry& b) const { return a.id == b.id; }
        bool operator()(const Entry& a, const Wanted& b) const {
            return a.hash == b.hash && pool->text(a.id) == b.text;
        }
        bool operator()(const Wanted& a, const Entry& b) const { return (*this)(b, a); }
    };
    absl::flat_hash_set<Entry, Hash, Equal> m_ids;
};

} // namespace listwright
