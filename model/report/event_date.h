// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace listwright {

/// Which comes first in a date of three numbers with the year last; Unknown where a file's dates do
/// not tell.
enum class DateOrder : std::uint8_t { Unknown, DayFirst, MonthFirst };

/// Seconds since 1970 UTC of a report's date: ISO 8601 with any fraction and offset, `2026-11-24
/// 03:57:01 +0000 UTC`, RFC 5322, seconds or milliseconds since 1970, dates of three numbers in
/// `order` (with points the day is first), `2025年12月31日`, and months by their names in the
/// languages of resources/month_names.tsv. Without an offset it is taken for UTC. Empty for
/// anything else, for a date of unknown order, and outside the years 1990 to 2100.
[[nodiscard]] std::optional<std::int64_t> parseEventDate(std::string_view text,
                                                         DateOrder order = DateOrder::Unknown);

/// Whether only its neighbours can tell which of its numbers is the day.
[[nodiscard]] bool mayBeEitherOrder(std::string_view text);

/// By a day that can be no month, in any of the dates.
[[nodiscard]] DateOrder dateOrderOf(const std::vector<std::string_view>& dates);

} // namespace listwright
