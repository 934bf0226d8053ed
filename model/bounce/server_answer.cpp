// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/bounce/server_answer.h"

#include <algorithm>
#include <array>
#include <optional>

namespace listwright {

namespace {

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}
bool isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}
bool isLetterOrByte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c) ||
           static_cast<unsigned char>(c) >= 0x80;
}
bool isLocalPart(char c) {
    constexpr std::string_view signs = "._+-!#$%&*^{|}~";
    return isLetterOrByte(c) || signs.find(c) != std::string_view::npos;
}
bool isDomain(char c) {
    return isLetterOrByte(c) || c == '.' || c == '-';
}

/// An address in a text: `at` is the place of its @.
struct AddressPlace {
    std::size_t begin = 0;
    std::size_t at = 0;
    std::size_t end = 0;
};

/// The first address that begins at or behind `behind`, where another one may end: what is left of
/// `a@b.example@c.example` counts too.
std::optional<AddressPlace> nextAddress(std::string_view text, std::size_t behind) {
    for (std::size_t at = text.find('@', behind); at != std::string_view::npos;
         at = text.find('@', at + 1)) {
        std::size_t begin = at;
        while (begin > behind && isLocalPart(text[begin - 1]))
            --begin;
        std::size_t end = at + 1;
        while (end < text.size() && isDomain(text[end]))
            ++end;
        while (end > at + 1 && !isLetterOrByte(text[end - 1]))
            --end;
        const bool hasLocalPart = begin < at || (at == behind && behind > 0);
        if (hasLocalPart && end > at + 1)
            return AddressPlace{begin, at, end};
    }
    return std::nullopt;
}

constexpr std::array<bool, 256> idBytes = [] {
    std::array<bool, 256> are{};
    for (const char c : std::string_view("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                         "0123456789-_"))
        are[static_cast<unsigned char>(c)] = true;
    return are;
}();

bool isOfId(char c) {
    return idBytes[static_cast<unsigned char>(c)];
}

void maskIds(std::string& text) {
    constexpr std::size_t shortestId = 16;
    constexpr std::ptrdiff_t fewestDigits = 6;
    for (std::size_t at = 0; at + shortestId <= text.size();) {
        // From behind: what ends an id rules out all that begins before it.
        std::size_t next = at + shortestId;
        while (next > at && isOfId(text[next - 1]))
            --next;
        if (next > at) {
            at = next;
            continue;
        }
        const auto begin = text.begin() + static_cast<std::ptrdiff_t>(at);
        const auto end = std::find_if_not(begin, text.end(), isOfId);
        if (std::count_if(begin, end, isDigit) >= fewestDigits)
            std::fill(begin, end, '0');
        at = static_cast<std::size_t>(end - text.begin()) + 1;
    }
}

/// The length of `550-5.1.1 ` or `550 ` at `at`; 0 where there is none.
std::size_t lengthOfCodes(std::string_view text, std::size_t at, std::string_view reply) {
    if (text.substr(at, 3) != reply || at + 3 >= text.size() ||
        (text[at + 3] != '-' && text[at + 3] != ' '))
        return 0;
    std::size_t end = at + 4;
    while (end < text.size() && (text[end] == ' ' || text[end] == '#'))
        ++end;
    std::size_t code = end;
    while (code < text.size() && (isDigit(text[code]) || text[code] == '.'))
        ++code;
    if (code - end >= 5 && std::count(text.begin() + static_cast<std::ptrdiff_t>(end),
                                      text.begin() + static_cast<std::ptrdiff_t>(code), '.') == 2)
        return code - at;
    return end - at;
}

void blankRepeatedCodes(std::string& text) {
    const auto code = findReplyCode(text);
    if (!code)
        return;
    const std::string reply = std::to_string(code->value);
    const std::size_t first = text.find(reply);
    for (std::size_t at = text.find(reply, first + 3); at != std::string::npos;
         at = text.find(reply, at + 3)) {
        if (!isSpace(text[at - 1]))
            continue;
        const std::size_t length = lengthOfCodes(text, at, reply);
        std::fill_n(text.begin() + static_cast<std::ptrdiff_t>(at), length, ' ');
    }
}

} // namespace

DeliveryEvent eventFromAnswer(std::string_view answer, ProviderId provider) {
    DeliveryEvent event;
    event.provider = provider;
    event.diagnostic.reserve(answer.size());
    for (const char c : answer) {
        const bool afterSpace = event.diagnostic.empty() || event.diagnostic.back() == ' ';
        if (!isSpace(c))
            event.diagnostic.push_back(c);
        else if (!afterSpace)
            event.diagnostic.push_back(' ');
    }
    while (event.diagnostic.ends_with(' '))
        event.diagnostic.pop_back();
    event.status = findEnhancedStatusCode(event.diagnostic);
    event.reply = findReplyCode(event.diagnostic);
    return event;
}

std::size_t answerBegin(std::string_view words) {
    for (std::size_t at = 2; at + 8 < words.size(); ++at) {
        const bool isCode = (words[at] == '4' || words[at] == '5') && isDigit(words[at + 1]) &&
                            isDigit(words[at + 2]) &&
                            (words[at + 3] == ' ' || words[at + 3] == '-');
        if (!isCode)
            continue;
        const char before = words[at - 1] == ' ' ? words[at - 2] : words[at - 1];
        const bool quotes = words[at + 3] == '-' && words[at + 4] == '\'';
        if (quotes || before == ':' || before == '[' || before == '"' || before == '\'')
            return at;
    }
    return 0;
}

std::size_t plainWordsIn(std::string_view words) {
    constexpr std::size_t shortestWord = 3;
    constexpr std::size_t bytesOfAWordWithoutSpaces = 6;
    words = words.substr(0, words.find("(in reply to "));
    std::size_t count = 0;
    for (std::size_t at = 0; at < words.size();) {
        std::size_t end = at;
        while (end < words.size() && !isSpace(words[end]))
            ++end;
        std::string_view token = words.substr(at, end - at);
        at = end + 1;
        while (!token.empty() && !isLetterOrByte(token.front()))
            token.remove_prefix(1);
        while (!token.empty() && !isLetterOrByte(token.back()))
            token.remove_suffix(1);
        const bool isWord = std::none_of(token.begin(), token.end(), [](char c) {
            return isDigit(c) || (!isLetterOrByte(c) && c != '\'' && c != '-');
        });
        if (!isWord || token.size() < shortestWord)
            continue;
        const auto far =
            static_cast<std::size_t>(std::count_if(token.begin(), token.end(), [](char c) {
                return static_cast<unsigned char>(c) >= 0x80;
            }));
        count += std::max<std::size_t>(1, far / bytesOfAWordWithoutSpaces);
    }
    return count;
}

AnswerWords::AnswerWords(std::string_view answer, std::size_t mostBytes) {
    answer = answer.substr(0, mostBytes);
    m_text.reserve(answer.size());
    std::size_t done = 0;
    while (const auto address = nextAddress(answer, done)) {
        m_text.append(answer.substr(done, address->begin - done));
        addMask(address->begin, address->at);
        m_text += '@';
        addMask(address->at + 1, address->end);
        done = address->end;
    }
    m_text.append(answer.substr(done));
    maskIds(m_text);
    blankRepeatedCodes(m_text);
}

void AnswerWords::addMask(std::size_t begin, std::size_t end) {
    const std::size_t length = std::min(end - begin, longestMask);
    m_text.append(length, 'x');
    if (length < end - begin)
        m_masks.push_back({m_text.size() - length, m_text.size(), begin, end});
}

std::size_t AnswerWords::placeInAnswer(std::size_t place, Side side) const {
    // Behind the last mask that begins before the place.
    const auto behind =
        std::partition_point(m_masks.begin(), m_masks.end(),
                             [place](const ShortMask& mask) { return mask.begin < place; });
    if (behind == m_masks.begin())
        return place;
    const ShortMask& mask = *(behind - 1);
    if (place >= mask.end)
        return mask.endInAnswer + (place - mask.end);
    return side == Side::Begin ? mask.beginInAnswer : mask.endInAnswer;
}

std::pair<std::uint32_t, std::uint32_t> AnswerWords::inAnswer(std::uint32_t begin,
                                                              std::uint32_t length) const {
    if (length == 0)
        return {begin, length};
    const std::size_t first = placeInAnswer(begin, Side::Begin);
    const std::size_t end = placeInAnswer(std::size_t{begin} + length, Side::End);
    return {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(end - first)};
}

} // namespace listwright
