// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/io/spreadsheet_cells.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace listwright {

namespace {

constexpr std::int64_t secondsOfDay = 86'400;

std::string padded(std::int64_t number, std::size_t digits) {
    std::string text = std::to_string(number);
    text.insert(0, digits - std::min(digits, text.size()), '0');
    return text;
}

std::string timeText(std::int64_t second) {
    return padded(second / 3600, 2) + ':' + padded(second / 60 % 60, 2) + ':' +
           padded(second % 60, 2);
}

std::string dateText(int year, int month, int day) {
    return padded(year, 4) + '-' + padded(month, 2) + '-' + padded(day, 2);
}

NumberMeaning meaningOf(bool day, bool time) {
    if (day)
        return time ? NumberMeaning::DateTime : NumberMeaning::Date;
    return time ? NumberMeaning::Time : NumberMeaning::Number;
}

} // namespace

NumberMeaning meaningOfFormat(std::size_t id) {
    // 27 to 36 and 50 to 58 are dates of East Asian versions.
    if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 58))
        return NumberMeaning::Date;
    if (id == 22)
        return NumberMeaning::DateTime;
    if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47))
        return NumberMeaning::Time;
    return NumberMeaning::Number;
}

NumberMeaning meaningOfFormat(std::string_view code) {
    bool day = false;
    bool time = false;
    bool month = false; // or minutes: `m` is either
    for (std::size_t at = 0; at < code.size() && code[at] != ';'; ++at) {
        const char letter = code[at];
        if (letter == '"' || letter == '[') { // literal text; colours, conditions, `[h]`
            const char closing = letter == '"' ? '"' : ']';
            const auto end = code.find(closing, at + 1);
            if (end == std::string_view::npos)
                break;
            const auto inside = code.substr(at + 1, end - at - 1);
            const bool elapsed = letter == '[' && !inside.empty() &&
                                 inside.find_first_not_of("hHmMsS") == std::string_view::npos;
            time = time || elapsed;
            at = end;
        } else if (letter == '\\' || letter == '_' || letter == '*') {
            ++at;
        } else if (letter == 'G' || letter == 'g') {
            // General, or an era of a Japanese date, which has a year too.
            if (code.substr(at, 7) == "General" || code.substr(at, 7) == "GENERAL")
                at += 6;
        } else {
            day = day || letter == 'y' || letter == 'Y' || letter == 'd' || letter == 'D';
            time = time || letter == 'h' || letter == 'H' || letter == 's' || letter == 'S';
            month = month || letter == 'm' || letter == 'M';
        }
    }
    return meaningOf(day || (month && !time), time);
}

std::string numberText(double value) {
    if (!std::isfinite(value))
        return {};
    // Spreadsheets keep 17 digits and show 15: 0.1 + 0.2 is 0.3 to people.
    std::array<char, 40> rounded{};
    std::snprintf(rounded.data(), rounded.size(), "%.15g", value);
    double shown = value;
    std::from_chars(rounded.data(), rounded.data() + rounded.size(), shown);
    if (shown == 0.0)
        return "0";
    std::array<char, 1100> text{};
    const auto end =
        std::to_chars(text.data(), text.data() + text.size(), shown, std::chars_format::fixed);
    return {text.data(), end.ptr};
}

std::string serialDateText(double value, std::int64_t origin, NumberMeaning meaning) {
    constexpr double lastDay = 2'958'466; // 9999-12-31 in Excel's count
    if (meaning == NumberMeaning::Number || !(value >= 0.0) || value > lastDay)
        return numberText(value);
    const auto all = static_cast<std::int64_t>(std::llround(value * double{secondsOfDay}));
    const std::int64_t second = all % secondsOfDay;
    if (meaning == NumberMeaning::Time && all < secondsOfDay)
        return timeText(second);
    const std::chrono::year_month_day date{
        std::chrono::sys_days{std::chrono::days{origin + all / secondsOfDay}}};
    std::string text =
        dateText(static_cast<int>(date.year()), static_cast<int>(unsigned{date.month()}),
                 static_cast<int>(unsigned{date.day()}));
    // A time of day that the format hides is still there, and dates of events need it.
    if (second != 0 || meaning == NumberMeaning::DateTime)
        text += 'T' + timeText(second);
    return text;
}

std::int64_t daysSince1970(int year, int month, int day) {
    const std::chrono::year_month_day date{std::chrono::year{year},
                                           std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    return std::chrono::sys_days{date}.time_since_epoch().count();
}

} // namespace listwright
