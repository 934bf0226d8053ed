// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace listwright {

// How reports are compared and cut: letters of ASCII without regard to case, all other bytes as
// they are.

[[nodiscard]] char lowerAscii(char letter);
[[nodiscard]] std::string lowerAscii(std::string_view text);
[[nodiscard]] bool isDigit(char letter);
[[nodiscard]] bool isLetterOrDigit(char letter);
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
