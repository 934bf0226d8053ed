// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/bounce/delivery_event.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace listwright {

/// A bounce that says no more than what a server answered: `550-5.1.1 No such user`, of one line or
/// several. Reply and status code are found in it.
[[nodiscard]] DeliveryEvent eventFromAnswer(std::string_view answer, ProviderId provider = {});

/// An answer as rules look at it: addresses are made of `x`, at most six on each side of the @, so
/// that neither anybody's name nor its length counts as words, and the codes that repeat on every
/// line of an answer (`550-5.1.1`) are blanks, so that they do not cut sentences. Ids of messages,
/// new in every answer, are zeros: `47229389571aa8766c307511 - gsmtp`.
class AnswerWords {
public:
    /// Of a side of an address so much is left.
    static constexpr std::size_t longestMask = 6;

    /// Of at most `mostBytes` of the answer.
    explicit AnswerWords(std::string_view answer, std::size_t mostBytes = 64 << 10);

    [[nodiscard]] const std::string& text() const { return m_text; }
    /// The part of the answer that `length` bytes of the text from `begin` on stand for: begin and
    /// length. An address that is touched is taken whole, up to or from its @.
    [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> inAnswer(std::uint32_t begin,
                                                                   std::uint32_t length) const;

private:
    /// A mask that is shorter than what it stands for.
    struct ShortMask {
        std::size_t begin = 0;
        std::size_t end = 0;
        std::size_t beginInAnswer = 0;
        std::size_t endInAnswer = 0;
    };
    enum class Side : std::uint8_t { Begin, End };

    void addMask(std::size_t begin, std::size_t end);
    [[nodiscard]] std::size_t placeInAnswer(std::size_t place, Side side) const;

    std::string m_text;
    std::vector<ShortMask> m_masks;
};

/// Where the words of the server that refused begin, behind what the reporting system put around
/// them (`SMTP error from remote mail server after RCPT TO:<...>: host mx [192.0.2.1]: 550 ...`); 0
/// where nothing stands before them.
[[nodiscard]] std::size_t answerBegin(std::string_view words);

/// How many words of a language `words` holds: no codes, addresses, names of hosts or ids, nor the
/// `(in reply to RCPT TO command)` that a reporting system puts behind an answer. Scripts without
/// spaces count by their length.
[[nodiscard]] std::size_t plainWordsIn(std::string_view words);

} // namespace listwright
