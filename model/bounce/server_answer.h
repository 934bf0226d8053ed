// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/bounce/delivery_event.h"

#include <string>
#include <string_view>

namespace listwright {

/// A bounce that says no more than what a server answered: `550-5.1.1 No such user`, of one line or
/// several. Reply and status code are found in it.
[[nodiscard]] DeliveryEvent eventFromAnswer(std::string_view answer, ProviderId provider = {});

/// The answer as rules look at it, byte for byte as long as it was: addresses are made of `x`, so
/// that nobody's name counts as words, and the codes that repeat on every line of an answer
/// (`550-5.1.1`) are blanks, so that they do not cut sentences. At most `mostBytes` of it.
[[nodiscard]] std::string wordsOfAnswer(std::string_view answer, std::size_t mostBytes = 64 << 10);

/// Where the words of the server that refused begin, behind what the reporting system put around
/// them (`SMTP error from remote mail server after RCPT TO:<...>: host mx [192.0.2.1]: 550 ...`); 0
/// where nothing stands before them.
[[nodiscard]] std::size_t answerBegin(std::string_view words);

/// How many words of a language `words` holds: no codes, addresses, names of hosts or ids, nor the
/// `(in reply to RCPT TO command)` that a reporting system puts behind an answer. Scripts without
/// spaces count by their length.
[[nodiscard]] std::size_t plainWordsIn(std::string_view words);

} // namespace listwright
