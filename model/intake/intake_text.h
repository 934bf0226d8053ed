// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace listwright {

/// The sentence of resources/texts/intake.tsv, {1} and {2} filled in.
[[nodiscard]] std::string intakeText(std::string_view id, std::string_view first = {},
                                     std::string_view second = {});

} // namespace listwright
