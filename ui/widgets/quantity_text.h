// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>
#include <string_view>

namespace listwright {

/// "12,480", as the user's locale writes it.
[[nodiscard]] QString countText(std::uint64_t count);
/// "2.4 %": one decimal below 10, none above; "under 0.1 %" for less than that but not nothing.
[[nodiscard]] QString percentText(double percent);
/// "14 Nov 2026" of seconds since 1970-01-01 UTC; empty for 0.
[[nodiscard]] QString dayText(std::int64_t secondsSince1970);
/// A count for a translated plural form, which takes an int.
[[nodiscard]] int pluralCount(std::uint64_t count);
/// UTF-8 of the model as the window shows it: no control characters, so that nothing hostile
/// breaks a line or turns its direction.
[[nodiscard]] QString shownText(std::string_view utf8);
/// The last part of a path.
[[nodiscard]] QString fileNameOf(std::string_view path);

} // namespace listwright
