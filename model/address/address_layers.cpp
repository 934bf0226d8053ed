// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/address/address_layers.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace listwright {

namespace {

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

/// The length of the white space character at the beginning of `text`, 0 where there is none:
/// ASCII, no-break, the spaces and zero-width characters of U+2000, word joiner, ideographic space,
/// byte order mark, soft hyphen.
std::size_t spaceAtBegin(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    if (text.empty())
        return 0;
    if (byte(0) <= 0x20 || byte(0) == 0x7f)
        return 1;
    if (text.size() >= 2 && byte(0) == 0xc2 && (byte(1) == 0xa0 || byte(1) == 0xad))
        return 2;
    if (text.size() < 3)
        return 0;
    const bool general = byte(0) == 0xe2 && byte(1) == 0x80 &&
                         (byte(2) <= 0x8f || (byte(2) >= 0xa8 && byte(2) <= 0xaf));
    const bool mathOrJoiner = byte(0) == 0xe2 && byte(1) == 0x81 && byte(2) >= 0x9f;
    const bool ideographic = byte(0) == 0xe3 && byte(1) == 0x80 && byte(2) == 0x80;
    const bool byteOrderMark = byte(0) == 0xef && byte(1) == 0xbb && byte(2) == 0xbf;
    return general || mathOrJoiner || ideographic || byteOrderMark ? 3 : 0;
}

std::size_t spaceAtEnd(std::string_view text) {
    for (std::size_t length = 1; length <= 3 && length <= text.size(); ++length)
        if (spaceAtBegin(text.substr(text.size() - length)) == length)
            return length;
    return 0;
}

bool equalsInAnyCase(std::string_view a, std::string_view b) {
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(),
                                              [](char x, char y) { return lower(x) == lower(y); });
}

bool startsWithMailto(std::string_view text) {
    constexpr std::string_view scheme = "mailto:";
    return text.size() > scheme.size() && equalsInAnyCase(text.substr(0, scheme.size()), scheme);
}

std::optional<std::string_view> strippedQuotes(std::string_view text) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 5> pairs{
        {{"\"", "\""}, {"'", "'"}, {"`", "`"}, {"\u201c", "\u201d"}, {"\u2018", "\u2019"}}};
    for (const auto& [open, close] : pairs)
        if (text.size() > open.size() + close.size() && text.starts_with(open) &&
            text.ends_with(close))
            return text.substr(open.size(), text.size() - open.size() - close.size());
    return std::nullopt;
}

} // namespace

std::string_view trimmedText(std::string_view text) {
    while (const auto length = spaceAtBegin(text))
        text.remove_prefix(length);
    while (const auto length = spaceAtEnd(text))
        text.remove_suffix(length);
    return text;
}

PeeledText peelLayer(std::string_view text) {
    if (const std::string_view bare = trimmedText(text); bare.size() != text.size())
        return {bare, AddressLayer::WhiteSpace};
    if (text.empty())
        return {text, std::nullopt};
    if (const auto begin = text.find_first_not_of(",;"); begin != 0)
        return {text.substr(std::min(begin, text.size())), AddressLayer::Punctuation};
    if (const auto last = text.find_last_not_of(".,;:"); last + 1 != text.size())
        return {text.substr(0, last + 1), AddressLayer::Punctuation};
    if (const auto inner = strippedQuotes(text))
        return {*inner, AddressLayer::Quotes};
    if (startsWithMailto(text)) {
        text.remove_prefix(7);
        return {text.substr(0, text.find('?')), AddressLayer::Mailto};
    }
    if (text.back() == '>') {
        const auto open = text.rfind('<');
        // An @ in the name makes it unclear who is meant, unless it says the same address again.
        if (open != std::string_view::npos) {
            const std::string_view name = trimmedText(text.substr(0, open));
            const std::string_view inside = text.substr(open + 1, text.size() - open - 2);
            if (name.find('@') == std::string_view::npos ||
                equalsInAnyCase(strippedQuotes(name).value_or(name), trimmedText(inside)))
                return {inside, AddressLayer::Name};
        }
    }
    if (text.back() == ')') {
        const auto open = text.rfind('(');
        if (open != std::string_view::npos && open > 0 &&
            text.find('@', open) == std::string_view::npos)
            return {text.substr(0, open), AddressLayer::Comment};
    }
    return {text, std::nullopt};
}

} // namespace listwright
