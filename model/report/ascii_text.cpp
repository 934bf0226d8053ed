// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/ascii_text.h"

#include <algorithm>

namespace listwright {

namespace {

bool isWhiteSpace(char letter) {
    return letter == ' ' || (letter >= '\t' && letter <= '\r');
}

} // namespace

char lowerAscii(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter | 0x20) : letter;
}

std::string lowerAscii(std::string_view text) {
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char letter) { return lowerAscii(letter); });
    return lower;
}

bool isDigit(char letter) {
    return letter >= '0' && letter <= '9';
}

bool isLetterOrDigit(char letter) {
    const char lower = lowerAscii(letter);
    return isDigit(letter) || (lower >= 'a' && lower <= 'z');
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
    for (std::size_t place = from; place <= last; ++place)
        if (lowerAscii(text[place]) == wanted.front() &&
            startsIgnoringCase(text.substr(place), wanted))
            return place;
    return std::string_view::npos;
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
    std::string simple;
    simple.reserve(text.size());
    for (const char letter : trimmed(text)) {
        if (!isWhiteSpace(letter))
            simple += letter;
        else if (!simple.ends_with(' '))
            simple += ' ';
    }
    return simple;
}

} // namespace listwright
