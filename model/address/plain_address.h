// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace listwright {

/// normaliseAddressInto() for the form that nearly every cell has, sixteen letters at a time: at
/// most 64 bytes, a local part of letters, digits and `.-_+`, a domain, nothing around. False says
/// only that somebody else has to look.
[[nodiscard]] bool normalisePlainAddress(std::string_view cell, std::string& normalised);

} // namespace listwright
