// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/log_line.h"

#include "model/report/ascii_text.h"
#include "model/report/event_date.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace listwright {

namespace {

constexpr std::array<std::string_view, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::optional<unsigned> number(std::string_view digits, unsigned most) {
    unsigned value = 0;
    for (const char digit : digits) {
        if (!isDigit(digit))
            return std::nullopt;
        value = value * 10 + static_cast<unsigned>(digit - '0');
    }
    return !digits.empty() && value <= most ? std::optional(value) : std::nullopt;
}

// Up to the next space, which goes too.
std::string_view takeWord(std::string_view& rest) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    const auto word = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return word;
}

// `09:01:12` in seconds.
std::optional<std::int64_t> timeOfDay(std::string_view text) {
    if (text.size() != 8 || text[2] != ':' || text[5] != ':')
        return std::nullopt;
    const auto hour = number(text.substr(0, 2), 23);
    const auto minute = number(text.substr(3, 2), 59);
    const auto second = number(text.substr(6, 2), 60);
    if (!hour || !minute || !second)
        return std::nullopt;
    return std::int64_t{*hour} * 3600 + *minute * 60 + *second;
}

// `Mar 14 09:01:12`, or with a space before a day of one digit.
std::optional<std::int64_t> takeStampOfSyslog(std::string_view& rest, std::int64_t latest) {
    using namespace std::chrono;
    if (rest.size() < 16 || rest[3] != ' ' || rest[6] != ' ' || rest[15] != ' ')
        return std::nullopt;
    const auto month = std::find(months.begin(), months.end(), rest.substr(0, 3));
    const auto dayNumber = number(trimmed(rest.substr(4, 2)), 31);
    const auto time = timeOfDay(rest.substr(7, 8));
    if (month == months.end() || !dayNumber || !time)
        return std::nullopt;
    rest.remove_prefix(16);
    const auto limit = sys_seconds(seconds(latest)) + days(1);
    const auto monthNumber = std::chrono::month(static_cast<unsigned>(month - months.begin()) + 1);
    // Eight years hold a 29 February.
    for (year year = year_month_day(floor<days>(limit)).year(), first = year - years(8);
         year > first; --year) {
        const year_month_day date(year, monthNumber, day(*dayNumber));
        if (!date.ok())
            continue;
        const sys_seconds moment = sys_days(date) + seconds(*time);
        if (moment <= limit)
            return moment.time_since_epoch().count();
    }
    return std::nullopt;
}

bool beginsWithIsoDate(std::string_view text) {
    return text.size() >= 19 && number(text.substr(0, 4), 2999) && text[4] == '-' &&
           number(text.substr(5, 2), 12) && text[7] == '-' && number(text.substr(8, 2), 31) &&
           timeOfDay(text.substr(11, 8));
}

// `host program[7]: text`; false where the line goes on otherwise.
bool takeHostAndProgram(LogLine& line, std::string_view rest) {
    takeWord(rest);
    const std::size_t colon = rest.find(": ");
    const auto program = rest.substr(0, colon);
    if (colon == std::string_view::npos || program.empty() ||
        program.find(' ') != std::string_view::npos)
        return false;
    line.program = program.substr(0, program.find('['));
    line.text = rest.substr(colon + 2);
    return true;
}

} // namespace

std::optional<LogLine> parseLogLine(std::string_view line, std::int64_t latest) {
    std::string_view text = line;
    if (text.starts_with('<')) // the priority that syslog puts before a line on the wire
        text.remove_prefix(std::min(text.find('>') + 1, text.size()));
    LogLine found;
    if (beginsWithIsoDate(text)) {
        if (text[10] == 'T') {
            found.date = parseEventDate(takeWord(text));
            return takeHostAndProgram(found, text) ? std::optional(found) : std::nullopt;
        }
        const bool isZoned = text.size() > 25 && text[10] == ' ' &&
                             (text[20] == '+' || text[20] == '-') && text[25] == ' ' &&
                             number(text.substr(21, 4), 9999);
        found.date = parseEventDate(text.substr(0, isZoned ? 25 : 19));
        found.text = text.substr(isZoned ? 26 : std::min<std::size_t>(20, text.size()));
        return found;
    }
    found.date = takeStampOfSyslog(text, latest);
    if (!found.date || !takeHostAndProgram(found, text))
        return std::nullopt;
    return found;
}

} // namespace listwright
