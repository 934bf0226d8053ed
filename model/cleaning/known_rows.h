// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/bounce/classifier.h"
#include "model/cleaning/policy.h"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace listwright {

/// A row whose address has events, and what the policy says to them. Stands in the order of the
/// list: whoever goes through the rows need not jump about in the ledger.
struct KnownRow {
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

    std::int64_t lastSeen = 0;     // of the last event; seconds since 1970, 0 where not known
    std::uint32_t address = 0;     // of the ledger
    std::uint32_t deciding = none; // the event that decided, by its place in the ledger's entries
    std::uint32_t events = 0;
    EnhancedStatusCode status; // this and what follows of the event that decided
    Reason reason = Reason::Undetermined;
    Cause cause = Cause::Unspecified;
    Confidence confidence = Confidence::Guess;
    Proposal proposal = Proposal::Keep;
    bool bounced = false; // at least one event of a report is a bounce
    bool reactivationCandidate = false;
};

/// The known ones among all rows: most of a list are none. A bit and a half a row, and a KnownRow
/// for each that is.
class KnownRows {
public:
    explicit KnownRows(std::size_t rows)
        : m_words(rows / bitsOfWord + 1) {}

    void reserve(std::size_t known) { m_known.reserve(known); }
    /// Rows in ascending order.
    void add(std::uint32_t row, const KnownRow& known) {
        m_words[row / bitsOfWord].bits |= std::uint64_t{1} << (row % bitsOfWord);
        m_known.push_back(known);
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
    /// Null where nothing is known of the row.
    [[nodiscard]] const KnownRow* of(std::uint32_t row) const {
        if (!has(row))
            return nullptr;
        const Word& word = m_words[row / bitsOfWord];
        const std::uint64_t bit = std::uint64_t{1} << (row % bitsOfWord);
        return &m_known[word.before +
                        static_cast<std::uint32_t>(std::popcount(word.bits & (bit - 1)))];
    }
    /// The first known row at or behind `row`; KnownRow::none where there is none.
    [[nodiscard]] std::uint32_t next(std::uint32_t row) const {
        std::size_t word = row / bitsOfWord;
        if (word >= m_words.size())
            return KnownRow::none;
        std::uint64_t bits = m_words[word].bits >> (row % bitsOfWord) << (row % bitsOfWord);
        while (bits == 0) {
            if (++word == m_words.size())
                return KnownRow::none;
            bits = m_words[word].bits;
        }
        return static_cast<std::uint32_t>(word * bitsOfWord) +
               static_cast<std::uint32_t>(std::countr_zero(bits));
    }
    /// In the order of their rows.
    [[nodiscard]] std::span<const KnownRow> all() const { return m_known; }

private:
    static constexpr std::uint32_t bitsOfWord = 64;
    struct Word {
        std::uint64_t bits = 0;
        std::uint32_t before = 0; // known rows of the words before
    };
    std::vector<Word> m_words;
    std::vector<KnownRow> m_known;
};

} // namespace listwright
