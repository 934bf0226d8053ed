// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace listwright {

/// Whether every byte is below 0x80.
[[nodiscard]] bool isAscii(std::string_view bytes);
/// How many bytes from the beginning are valid UTF-8 (Unicode, table 3-7: no overlong forms, no
/// surrogates, nothing above U+10FFFF).
[[nodiscard]] std::size_t validUtf8Length(std::string_view bytes);

} // namespace listwright
