// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace listwright {

/// What people and programs put around an address.
enum class AddressLayer : std::uint8_t { WhiteSpace, Punctuation, Quotes, Mailto, Name, Comment };

struct PeeledText {
    std::string_view inside;           // a part of the text
    std::optional<AddressLayer> layer; // none where nothing is left to take off
};

/// Takes one layer off: white space (also no-break and zero-width), punctuation at the ends,
/// quotes, `mailto:`, a display name with its angle brackets, a comment.
[[nodiscard]] PeeledText peelLayer(std::string_view text);

/// Without the white space at both ends.
[[nodiscard]] std::string_view trimmedText(std::string_view text);

} // namespace listwright
