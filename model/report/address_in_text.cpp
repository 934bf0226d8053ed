// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/address_in_text.h"

#include "model/report/ascii_text.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace listwright {

namespace {

constexpr std::size_t longestAddress = 320; // RFC 5321, 4.5.3.1, and some
constexpr std::string_view outsideBareAddress = " \t\r\n<>()[]{},;:\"'`|\\";

bool isDomainByte(char byte) {
    return isLetterOrDigit(byte) || byte == '.' || byte == '-' || byte == '_' ||
           static_cast<unsigned char>(byte) >= 0x80;
}

std::string_view withoutEnds(std::string_view text, std::string_view ends) {
    const auto begin = text.find_first_not_of(ends);
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(ends) - begin + 1);
}

/// `\x{E9}` and `\x{4f60}` of RFC 6533, 3.
std::string withoutEscapes(std::string_view text) {
    std::string plain;
    while (!text.empty()) {
        std::uint32_t codePoint = 0;
        const auto close = text.starts_with("\\x{") ? text.find('}') : std::string_view::npos;
        const bool isEscape =
            close != std::string_view::npos && close <= 9 &&
            std::from_chars(text.data() + 3, text.data() + close, codePoint, 16).ptr ==
                text.data() + close &&
            codePoint > 0 && codePoint <= 0x10FFFF;
        if (!isEscape) {
            plain += text.front();
            text.remove_prefix(1);
            continue;
        }
        text.remove_prefix(close + 1);
        if (codePoint < 0x80) {
            plain += static_cast<char>(codePoint);
        } else if (codePoint < 0x800) {
            plain += static_cast<char>(0xC0 | (codePoint >> 6));
            plain += static_cast<char>(0x80 | (codePoint & 0x3F));
        } else if (codePoint < 0x10000) {
            plain += static_cast<char>(0xE0 | (codePoint >> 12));
            plain += static_cast<char>(0x80 | ((codePoint >> 6) & 0x3F));
            plain += static_cast<char>(0x80 | (codePoint & 0x3F));
        } else {
            plain += static_cast<char>(0xF0 | (codePoint >> 18));
            plain += static_cast<char>(0x80 | ((codePoint >> 12) & 0x3F));
            plain += static_cast<char>(0x80 | ((codePoint >> 6) & 0x3F));
            plain += static_cast<char>(0x80 | (codePoint & 0x3F));
        }
    }
    return plain;
}

/// Wide signs of Chinese and Japanese that part words like their narrow ones: 、 。 「 」 （ ） ，
/// ： ； ＜ ＞ and the wide space.
constexpr std::array<std::string_view, 12> wideSigns = {"\u3000", "\u3001", "\u3002", "\u300C",
                                                        "\u300D", "\uFF08", "\uFF09", "\uFF0C",
                                                        "\uFF1A", "\uFF1B", "\uFF1C", "\uFF1E"};

/// What of `[begin, end)` around the `@` at `at` no wide sign parts from it.
void cutAtWideSigns(std::string_view text, std::size_t at, std::size_t& begin, std::size_t& end) {
    for (const std::string_view sign : wideSigns) {
        const auto before = text.substr(0, at).rfind(sign);
        if (before != std::string_view::npos && before >= begin)
            begin = before + sign.size();
        const auto behind = text.substr(0, end).find(sign, at);
        if (behind != std::string_view::npos)
            end = behind;
    }
}

/// Takes routes (`@relay:ann@x.example`), `mailto:` and quotes around the whole off.
std::string_view bareAddress(std::string_view text) {
    text = trimmed(text);
    if (startsIgnoringCase(text, "mailto:"))
        text.remove_prefix(7);
    if (startsIgnoringCase(text, "smtp:"))
        text.remove_prefix(5);
    if (text.starts_with('@') && text.find(':') != std::string_view::npos)
        text.remove_prefix(text.find(':') + 1);
    if (text.size() > 2 && (text.front() == '"' || text.front() == '\'') &&
        text.back() == text.front())
        text = trimmed(text.substr(1, text.size() - 2));
    return text;
}

} // namespace

bool looksLikeAddress(std::string_view text) {
    const auto at = text.rfind('@');
    if (at == std::string_view::npos || at == 0 || at + 1 >= text.size() ||
        text.size() > longestAddress)
        return false;
    const std::string_view local = text.substr(0, at);
    std::string_view domain = text.substr(at + 1);
    const bool isQuoted = local.size() > 2 && local.front() == '"' && local.back() == '"';
    if (!isQuoted && local.find_first_of(" \t<>@") != std::string_view::npos)
        return false;
    if (domain.ends_with('.'))
        domain.remove_suffix(1);
    if (domain.starts_with('[') && domain.ends_with(']'))
        return true;
    return !domain.empty() && isDomainByte(domain.front()) && domain.front() != '.' &&
           std::all_of(domain.begin(), domain.end(), isDomainByte) &&
           domain.find("..") == std::string_view::npos;
}

std::optional<AddressInText> findAddress(std::string_view text, std::size_t from) {
    for (std::size_t at = text.find('@', from); at != std::string_view::npos;
         at = text.find('@', at + 1)) {
        // <...@...> first: what is in brackets may hold anything
        const std::size_t windowBegin =
            std::max(from, at > longestAddress ? at - longestAddress : 0);
        const std::string_view window = text.substr(windowBegin, 2 * longestAddress);
        const std::size_t windowOpen = window.rfind('<', at - windowBegin);
        const std::size_t windowClose = window.find('>', at - windowBegin);
        const bool isBracketed =
            windowOpen != std::string_view::npos && windowClose != std::string_view::npos;
        const std::size_t open = windowBegin + (isBracketed ? windowOpen : 0);
        const std::size_t close = windowBegin + (isBracketed ? windowClose : 0);
        if (isBracketed && close - open <= longestAddress &&
            text.substr(open + 1, at - open).find('>') == std::string_view::npos) {
            const std::string_view inside = bareAddress(text.substr(open + 1, close - open - 1));
            if (looksLikeAddress(inside))
                return AddressInText{std::string(inside), open, close + 1};
        }
        std::size_t begin = at;
        if (at > from && text[at - 1] == '"') { // a quoted local part
            const auto quote = at - windowBegin < 2 ? std::string_view::npos
                                                    : window.rfind('"', at - windowBegin - 2);
            begin = quote == std::string_view::npos ? at : windowBegin + quote;
        } else {
            while (begin > from && at - begin < longestAddress &&
                   outsideBareAddress.find(text[begin - 1]) == std::string_view::npos &&
                   text[begin - 1] != '@')
                --begin;
        }
        std::size_t end = at + 1;
        if (end < text.size() && text[end] == '[') {
            const auto bracket = window.find(']', end - windowBegin);
            end = bracket == std::string_view::npos ? end : windowBegin + bracket + 1;
        } else {
            while (end < text.size() && end - at <= longestAddress && isDomainByte(text[end]))
                ++end;
        }
        if (static_cast<unsigned char>(text[begin]) >= 0x80 ||
            static_cast<unsigned char>(text[end - 1]) >= 0x80)
            cutAtWideSigns(text, at, begin, end);
        std::string_view bare = text.substr(begin, end - begin);
        // "to=ann@x.example" and sentence ends; a local part may well hold '='
        for (const std::string_view label : {"to=", "rcpt=", "address=", "email="})
            if (startsIgnoringCase(bare, label))
                bare.remove_prefix(label.size());
        bare = withoutEnds(bare, "*.!?");
        if (looksLikeAddress(bare))
            return AddressInText{std::string(bare), begin, end};
    }
    return std::nullopt;
}

std::vector<std::string> addressesIn(std::string_view text) {
    constexpr std::size_t most = 1000;
    std::vector<std::string> addresses;
    std::size_t from = 0;
    while (addresses.size() < most) {
        auto found = findAddress(text, from);
        if (!found)
            break;
        from = found->end;
        const bool isNew =
            std::none_of(addresses.begin(), addresses.end(), [&](const std::string& known) {
                return sameAddress(known, found->address);
            });
        if (isNew)
            addresses.push_back(std::move(found->address));
    }
    return addresses;
}

std::string addressOfField(std::string_view value) {
    std::string_view text = trimmed(value);
    const auto semicolon = text.find(';');
    const auto at = text.find('@');
    bool isUtf8Type = false;
    if (semicolon != std::string_view::npos && (at == std::string_view::npos || semicolon < at)) {
        isUtf8Type = containsIgnoringCase(text.substr(0, semicolon), "utf-8");
        text = trimmed(text.substr(semicolon + 1));
    }
    const std::string unescaped = isUtf8Type ? withoutEscapes(text) : std::string(text);
    const auto open = unescaped.rfind('<');
    const auto close = unescaped.find('>', open == std::string::npos ? 0 : open);
    std::string_view address = unescaped;
    if (open != std::string::npos && close != std::string::npos && close > open + 1)
        address = address.substr(open + 1, close - open - 1);
    address = bareAddress(address);
    if (looksLikeAddress(address))
        return std::string(address.ends_with('.') ? address.substr(0, address.size() - 1)
                                                  : address);
    if (const auto found = findAddress(unescaped))
        return found->address;
    return std::string(withoutEnds(address, "<> \t"));
}

bool sameAddress(std::string_view a, std::string_view b) {
    return equalsIgnoringCase(a, b);
}

} // namespace listwright
