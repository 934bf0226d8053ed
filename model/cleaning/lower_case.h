// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace listwright {

/// UTF-8 in lower case by Unicode, into a buffer that is used again. How search and order of text
/// leave case aside.
void lowerCaseInto(std::string_view text, std::string& lower);
[[nodiscard]] std::string lowerCase(std::string_view text);

} // namespace listwright
