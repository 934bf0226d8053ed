// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/mime_decoding.h"

#include "model/report/ascii_text.h"
#include "model/report/gmime_library.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstring>

namespace listwright {

namespace {

GMimeContentEncoding gmimeEncoding(TransferEncoding encoding) {
    switch (encoding) {
    case TransferEncoding::Identity:
        return GMIME_CONTENT_ENCODING_DEFAULT;
    case TransferEncoding::Base64:
        return GMIME_CONTENT_ENCODING_BASE64;
    case TransferEncoding::QuotedPrintable:
        return GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE;
    case TransferEncoding::UuEncode:
        return GMIME_CONTENT_ENCODING_UUENCODE;
    }
    return GMIME_CONTENT_ENCODING_DEFAULT;
}

bool isAscii(std::string_view bytes) {
    std::uint64_t all = 0;
    for (; bytes.size() >= sizeof all; bytes.remove_prefix(sizeof all)) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, bytes.data(), sizeof eight);
        all |= eight;
    }
    return (all & 0x8080808080808080U) == 0 &&
           std::none_of(bytes.begin(), bytes.end(),
                        [](char byte) { return static_cast<unsigned char>(byte) >= 0x80; });
}

void appendUtf8(std::string& text, std::uint16_t codePoint) {
    if (codePoint < 0x80) {
        text += static_cast<char>(codePoint);
    } else if (codePoint < 0x800) {
        text += static_cast<char>(0xC0 | (codePoint >> 6));
        text += static_cast<char>(0x80 | (codePoint & 0x3F));
    } else {
        text += static_cast<char>(0xE0 | (codePoint >> 12));
        text += static_cast<char>(0x80 | ((codePoint >> 6) & 0x3F));
        text += static_cast<char>(0x80 | (codePoint & 0x3F));
    }
}

/// What mail without a charset mostly is. All bytes mean something.
std::string fromWindows1252(std::string_view bytes) {
    static constexpr std::array<std::uint16_t, 32> upper = {
        0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};
    std::string text;
    text.reserve(bytes.size() + bytes.size() / 8);
    for (const char byte : bytes) {
        const auto value = static_cast<unsigned char>(byte);
        const bool special = value >= 0x80 && value < 0xA0;
        appendUtf8(text, special ? upper[value - 0x80U] : value);
    }
    return text;
}

/// Takes digits and signs off the beginning of a date.
class DateText {
public:
    explicit DateText(std::string_view text)
        : m_rest(text) {}
    [[nodiscard]] std::string_view rest() const { return m_rest; }
    bool take(std::string_view text) {
        if (!m_rest.starts_with(text))
            return false;
        m_rest.remove_prefix(text.size());
        return true;
    }
    bool takeDigits(std::size_t fewest, std::size_t most, int& value) {
        value = 0;
        std::size_t digits = 0;
        for (; digits < most && digits < m_rest.size() && isDigit(m_rest[digits]); ++digits)
            value = value * 10 + (m_rest[digits] - '0');
        m_rest.remove_prefix(digits);
        return digits >= fewest && (m_rest.empty() || !isDigit(m_rest.front()));
    }
    /// Which of the names it is; as many as there are where it is none.
    template <std::size_t count>
    std::size_t takeName(const std::array<std::string_view, count>& names) {
        std::size_t index = 0;
        while (index < count && !take(names[index]))
            ++index;
        return index;
    }

private:
    std::string_view m_rest;
};

/// The one form that RFC 5322 wants, `Tue, 3 Mar 2026 10:15:00 +0100`, perhaps with the zone's name
/// behind it; empty for all that GMime has to look at.
std::optional<std::int64_t> properDate(std::string_view value) {
    static constexpr std::array<std::string_view, 7> days = {"Mon", "Tue", "Wed", "Thu",
                                                             "Fri", "Sat", "Sun"};
    static constexpr std::array<std::string_view, 12> months = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    DateText text(value);
    if (text.takeName(days) < days.size() && !text.take(", "))
        return std::nullopt;
    int day = 0;
    int year = 0;
    int hour = 0;
    int minute = 0;
    int second = 0;
    int zone = 0;
    if (!text.takeDigits(1, 2, day) || !text.take(" "))
        return std::nullopt;
    const std::size_t month = text.takeName(months);
    const bool isDate = month < months.size() && text.take(" ") && text.takeDigits(4, 4, year) &&
                        text.take(" ") && text.takeDigits(2, 2, hour) && text.take(":") &&
                        text.takeDigits(2, 2, minute) && text.take(":") &&
                        text.takeDigits(2, 2, second) && text.take(" ");
    if (!isDate)
        return std::nullopt;
    const bool isWest = text.take("-");
    if ((!isWest && !text.take("+")) || !text.takeDigits(4, 4, zone))
        return std::nullopt;
    const std::string_view name = text.rest();
    if (!name.empty() && !(name.size() > 3 && name.starts_with(" (") && name.ends_with(')') &&
                           std::all_of(name.begin() + 2, name.end() - 1, isLetterOrDigit)))
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(year),
                                           std::chrono::month(static_cast<unsigned>(month + 1)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok() || year < 1970 || hour > 23 || minute > 59 || second > 59 || zone > 1300 ||
        zone % 100 > 59)
        return std::nullopt;
    const std::int64_t shift = (zone / 100 * 60 + zone % 100) * std::int64_t{60};
    return std::int64_t{std::chrono::sys_days(date).time_since_epoch().count()} * 86400 +
           hour * 3600 + minute * 60 + second + (isWest ? shift : -shift);
}

} // namespace

bool isUtf8(std::string_view bytes) {
    return g_utf8_validate_len(bytes.data(), bytes.size(), nullptr) != 0;
}

std::string decodeTransfer(std::string_view bytes, TransferEncoding encoding) {
    if (encoding == TransferEncoding::Identity)
        return std::string(bytes);
    GMimeEncoding state{};
    g_mime_encoding_init_decode(&state, gmimeEncoding(encoding));
    std::string decoded(g_mime_encoding_outlen(&state, bytes.size()), '\0');
    decoded.resize(g_mime_encoding_flush(&state, bytes.data(), bytes.size(), decoded.data()));
    return decoded;
}

std::string decodeCharset(std::string_view bytes, std::string_view charset) {
    const bool escapes = bytes.find('\x1b') != std::string_view::npos; // ISO-2022-JP and the like
    if (!escapes && isAscii(bytes) && !startsIgnoringCase(charset, "utf-16") &&
        !startsIgnoringCase(charset, "utf-7"))
        return std::string(bytes);
    if (!charset.empty() && !equalsIgnoringCase(charset, "us-ascii")) {
        if (startsIgnoringCase(charset, "utf-8") && isUtf8(bytes))
            return std::string(bytes);
        initialiseGMime();
        if (const auto text = convertToUtf8(bytes, std::string(charset)))
            return *text;
    } else if (escapes) {
        initialiseGMime();
        if (const auto text = convertToUtf8(bytes, "iso-2022-jp"))
            return *text;
    }
    return isUtf8(bytes) ? std::string(bytes) : fromWindows1252(bytes);
}

std::string decodeHeaderText(std::string_view value) {
    if (value.find("=?") == std::string_view::npos)
        return isUtf8(value) ? std::string(value) : fromWindows1252(value);
    initialiseGMime();
    const std::string terminated(value);
    const GMimeText text(g_mime_utils_header_decode_text(nullptr, terminated.c_str()));
    return text ? std::string(text.get()) : terminated;
}

std::optional<std::int64_t> parseMailDate(std::string_view value) {
    value = trimmed(value);
    if (value.empty())
        return std::nullopt;
    if (const auto proper = properDate(value))
        return proper;
    const std::string terminated(value);
    GDateTime* date = g_mime_utils_header_decode_date(terminated.c_str());
    if (date == nullptr)
        return std::nullopt;
    const std::int64_t seconds = g_date_time_to_unix(date);
    g_date_time_unref(date);
    return seconds;
}

} // namespace listwright
