// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace listwright {

/// A column's name or a word of a cell as tables of words are compared: lower case, accents off,
/// `_`, `-`, `.`, `:`, `/` and runs of white space as one space ("E-Mail_Address" is "e mail
/// address").
[[nodiscard]] std::string comparableWords(std::string_view text);

} // namespace listwright
