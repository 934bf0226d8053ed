// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/io/text_encoding.h"

#include <string_view>

namespace listwright {

/// A row of a list parted into what it says and its line ends, blank lines behind it among them.
struct PartedRow {
    std::string_view text;
    std::string_view lineEnds;
};
[[nodiscard]] PartedRow partRow(std::string_view bytes, const TextEncoding& encoding);

} // namespace listwright
