// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <absl/container/flat_hash_set.h>
#include <absl/strings/string_view.h>

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace listwright {

/// Eight letters at both ends of a word and its length, mixed: cheap, and good enough to tell that
/// a word is none of a few.
inline std::uint64_t mixedEnds(std::string_view word) {
    const auto load = [](const char* at, auto letters) {
        std::memcpy(&letters, at, sizeof letters);
        return std::uint64_t{letters};
    };
    const char* const begin = word.data();
    const std::size_t size = word.size();
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    if (size >= 8) {
        first = load(begin, std::uint64_t{});
        last = load(begin + size - 8, std::uint64_t{});
    } else if (size >= 4) {
        first = load(begin, std::uint32_t{});
        last = load(begin + size - 4, std::uint32_t{});
    } else {
        for (const char letter : word)
            first = first << 8 | static_cast<unsigned char>(letter);
    }
    return ((first + size) * 0x9e3779b97f4a7c15U) ^ ((last + size) * 0xc2b2ae3d27d4eb4fU);
}

/// Whether a word begins like one of a few: its first four letters tell most of the others. For
/// words of four letters and more.
class RareBeginnings {
public:
    static constexpr std::size_t letters = 4;

    void add(std::string_view word) { m_bits.set(bitOf(word)); }
    [[nodiscard]] bool mayBegin(std::string_view word) const { return m_bits.test(bitOf(word)); }

private:
    static constexpr unsigned bitsOfPlace = 12;

    static std::size_t bitOf(std::string_view word) {
        std::uint32_t first = 0;
        std::memcpy(&first, word.data(), sizeof first);
        return first * std::uint32_t{0x9e3779b1} >> (32 - bitsOfPlace);
    }

    std::bitset<std::size_t{1} << bitsOfPlace> m_bits;
};

/// A set of words, asked about millions of words of which hardly any is in it.
class RareWords {
public:
    void add(const std::string& word) {
        m_words.insert(word);
        m_bits.set(bitOf(word));
    }
    [[nodiscard]] bool contain(std::string_view word) const {
        // Debian's Abseil is built for C++14, where its string_view is a type of its own.
        return m_bits.test(bitOf(word)) &&
               m_words.contains(absl::string_view(word.data(), word.size()));
    }

private:
    static constexpr unsigned bitsOfPlace = 14;

    static std::size_t bitOf(std::string_view word) {
        return static_cast<std::size_t>(mixedEnds(word) >> (64 - bitsOfPlace));
    }

    std::bitset<std::size_t{1} << bitsOfPlace> m_bits;
    absl::flat_hash_set<std::string> m_words;
};

} // namespace listwright
