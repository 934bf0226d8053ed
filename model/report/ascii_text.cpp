// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/ascii_text.h"

#include "model/io/sixteen_bytes.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace listwright {

namespace {

bool isWhiteSpace(char letter) {
    return letter == ' ' || (letter >= '\t' && letter <= '\r');
}

/// Eight letters at once: a byte's high bit is set in `capital` where it lies between A and Z.
std::uint64_t lowerEight(std::uint64_t eight) {
    constexpr std::uint64_t each = 0x0101010101010101;
    constexpr std::uint64_t high = 0x80 * each;
    const std::uint64_t low = eight & ~high;
    const std::uint64_t notBelowA = low + (0x80 - 'A') * each;
    const std::uint64_t aboveZ = low + (0x80 - 'Z' - 1) * each;
    const std::uint64_t capital = notBelowA & ~aboveZ & ~eight & high;
    return eight | (capital >> 2);
}

/// Whether no white space but single blanks stand in the text: sixteen letters at once, since
/// nearly all texts are simple.
bool isSimple(std::string_view text) {
    std::size_t at = 0;
    std::uint64_t blankBefore = 0;
    for (; at + sixteen <= text.size(); at += sixteen) {
        const SixteenBytes bytes = sixteenBytesAt(text.data() + at);
        const std::uint64_t blanks = bitsOf(bytes == ' ');
        const std::uint64_t others = bitsOf(bytes - '\t' <= '\r' - '\t');
        if ((others | (blanks & (blanks << 1 | blankBefore))) != 0)
            return false;
        blankBefore = blanks >> (sixteen - 1);
    }
    bool afterBlank = blankBefore != 0;
    for (; at < text.size(); ++at) {
        const bool isBlank = text[at] == ' ';
        if ((isBlank && afterBlank) || (!isBlank && isWhiteSpace(text[at])))
            return false;
        afterBlank = isBlank;
    }
    return true;
}

} // namespace

std::string lowerAscii(std::string_view text) {
    std::string lower(text);
    std::size_t at = 0;
    for (; at + sizeof(std::uint64_t) <= lower.size(); at += sizeof(std::uint64_t)) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, lower.data() + at, sizeof eight);
        eight = lowerEight(eight);
        std::memcpy(lower.data() + at, &eight, sizeof eight);
    }
    for (; at < lower.size(); ++at)
        lower[at] = lowerAscii(lower[at]);
    return lower;
}

bool equalsIgnoringCase(std::string_view a, std::string_view b) {
    return a.size() == b.size() && startsIgnoringCase(a, b);
}

bool startsIgnoringCase(std::string_view text, std::string_view beginning) {
    return text.size() >= beginning.size() &&
           std::equal(beginning.begin(), beginning.end(), text.begin(),
                      [](char a, char b) { return lowerAscii(a) == lowerAscii(b); });
}

std::size_t findIgnoringCase(std::string_view text, std::string_view wanted, std::size_t from) {
    if (wanted.empty() || text.size() < wanted.size())
        return wanted.empty() && from <= text.size() ? from : std::string_view::npos;
    const std::size_t last = text.size() - wanted.size();
    const char lower = wanted.front();
    const char upper = lower >= 'a' && lower <= 'z' ? static_cast<char>(lower - 'a' + 'A') : lower;
    std::size_t nextLower = text.find(lower, from);
    std::size_t nextUpper = upper == lower ? std::string_view::npos : text.find(upper, from);
    while (true) {
        const std::size_t place = std::min(nextLower, nextUpper);
        if (place > last)
            return std::string_view::npos;
        if (startsIgnoringCase(text.substr(place), wanted))
            return place;
        if (place == nextLower)
            nextLower = text.find(lower, place + 1);
        else
            nextUpper = text.find(upper, place + 1);
    }
}

bool containsIgnoringCase(std::string_view text, std::string_view wanted) {
    return findIgnoringCase(text, wanted) != std::string_view::npos;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && isWhiteSpace(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isWhiteSpace(text.back()))
        text.remove_suffix(1);
    return text;
}

std::string simplified(std::string_view text) {
    text = trimmed(text);
    if (isSimple(text))
        return std::string(text);
    std::string simple;
    simple.reserve(text.size());
    while (!text.empty()) {
        std::size_t word = 0;
        while (word < text.size() && !isWhiteSpace(text[word]))
            ++word;
        simple.append(text.substr(0, word));
        text.remove_prefix(word);
        if (text.empty())
            break;
        simple += ' ';
        while (isWhiteSpace(text.front())) // the text does not end in any
            text.remove_prefix(1);
    }
    return simple;
}

} // namespace listwright
