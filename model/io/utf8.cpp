// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/io/utf8.h"

#include <simdjson.h>

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace listwright {

namespace {

constexpr std::uint64_t highBits = 0x8080808080808080U;

std::uint64_t wordAt(const char* place) {
    std::uint64_t word = 0;
    std::memcpy(&word, place, sizeof word);
    return word;
}

std::size_t asciiLength(std::string_view bytes) {
    constexpr std::size_t word = sizeof(std::uint64_t);
    const char* const begin = bytes.data();
    std::size_t length = 0;
    for (; length + 4 * word <= bytes.size(); length += 4 * word)
        if (((wordAt(begin + length) | wordAt(begin + length + word) |
              wordAt(begin + length + 2 * word) | wordAt(begin + length + 3 * word)) &
             highBits) != 0)
            break;
    for (; length + word <= bytes.size(); length += word)
        if ((wordAt(begin + length) & highBits) != 0)
            break;
    const bool isTail = length + word > bytes.size() && bytes.size() >= word;
    if (isTail && (wordAt(begin + bytes.size() - word) & highBits) == 0)
        return bytes.size();
    while (length < bytes.size() && static_cast<unsigned char>(bytes[length]) < 0x80)
        ++length;
    return length;
}

/// The length of the sequence of two to four bytes at the beginning of `bytes`, 0 where it is none.
std::size_t sequenceLength(std::string_view bytes) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    const auto isBetween = [&](std::size_t i, unsigned low, unsigned high) {
        return i < bytes.size() && byte(i) >= low && byte(i) <= high;
    };
    const unsigned lead = byte(0);
    if (lead >= 0xc2 && lead <= 0xdf)
        return isBetween(1, 0x80, 0xbf) ? 2 : 0;
    if (lead >= 0xe0 && lead <= 0xef) {
        const bool second = isBetween(1, lead == 0xe0 ? 0xa0 : 0x80, lead == 0xed ? 0x9f : 0xbf);
        return second && isBetween(2, 0x80, 0xbf) ? 3 : 0;
    }
    if (lead >= 0xf0 && lead <= 0xf4) {
        const bool second = isBetween(1, lead == 0xf0 ? 0x90 : 0x80, lead == 0xf4 ? 0x8f : 0xbf);
        return second && isBetween(2, 0x80, 0xbf) && isBetween(3, 0x80, 0xbf) ? 4 : 0;
    }
    return 0;
}

} // namespace

bool isAscii(std::string_view bytes) {
    return asciiLength(bytes) == bytes.size();
}

std::size_t validUtf8Length(std::string_view bytes) {
    constexpr std::size_t longText = 1024;
    if (bytes.size() >= longText) {
        // Often the end is in the middle of a character; all before it mostly is as it should be.
        std::size_t whole = bytes.size();
        while (whole + 3 > bytes.size() && static_cast<unsigned char>(bytes[whole - 1]) >= 0x80)
            --whole;
        if (simdjson::validate_utf8(bytes.data(), whole))
            return whole + validUtf8Length(bytes.substr(whole));
    }
    std::size_t length = 0;
    while (true) {
        length += asciiLength(bytes.substr(length));
        if (length == bytes.size())
            return length;
        const std::size_t sequence = sequenceLength(bytes.substr(length));
        if (sequence == 0)
            return length;
        length += sequence;
    }
}

} // namespace listwright
