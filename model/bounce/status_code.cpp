// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/bounce/status_code.h"

#include <algorithm>
#include <array>

namespace listwright {

namespace {

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}
bool isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}
char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string_view withoutLeadingSpace(std::string_view text) {
    while (!text.empty() && isSpace(text.front()))
        text.remove_prefix(1);
    return text;
}

/// A number of one to three digits at `at`, which moves behind it.
std::optional<std::uint16_t> takeNumber(std::string_view text, std::size_t& at) {
    std::uint16_t value = 0;
    const std::size_t begin = at;
    while (at < text.size() && isDigit(text[at]) && at - begin < 4)
        value = static_cast<std::uint16_t>(value * 10 + (text[at++] - '0'));
    const std::size_t length = at - begin;
    if (length == 0 || length > 3)
        return std::nullopt;
    return value;
}

/// `class.subject.detail` that begins at `at`, which moves behind it.
std::optional<EnhancedStatusCode> takeStatus(std::string_view text, std::size_t& at) {
    if (at >= text.size() || (text[at] != '2' && text[at] != '4' && text[at] != '5'))
        return std::nullopt;
    EnhancedStatusCode code{.classDigit = static_cast<std::uint8_t>(text[at] - '0')};
    ++at;
    for (std::uint16_t* part : {&code.subject, &code.detail}) {
        if (at >= text.size() || text[at] != '.')
            return std::nullopt;
        ++at;
        const auto number = takeNumber(text, at);
        if (!number)
            return std::nullopt;
        *part = *number;
    }
    return code;
}

/// Nothing behind a code makes it part of something longer: an address, a version, a name.
bool endsCleanly(std::string_view text, std::size_t at) {
    if (at >= text.size())
        return true;
    const char next = text[at];
    if (isDigit(next) || isLetter(next) || next == '_' || next == '@')
        return false;
    if (next == '.' || next == '-' || next == '/')
        return at + 1 >= text.size() || !isDigit(text[at + 1]);
    return true;
}

/// A reply code that ends right before `at`: `550 `, `550-`, `550 #`, `550 (#`, `550 [`.
bool standsBehindReply(std::string_view text, std::size_t at) {
    const std::size_t most = at > 4 ? at - 4 : 0;
    while (at > most && (text[at - 1] == '#' || text[at - 1] == '(' || text[at - 1] == '[' ||
                         text[at - 1] == '\''))
        --at;
    if (at < 4 || (text[at - 1] != ' ' && text[at - 1] != '-' && text[at - 1] != ':'))
        return false;
    --at;
    if (at > 3 && text[at - 1] == ':')
        --at;
    const std::string_view reply = text.substr(at - 3, 3);
    if (!isDigit(reply[1]) || !isDigit(reply[2]) ||
        (reply[0] != '2' && reply[0] != '4' && reply[0] != '5'))
        return false;
    return at == 3 || (!isDigit(text[at - 4]) && !isLetter(text[at - 4]) && text[at - 4] != '.');
}

/// The word before `at`, in lower case, at most 15 bytes; empty where a sign stands between, and
/// where it ends the name of a host.
std::string wordBefore(std::string_view text, std::size_t at) {
    while (at > 0 && text[at - 1] == ' ')
        --at;
    std::string word;
    while (at > 0 && word.size() < 15 && isLetter(text[at - 1]))
        word.push_back(lower(text[--at]));
    if (at > 0 && (text[at - 1] == '.' || text[at - 1] == '@'))
        return {};
    std::reverse(word.begin(), word.end());
    return word;
}

template <std::size_t size>
bool isOneOf(const std::array<std::string_view, size>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool followsProgramName(std::string_view text, std::size_t at) {
    static constexpr std::array<std::string_view, 14> names = {
        "version", "ver",    "v",     "exim",    "postfix", "sendmail", "exchange",
        "release", "server", "imail", "mdaemon", "qmail",   "rev",      "build"};
    return isOneOf(names, wordBefore(text, at));
}

bool standsInUrl(std::string_view text, std::size_t at) {
    std::size_t begin = at;
    while (begin > 0 && !isSpace(text[begin - 1]) && at - begin < 512)
        --begin;
    const std::string_view token = text.substr(begin, at - begin);
    return token.find("://") != std::string_view::npos ||
           token.find("www.") != std::string_view::npos;
}

/// Whether a code may begin at `at`, going by what stands before it.
bool beginsCleanly(std::string_view text, std::size_t at) {
    if (at == 0)
        return true;
    const char before = text[at - 1];
    if (isDigit(before) || isLetter(before))
        return false;
    if (before == '.' || before == '-' || before == '/' || before == '@' || before == '_')
        return before == '-' && standsBehindReply(text, at);
    return true;
}

/// Whether what goes on at `at` is the local part of an address.
bool leadsToAddress(std::string_view text, std::size_t at) {
    constexpr std::size_t longestLocalPart = 64; // RFC 5321, 4.5.3.1.1
    constexpr std::string_view signs = "._+-";
    const std::size_t most = std::min(text.size(), at + longestLocalPart);
    while (at < most && (isLetter(text[at]) || isDigit(text[at]) ||
                         signs.find(text[at]) != std::string_view::npos))
        ++at;
    return at < text.size() && text[at] == '@';
}

/// What counts or measures behind a number says that it is no reply code: `500 messages`.
bool countsSomething(std::string_view text, std::size_t at) {
    static constexpr std::array<std::string_view, 24> units = {
        "mb",      "kb",          "gb",      "bytes",     "byte",      "k",
        "m",       "messages",    "message", "mails",     "emails",    "recipients",
        "seconds", "sec",         "secs",    "s",         "minutes",   "hours",
        "days",    "connections", "times",   "kilobytes", "megabytes", "max"};
    while (at < text.size() && text[at] == ' ')
        ++at;
    std::string word;
    while (at < text.size() && word.size() < 12 && isLetter(text[at]))
        word.push_back(lower(text[at++]));
    return isOneOf(units, word) && !leadsToAddress(text, at); // 550 max@corp.example unknown
}

bool followsCountedThing(std::string_view text, std::size_t at) {
    static constexpr std::array<std::string_view, 10> things = {
        "line", "port", "after", "than", "of", "size", "limit", "over", "exceeds", "maximum"};
    return isOneOf(things, wordBefore(text, at));
}

/// What may stand right before a reply code within a text, and makes it one.
bool isReplyLead(char c) {
    return c == ';' || c == ':' || c == '<' || c == '(' || c == '"' || c == '\'' || c == '>' ||
           c == '[' || c == '=';
}

} // namespace

std::string EnhancedStatusCode::toString() const {
    return std::to_string(classDigit) + '.' + std::to_string(subject) + '.' +
           std::to_string(detail);
}

std::optional<EnhancedStatusCode> parseEnhancedStatusCode(std::string_view text) {
    text = withoutLeadingSpace(text);
    std::size_t at = 0;
    const auto code = takeStatus(text, at);
    if (!code)
        return std::nullopt;
    const std::string_view rest = text.substr(at);
    const std::string_view comment = withoutLeadingSpace(rest);
    const bool set = comment.empty() || comment.front() == '(' || comment.size() < rest.size();
    if (!set)
        return std::nullopt;
    return code;
}

std::optional<EnhancedStatusCode> findEnhancedStatusCode(std::string_view diagnostic) {
    // The best so far: of a failure behind a reply code, of a failure, of a success.
    std::optional<EnhancedStatusCode> failure;
    std::optional<EnhancedStatusCode> success;
    for (std::size_t at = 0; at < diagnostic.size(); ++at) {
        const char first = diagnostic[at];
        if ((first != '2' && first != '4' && first != '5') || !beginsCleanly(diagnostic, at))
            continue;
        std::size_t end = at;
        const auto code = takeStatus(diagnostic, end);
        if (!code || !endsCleanly(diagnostic, end))
            continue;
        const bool behindReply = standsBehindReply(diagnostic, at);
        if (behindReply && code->classDigit != 2)
            return code;
        // RFC 3463 knows the subjects 0 to 7; dates and versions go beyond.
        if (!behindReply && (code->subject > 7 || followsProgramName(diagnostic, at) ||
                             standsInUrl(diagnostic, at)))
            continue;
        std::optional<EnhancedStatusCode>& best = code->classDigit == 2 ? success : failure;
        if (!best)
            best = code;
        at = end - 1;
    }
    return failure ? failure : success;
}

std::optional<ReplyCode> findReplyCode(std::string_view diagnostic) {
    std::optional<ReplyCode> marked;
    std::optional<ReplyCode> plain;
    for (std::size_t at = 0; at + 3 <= diagnostic.size(); ++at) {
        const char first = diagnostic[at];
        if ((first != '4' && first != '5') || !isDigit(diagnostic[at + 1]) ||
            !isDigit(diagnostic[at + 2]))
            continue;
        const char before = at == 0 ? ' ' : diagnostic[at - 1];
        const std::size_t end = at + 3;
        const char after = end < diagnostic.size() ? diagnostic[end] : ' ';
        const bool leads = isReplyLead(before);
        if (!isSpace(before) && !leads)
            continue;
        if (!isSpace(after) && after != '-' && after != ':' && after != ';' && after != ',' &&
            after != ')' && after != ']' && after != '.' && after != '"' && after != '\'' &&
            after != '<' && after != '#' && after != '_')
            continue;
        if ((after == '.' || after == ',') && end + 1 < diagnostic.size() &&
            isDigit(diagnostic[end + 1]))
            continue;
        if (standsInUrl(diagnostic, at))
            continue;
        const ReplyCode code{static_cast<std::uint16_t>(
            (first - '0') * 100 + (diagnostic[at + 1] - '0') * 10 + (diagnostic[at + 2] - '0'))};

        std::size_t next = end + 1;
        while (next < diagnostic.size() && (diagnostic[next] == '#' || diagnostic[next] == '(' ||
                                            diagnostic[next] == '[' || diagnostic[next] == ' '))
            ++next;
        if (takeStatus(diagnostic, next))
            return code;
        if (countsSomething(diagnostic, end))
            continue;
        const bool behindLead = leads || at == 0 ||
                                (at >= 2 && isSpace(before) && isReplyLead(diagnostic[at - 2]) &&
                                 diagnostic[at - 2] != '=');
        if (behindLead || after == '-') {
            if (!marked)
                marked = code;
        } else if (!plain && !followsCountedThing(diagnostic, at)) {
            plain = code;
        }
    }
    return marked ? marked : plain;
}

} // namespace listwright
