// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace listwright {

/// Which rows belong to which of the ledger's addresses: most rows of a list to none. A bit and a
/// half a row, and four bytes for each that has one.
class RowContacts {
public:
    explicit RowContacts(std::size_t rows)
        : m_words(rows / bitsOfWord + 1) {}

    /// Rows in ascending order.
    void add(std::uint32_t row, std::uint32_t contact) {
        m_words[row / bitsOfWord].bits |= std::uint64_t{1} << (row % bitsOfWord);
        m_contacts.push_back(contact);
    }
    /// Call once, after the last add().
    void finish() {
        std::uint32_t before = 0;
        for (Word& word : m_words) {
            word.before = before;
            before += static_cast<std::uint32_t>(std::popcount(word.bits));
        }
    }

    [[nodiscard]] bool has(std::uint32_t row) const {
        return (m_words[row / bitsOfWord].bits >> (row % bitsOfWord) & 1) != 0;
    }
    [[nodiscard]] std::optional<std::uint32_t> of(std::uint32_t row) const {
        if (!has(row))
            return std::nullopt;
        const Word& word = m_words[row / bitsOfWord];
        const std::uint64_t bit = std::uint64_t{1} << (row % bitsOfWord);
        return m_contacts[word.before +
                          static_cast<std::uint32_t>(std::popcount(word.bits & (bit - 1)))];
    }
    /// Of all rows that have one, in their order.
    [[nodiscard]] std::span<const std::uint32_t> all() const { return m_contacts; }

private:
    static constexpr std::uint32_t bitsOfWord = 64;
    struct Word {
        std::uint64_t bits = 0;
        std::uint32_t before = 0; // contacts of the words before
    };
    std::vector<Word> m_words;
    std::vector<std::uint32_t> m_contacts;
};

} // namespace listwright
