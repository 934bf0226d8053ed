// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/mime_decoding.h"

#include "model/report/ascii_text.h"
#include "model/report/gmime_library.h"

#include <algorithm>
#include <array>

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
    return std::none_of(bytes.begin(), bytes.end(),
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
    const std::string terminated(trimmed(value));
    if (terminated.empty())
        return std::nullopt;
    GDateTime* date = g_mime_utils_header_decode_date(terminated.c_str());
    if (date == nullptr)
        return std::nullopt;
    const std::int64_t seconds = g_date_time_to_unix(date);
    g_date_time_unref(date);
    return seconds;
}

} // namespace listwright
