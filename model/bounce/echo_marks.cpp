// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/bounce/echo_marks.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace listwright {

namespace {

constexpr char echoMark = '\xff';
static_assert(isMark(echoMark));
constexpr std::size_t shortestAddress = 6; // a@b.cd

/// What a byte of a text may be in an address.
struct AddressByte {
    bool isOfDomain = false;
    bool isOfLocalPart = false;
    bool endsDomain = false;
};

constexpr std::array<AddressByte, 256> addressBytes = [] {
    std::array<AddressByte, 256> bytes{};
    for (unsigned value = 0; value < bytes.size(); ++value) {
        const bool isLetter = (value >= 'a' && value <= 'z') || (value >= 'A' && value <= 'Z') ||
                              (value >= '0' && value <= '9') || value >= 0x80;
        bytes[value] = {isLetter, isLetter, isLetter};
    }
    for (const char sign : std::string_view(".-"))
        bytes[static_cast<unsigned char>(sign)].isOfDomain = true;
    for (const char sign : std::string_view("._+-!#$%&*^{|}~"))
        bytes[static_cast<unsigned char>(sign)].isOfLocalPart = true;
    return bytes;
}();

const AddressByte& kindOf(char byte) {
    return addressBytes[static_cast<unsigned char>(byte)];
}

bool isWhole(std::string_view text, std::size_t begin, std::size_t end) {
    if (begin > 0 && (kindOf(text[begin - 1]).isOfLocalPart || text[begin - 1] == '@'))
        return false;
    while (end < text.size() && kindOf(text[end]).isOfDomain && !kindOf(text[end]).endsDomain)
        ++end;
    return end == text.size() || (!kindOf(text[end]).isOfDomain && text[end] != '@');
}

/// The next echo at or behind `from`; npos where there is none.
std::size_t nextEcho(std::string_view text, std::string_view recipient, std::size_t from) {
    while (true) {
        const void* const found =
            ::memmem(text.data() + from, text.size() - from, recipient.data(), recipient.size());
        if (found == nullptr)
            return std::string_view::npos;
        const auto at = static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
        if (isWhole(text, at, at + recipient.size()))
            return at;
        from = at + 1;
    }
}

} // namespace

bool markEchoes(std::string_view diagnostic, std::string_view recipient, std::string& marked) {
    if (recipient.size() < shortestAddress)
        return false;
    auto at = nextEcho(diagnostic, recipient, 0);
    if (at == std::string_view::npos || hasMark(diagnostic))
        return false;
    marked.clear();
    std::size_t done = 0;
    for (; at != std::string_view::npos; at = nextEcho(diagnostic, recipient, done)) {
        marked += diagnostic.substr(done, at - done);
        marked += echoMark;
        done = at + recipient.size();
    }
    marked += diagnostic.substr(done);
    return true;
}

bool hasMark(std::string_view text) {
    return text.find(echoMark) != std::string_view::npos;
}

std::string withEchoes(std::string_view marked, std::string_view recipient) {
    std::string diagnostic;
    for (auto mark = marked.find(echoMark); mark != std::string_view::npos;
         mark = marked.find(echoMark)) {
        diagnostic += marked.substr(0, mark);
        diagnostic += recipient;
        marked.remove_prefix(mark + 1);
    }
    return diagnostic += marked;
}

void coverEchoes(std::string_view diagnostic, std::string_view recipient, std::string& text) {
    if (recipient.size() < shortestAddress)
        return;
    for (auto at = nextEcho(diagnostic, recipient, 0); at != std::string_view::npos;
         at = nextEcho(diagnostic, recipient, at + recipient.size()))
        std::fill_n(text.begin() + static_cast<std::ptrdiff_t>(at), recipient.size(), echoMark);
}

bool isUsualRecipient(std::string_view recipient) {
    constexpr std::size_t longestLocalPart = 64; // RFC 5321, 4.5.3.1.1
    constexpr std::size_t longest = 128;
    constexpr std::string_view signs = "._-+";
    const auto at = recipient.find('@');
    if (recipient.size() < shortestAddress || recipient.size() > longest || at > longestLocalPart)
        return false;
    const auto isLetter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (!isLetter(recipient.front()) || !isLetter(recipient.back()))
        return false;
    for (std::size_t place = 1; place < recipient.size(); ++place) {
        const char c = recipient[place];
        // Behind these a code may begin; see findEnhancedStatusCode().
        if (isDigit(c) && (recipient[place - 1] == '-' || recipient[place - 1] == '+'))
            return false;
        const bool isUsual =
            isLetter(c) || isDigit(c) || (signs.find(c) != std::string_view::npos) || place == at;
        if (!isUsual)
            return false;
    }
    const std::string_view ending = recipient.substr(recipient.find_last_of(".@") + 1);
    return ending.find_first_of("-_+") == std::string_view::npos &&
           recipient.find("www.") == std::string_view::npos;
}

} // namespace listwright
