// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace listwright {

// How reports are compared and cut: letters of ASCII without regard to case, all other bytes as
// they are.

[[nodiscard]] constexpr char lowerAscii(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter | 0x20) : letter;
}
[[nodiscard]] std::string lowerAscii(std::string_view text);
[[nodiscard]] constexpr bool isDigit(char letter) {
    return letter >= '0' && letter <= '9';
}
[[nodiscard]] constexpr bool isLetterOrDigit(char letter) {
    const char lower = lowerAscii(letter);
    return isDigit(letter) || (lower >= 'a' && lower <= 'z');
}
[[nodiscard]] bool equalsIgnoringCase(std::string_view a, std::string_view b);
[[nodiscard]] bool startsIgnoringCase(std::string_view text, std::string_view beginning);
/// The place of `wanted` from `from` on; npos where it is not. `wanted` is in lower case.
[[nodiscard]] std::size_t findIgnoringCase(std::string_view text, std::string_view wanted,
                                           std::size_t from = 0);
[[nodiscard]] bool containsIgnoringCase(std::string_view text, std::string_view wanted);
/// Without spaces, tabs and line ends at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);
/// Every run of white space as one space, none at the ends.
[[nodiscard]] std::string simplified(std::string_view text);

} // namespace listwright
