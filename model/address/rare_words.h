// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <absl/container/flat_hash_set.h>
#include <absl/strings/string_view.h>

#include <algorithm>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace listwright {

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
    static constexpr unsigned bitsOfPlace = 15;

    static std::size_t bitOf(std::string_view word) {
        std::uint64_t letters = 0;
        std::memcpy(&letters, word.data(), std::min(word.size(), sizeof letters));
        return static_cast<std::size_t>(((letters + word.size()) * 0x9e3779b97f4a7c15U) >>
                                        (64 - bitsOfPlace));
    }

    std::bitset<std::size_t{1} << bitsOfPlace> m_bits;
    absl::flat_hash_set<std::string> m_words;
};

} // namespace listwright
