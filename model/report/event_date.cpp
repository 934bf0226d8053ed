// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/event_date.h"

#include "model/io/resource_table.h"
#include "model/report/ascii_text.h"
#include "model/report/header_words.h"

#include <QDateTime>
#include <QString>

#include <array>
#include <chrono>
#include <map>
#include <string>

namespace listwright {

namespace {

using Seconds = std::optional<std::int64_t>;

constexpr std::int64_t firstSecond = 631'152'000;  // 1990-01-01
constexpr std::int64_t lastSecond = 4'102'444'800; // 2100-01-01

constexpr std::size_t longestDate = 64;

Seconds plausible(std::int64_t seconds) {
    return seconds >= firstSecond && seconds < lastSecond ? Seconds(seconds) : std::nullopt;
}

// Takes numbers and signs from the beginning of a text.
class Cursor {
public:
    explicit Cursor(std::string_view text)
        : m_rest(text) {}
    bool atEnd() const { return m_rest.empty(); }
    std::string_view rest() const { return m_rest; }
    bool take(char sign) {
        if (!m_rest.starts_with(sign))
            return false;
        m_rest.remove_prefix(1);
        return true;
    }
    bool takeOneOf(std::string_view signs) {
        if (m_rest.empty() || signs.find(m_rest.front()) == std::string_view::npos)
            return false;
        m_rest.remove_prefix(1);
        return true;
    }
    bool takeText(std::string_view text) {
        if (!m_rest.starts_with(text))
            return false;
        m_rest.remove_prefix(text.size());
        return true;
    }
    // Letters of any script: of ASCII, or bytes of UTF-8 beyond it.
    std::string_view word() {
        std::size_t size = 0;
        while (size < m_rest.size() && (static_cast<unsigned char>(m_rest[size]) >= 0x80 ||
                                        (isLetterOrDigit(m_rest[size]) && !isDigit(m_rest[size]))))
            ++size;
        const auto taken = m_rest.substr(0, size);
        m_rest.remove_prefix(size);
        return taken;
    }
    void skipSpaces() {
        while (take(' ')) {
        }
    }
    std::optional<int> number(std::size_t fewest, std::size_t most) {
        int value = 0;
        std::size_t digits = 0;
        while (digits < most && digits < m_rest.size() && isDigit(m_rest[digits]))
            value = value * 10 + (m_rest[digits++] - '0');
        if (digits < fewest || (digits < m_rest.size() && isDigit(m_rest[digits])))
            return std::nullopt;
        m_rest.remove_prefix(digits);
        return value;
    }
    void skipDigits() {
        while (!m_rest.empty() && isDigit(m_rest.front()))
            m_rest.remove_prefix(1);
    }

private:
    std::string_view m_rest;
};

Seconds secondsOf(int year, int month, int day) {
    const std::chrono::year_month_day date{std::chrono::year(year),
                                           std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    if (month < 1 || day < 1 || !date.ok())
        return std::nullopt;
    return std::int64_t{std::chrono::sys_days(date).time_since_epoch().count()} * 86400;
}

// `Z`, `+02:00`, `+0200`, `UTC`, `GMT`, `+0000 UTC`, `(PDT)`: seconds to take off; empty for
// anything else.
Seconds offsetOf(Cursor text) {
    text.skipSpaces();
    if (text.atEnd())
        return 0;
    std::int64_t seconds = 0;
    const bool minus = text.rest().starts_with('-');
    if (text.takeOneOf("+-")) {
        const auto hours = text.number(2, 2);
        if (hours) {
            text.take(':');
            const auto minutes = text.number(2, 2);
            seconds = *hours * 3600 + minutes.value_or(0) * 60;
        } else if (const auto both = text.number(4, 4)) {
            seconds = *both / 100 * 3600 + *both % 100 * 60;
        } else {
            return std::nullopt;
        }
        text.skipSpaces();
    }
    const auto zone = lowerAscii(text.rest());
    if (!(zone.empty() || zone == "z" || zone == "utc" || zone == "gmt" || zone == "(utc)"))
        return std::nullopt;
    return minus ? -seconds : seconds;
}

// "um 14:05", "at 2:05 PM", "à 14h05": the word before a time.
void skipWordBeforeTime(Cursor& text) {
    Cursor behind = text;
    const std::string word = comparableWords(behind.word());
    if (word == "um" || word == "at" || word == "a" || word == "as") {
        text = behind;
        text.skipSpaces();
    }
}

// Behind a date: nothing, or a time with perhaps a fraction, `am` or `pm`, and an offset.
Seconds withTime(std::int64_t day, Cursor text) {
    if (!text.takeOneOf("Tt"))
        text.take(',');
    text.skipSpaces();
    if (text.atEnd())
        return plausible(day);
    skipWordBeforeTime(text);
    const auto hour = text.number(1, 2);
    const bool isJapanese = hour && text.takeText("時");
    if (!hour || !(isJapanese || text.takeOneOf(":hH.")))
        return std::nullopt;
    const auto minute = text.number(2, 2);
    if (!minute)
        return std::nullopt;
    int second = 0;
    if (isJapanese ? text.takeText("分") && !text.atEnd() : text.take(':'))
        second = text.number(2, 2).value_or(60);
    text.takeText("秒");
    if (text.takeOneOf(".,"))
        text.skipDigits();
    int hours = *hour;
    Cursor half = text;
    half.skipSpaces();
    const bool pm = half.takeOneOf("Pp");
    if ((pm || half.takeOneOf("Aa")) && half.takeOneOf("Mm")) {
        if (hours < 1 || hours > 12)
            return std::nullopt;
        hours = hours % 12 + (pm ? 12 : 0);
        text = half;
    }
    Cursor clock = text; // "14:05 Uhr"
    clock.skipSpaces();
    if (lowerAscii(clock.rest()) == "uhr")
        text = Cursor({});
    const auto offset = offsetOf(text);
    if (hours > 23 || *minute > 59 || second > 60 || !offset)
        return std::nullopt;
    return plausible(day + hours * 3600 + *minute * 60 + second - *offset);
}

struct NumericDate {
    int first = 0;
    int second = 0;
    int year = 0;
    char separator = '/';
    std::string_view rest;
};

std::optional<NumericDate> numericDate(std::string_view text) {
    Cursor cursor(text);
    NumericDate date;
    const auto first = cursor.number(1, 2);
    if (!first || cursor.atEnd())
        return std::nullopt;
    date.separator = cursor.rest().front();
    if (!cursor.takeOneOf("/.-"))
        return std::nullopt;
    const auto second = cursor.number(1, 2);
    if (!second || !cursor.take(date.separator))
        return std::nullopt;
    Cursor year = cursor;
    if (const auto four = year.number(4, 4)) {
        date.year = *four;
        cursor = year;
    } else if (const auto two = cursor.number(2, 2)) {
        date.year = 2000 + *two;
    } else {
        return std::nullopt;
    }
    date.first = *first;
    date.second = *second;
    date.rest = cursor.rest();
    return date;
}

Seconds sinceEpoch(std::string_view text) {
    const auto whole = text.substr(0, text.find('.'));
    if (whole.size() < 9 || whole.size() > 13)
        return std::nullopt;
    std::int64_t value = 0;
    for (const char digit : whole) {
        if (!isDigit(digit))
            return std::nullopt;
        value = value * 10 + (digit - '0');
    }
    for (const char digit : text.substr(whole.size()))
        if (digit != '.' && !isDigit(digit))
            return std::nullopt;
    return plausible(whole.size() >= 12 ? value / 1000 : value);
}

Seconds isoDate(std::string_view text) {
    Cursor cursor(text);
    const auto year = cursor.number(4, 4);
    const auto separated = [&cursor](std::string_view japanese, std::string_view korean) {
        if (!cursor.takeText(japanese) && !cursor.takeText(korean) && !cursor.takeOneOf("-/."))
            return false;
        cursor.skipSpaces(); // "2025. 12. 31.", as Korean has it
        return true;
    };
    if (!year || !separated("年", "년"))
        return std::nullopt;
    const auto month = cursor.number(1, 2);
    if (!month || !separated("月", "월"))
        return std::nullopt;
    const auto dayOfMonth = cursor.number(1, 2);
    if (!dayOfMonth)
        return std::nullopt;
    if (!cursor.takeText("日") && !cursor.takeText("일"))
        cursor.take('.');
    const auto day = secondsOf(*year, *month, *dayOfMonth);
    return day ? withTime(*day, cursor) : std::nullopt;
}

// 1 to 12 by its name in any of the languages of the table.
std::optional<int> monthNamed(std::string_view word) {
    static const auto months = [] {
        std::map<std::string, int, std::less<>> byName;
        const ResourceTable table = builtInTable(":/month_names.tsv");
        for (const auto& row : table.rows)
            byName.emplace(comparableWords(table.value(row, "name")),
                           std::stoi(table.value(row, "month")));
        return byName;
    }();
    const auto found = months.find(comparableWords(word));
    return found == months.end() ? std::nullopt : std::optional(found->second);
}

// "31. Dezember 2025", "31 de diciembre de 2025", "31-Dec-25", "Dec 31, 2025", a weekday before it.
Seconds writtenDate(std::string_view text) {
    Cursor cursor(text);
    const auto gap = [&cursor] {
        cursor.takeOneOf(".,-");
        cursor.skipSpaces();
        Cursor behind = cursor;
        const auto word = behind.word();
        if (word == "de" || word == "of" || word == "del") {
            cursor = behind;
            cursor.skipSpaces();
        }
    };
    std::optional<int> month;
    for (int words = 0; words < 2 && !month; ++words) { // a weekday and the month, or one of them
        const auto word = cursor.word();
        if (word.empty())
            break;
        month = monthNamed(word);
        gap();
    }
    const auto dayOfMonth = cursor.number(1, 2);
    if (!dayOfMonth)
        return std::nullopt;
    gap();
    if (!month) {
        month = monthNamed(cursor.word());
        gap();
    }
    auto year = cursor.number(4, 4);
    if (!year)
        if (const auto two = cursor.number(2, 2))
            year = 2000 + *two;
    if (!month || !year)
        return std::nullopt;
    const auto day = secondsOf(*year, *month, *dayOfMonth);
    return day ? withTime(*day, cursor) : std::nullopt;
}

Seconds mailDate(std::string_view text) {
    // Cheap look first: RFC 5322 dates have a colon and a month's letters.
    if (text.size() > longestDate || text.find(':') == std::string_view::npos)
        return std::nullopt;
    // Qt knows offsets in digits only; RFC 5322 (4.3) has names of the same zone too.
    std::string written(text);
    for (const std::string_view zone : {" GMT", " UTC", " UT"})
        if (written.ends_with(zone))
            written.replace(written.size() - zone.size(), zone.size(), " +0000");
    const QDateTime date = QDateTime::fromString(QString::fromStdString(written), Qt::RFC2822Date);
    return date.isValid() ? plausible(date.toSecsSinceEpoch()) : std::nullopt;
}

} // namespace

std::optional<std::int64_t> parseEventDate(std::string_view text, DateOrder order) {
    text = trimmed(text);
    if (text.size() < 6)
        return std::nullopt;
    if (const auto seconds = sinceEpoch(text))
        return seconds;
    if (const auto seconds = isoDate(text))
        return seconds;
    if (const auto date = numericDate(text)) {
        if (date->separator == '.' || date->first > 12)
            order = DateOrder::DayFirst;
        else if (date->second > 12)
            order = DateOrder::MonthFirst;
        if (order == DateOrder::Unknown && date->first != date->second)
            return std::nullopt;
        const bool dayFirst = order == DateOrder::DayFirst;
        const auto day = secondsOf(date->year, dayFirst ? date->second : date->first,
                                   dayFirst ? date->first : date->second);
        return day ? withTime(*day, Cursor(date->rest)) : std::nullopt;
    }
    if (const auto seconds = mailDate(text))
        return seconds;
    return text.size() <= longestDate ? writtenDate(text) : std::nullopt;
}

bool mayBeEitherOrder(std::string_view text) {
    const auto date = numericDate(trimmed(text));
    return date && date->separator != '.' && date->first <= 12 && date->second <= 12 &&
           date->first != date->second;
}

DateOrder dateOrderOf(const std::vector<std::string_view>& dates) {
    bool dayFirst = false;
    bool monthFirst = false;
    for (const auto text : dates) {
        const auto date = numericDate(trimmed(text));
        if (!date)
            continue;
        dayFirst = dayFirst || date->separator == '.' || date->first > 12;
        monthFirst = monthFirst || (date->separator != '.' && date->second > 12);
    }
    if (dayFirst == monthFirst)
        return DateOrder::Unknown;
    return dayFirst ? DateOrder::DayFirst : DateOrder::MonthFirst;
}

} // namespace listwright
