// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace listwright {

/// Writes a domain that may hold non-ASCII letters in A-label form, in lower case, behind
/// `normalised` (IDNA 2008 with the mapping of UTS 46, non-transitional: `Straße.example` keeps its
/// ß). False, and nothing written, where no such domain can exist.
[[nodiscard]] bool appendAsciiDomain(std::string_view utf8, std::string& normalised);

} // namespace listwright
