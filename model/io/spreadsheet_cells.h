// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace listwright {

/// What a number in a cell stands for, by its format.
enum class NumberMeaning : std::uint8_t { Number, Date, Time, DateTime };

/// Of one of the formats that every XLSX has by number (ECMA-376, part 1, section 18.8.30).
[[nodiscard]] NumberMeaning meaningOfFormat(std::size_t id);
/// Of a format's code, such as `yyyy\-mm\-dd;@` or `0.00" days"`.
[[nodiscard]] NumberMeaning meaningOfFormat(std::string_view code);

/// A number as a spreadsheet shows it in a wide cell: 15 digits, no exponent, no trailing zeros.
[[nodiscard]] std::string numberText(double value);
/// The date that is `value` days after `origin` (days since 1970-01-01) in ISO 8601 without zone:
/// `2026-03-01`, `2026-03-01T14:05:00`, `14:05:00`; a time of day that the format hides is shown. A
/// number where `meaning` is none, or it is no date that a calendar has.
[[nodiscard]] std::string serialDateText(double value, std::int64_t origin, NumberMeaning meaning);
/// Days since 1970-01-01 in the Gregorian calendar.
[[nodiscard]] std::int64_t daysSince1970(int year, int month, int day);

} // namespace listwright
