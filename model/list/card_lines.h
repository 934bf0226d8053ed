// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/list/contact_cards.h"

#include <optional>
#include <string_view>

namespace listwright {

/// What one line of an address book says, all that was folded put together.
struct CardLine {
    /// In the file's own bytes.
    std::string_view name; // `EMAIL`, without the group before it
    std::string_view rest; // the parameters, with their semicolon; of LDIF, what follows the colon
    std::string_view value;
};

/// Takes a line of a vCard apart at the colon that is in no quotation marks; empty where there is
/// none.
[[nodiscard]] std::optional<CardLine> vCardLine(std::string_view line);
/// Whether a vCard's line goes on where it ends with `=`.
[[nodiscard]] bool isQuotedPrintable(std::string_view parameters);

/// A value as a text in UTF-8 and its parts at semicolons; empty for what is no text. `toUtf8`
/// decodes bytes of the file.
using Utf8Maker = std::function<std::string(std::string_view)>;
[[nodiscard]] std::optional<CardProperty> vCardProperty(const CardLine& line,
                                                        const Utf8Maker& toUtf8);
[[nodiscard]] std::optional<CardProperty> ldifProperty(std::string_view line,
                                                       const Utf8Maker& toUtf8);

} // namespace listwright
