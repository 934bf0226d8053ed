// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace listwright {

/// Most servers repeat the recipient. Puts a mark for every such echo, a byte that is none of
/// UTF-8, into `marked`: what they say is then the same text again and again. An echo is a whole
/// address, no part of a longer one. False where there is nothing to mark.
[[nodiscard]] bool markEchoes(std::string_view diagnostic, std::string_view recipient,
                              std::string& marked);

/// The diagnostic that markEchoes() marked.
[[nodiscard]] std::string withEchoes(std::string_view marked, std::string_view recipient);

[[nodiscard]] constexpr bool isMark(char byte) {
    return byte == '\xff';
}
[[nodiscard]] bool hasMark(std::string_view text);

/// Fills the echoes of the diagnostic with marks in `text`, which is as long: no words of theirs
/// are taken for words of the server.
void coverEchoes(std::string_view diagnostic, std::string_view recipient, std::string& text);

/// A recipient that no code can begin in, such as 550 or 5.1.1, and that ends like a usual domain:
/// codes are found in a diagnostic at the same words, whichever of them it repeats.
[[nodiscard]] bool isUsualRecipient(std::string_view recipient);

/// A diagnostic of a usual recipient that is no longer is understood by its marked text alone.
inline constexpr std::size_t longestMarkedAnswer = 512;

} // namespace listwright
