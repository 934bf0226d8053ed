// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/address/email_address.h"

#include "model/address/address_layers.h"
#include "model/address/international_domain.h"
#include "model/address/plain_address.h"

#include <QString>
#include <QStringConverter>

#define XXH_INLINE_ALL // no call for a few letters
#include <xxhash.h>

#include <algorithm>
#include <array>

namespace listwright {

namespace {

constexpr std::size_t longestLocalPart = 64; // RFC 5321, 4.5.3.1.1
constexpr std::size_t longestAddress = 254;  // the path of 4.5.3.1.3 without its angle brackets
constexpr std::size_t longestLabel = 63;     // RFC 1035, 2.3.4
/// Longer cells are no addresses; keeps hostile cells from costing more than a look.
constexpr std::size_t longestCell = 4096;
/// White space, quotes, brackets, display name and so on around an address, one in the other.
constexpr int mostLayers = 16;

enum CharacterClass : std::uint8_t { Atom = 1, DomainLetter = 2, Digit = 4, Dot = 8, Hyphen = 16 };

constexpr std::array<std::uint8_t, 256> classes = [] {
    std::array<std::uint8_t, 256> table{};
    for (unsigned c = 'a'; c <= 'z'; ++c)
        table[c] = table[c - 'a' + 'A'] = Atom | DomainLetter;
    for (unsigned c = '0'; c <= '9'; ++c)
        table[c] = Atom | DomainLetter | Digit;
    for (const char c : std::string_view("!#$%&'*+/=?^_`{|}~"))
        table[static_cast<unsigned char>(c)] = Atom;
    table['-'] = Atom | Hyphen;
    table['.'] = Dot;
    return table;
}();

bool is(char c, CharacterClass which) {
    return (classes[static_cast<unsigned char>(c)] & which) != 0;
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

bool isAscii(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Domains whose users got addresses that RFC 5321 does not allow: `.` at the end of the local part
/// and `..` inside, before 2009.
bool allowsLooseDots(std::string_view domain) {
    constexpr std::array<std::string_view, 3> domains{"docomo.ne.jp", "ezweb.ne.jp", "au.com"};
    return std::find(domains.begin(), domains.end(), domain) != domains.end();
}

/// `domain` in lower case. RFC 5321, 4.1.2 without address literals.
bool isMailDomain(std::string_view domain) {
    bool lastIsNumber = true;
    std::size_t labels = 0;
    std::size_t begin = 0;
    while (begin <= domain.size()) {
        const auto end = std::min(domain.find('.', begin), domain.size());
        const std::string_view label = domain.substr(begin, end - begin);
        if (label.empty() || label.size() > longestLabel || label.front() == '-' ||
            label.back() == '-')
            return false;
        lastIsNumber = true;
        for (const char c : label) {
            if (!is(c, DomainLetter) && c != '-')
                return false;
            lastIsNumber = lastIsNumber && is(c, Digit);
        }
        lastIsNumber = lastIsNumber || label.size() < 2;
        ++labels;
        begin = end + 1;
    }
    return labels >= 2 && !lastIsNumber;
}

enum class Dots : std::uint8_t { Strict, Loose };

/// A dot-atom of RFC 5322, 3.2.3, with the letters beyond ASCII of RFC 6531, 3.3.
bool isDotAtom(std::string_view local, Dots dots) {
    if (local.empty() || local.front() == '.')
        return false;
    if (dots == Dots::Strict && (local.back() == '.' || local.find("..") != std::string_view::npos))
        return false;
    return std::all_of(local.begin(), local.end(), [](char c) {
        return c == '.' || is(c, Atom) || static_cast<unsigned char>(c) >= 0x80;
    });
}

/// What stands between the quotes of a quoted local part (RFC 5321, 4.1.2), its escapes resolved.
/// Empty where the quoting is broken.
std::optional<std::string> unquoted(std::string_view quoted) {
    std::string text;
    for (std::size_t at = 1; at + 1 < quoted.size(); ++at) {
        if (quoted[at] == '"')
            return std::nullopt;
        if (quoted[at] == '\\' && ++at + 1 >= quoted.size())
            return std::nullopt;
        const auto byte = static_cast<unsigned char>(quoted[at]);
        if (byte < 0x20 || byte == 0x7f)
            return std::nullopt;
        text += quoted[at];
    }
    return text;
}

/// Lower case by Unicode and in normalisation form C, so that one name has one spelling (RFC 6532,
/// 3.1). False for bytes that are not UTF-8, and for control and space characters.
bool lowerUnicode(std::string& text) {
    QStringDecoder decoder(QStringDecoder::Utf8);
    QString decoded = decoder(QByteArrayView(text.data(), static_cast<qsizetype>(text.size())));
    if (decoder.hasError())
        return false;
    const bool printable = std::all_of(decoded.cbegin(), decoded.cend(), [](QChar c) {
        return c.category() != QChar::Other_Control && c.category() != QChar::Other_Format &&
               !(c.isSpace() && c.unicode() != u' ');
    });
    text = decoded.toLower().normalized(QString::NormalizationForm_C).toStdString();
    return printable;
}

bool appendLocalPart(std::string_view local, Dots dots, std::string& normalised) {
    if (local.empty() || local.size() > longestLocalPart)
        return false;
    std::string text(local);
    bool needsQuotes = false;
    if (local.size() >= 2 && local.front() == '"' && local.back() == '"') {
        auto inner = unquoted(local);
        if (!inner || inner->empty())
            return false;
        text = *std::move(inner);
        needsQuotes = !isDotAtom(text, Dots::Strict);
    } else if (!isDotAtom(local, dots)) {
        return false;
    }
    if (isAscii(text))
        std::transform(text.begin(), text.end(), text.begin(), lower);
    else if (!lowerUnicode(text))
        return false;
    if (!needsQuotes) {
        normalised += text;
        return true;
    }
    normalised += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\')
            normalised += '\\';
        normalised += c;
    }
    normalised += '"';
    return true;
}

/// A bare address, nothing around it: every form.
bool appendAddress(std::string_view address, std::string& normalised) {
    const auto at = address.rfind('@');
    if (at == std::string_view::npos || at == 0)
        return false;
    std::string domain;
    if (isAscii(address.substr(at + 1))) {
        domain = address.substr(at + 1);
        std::transform(domain.begin(), domain.end(), domain.begin(), lower);
    } else if (!appendAsciiDomain(address.substr(at + 1), domain)) {
        return false;
    }
    while (domain.ends_with('.')) // a full stop of another script, made ASCII just now
        domain.pop_back();
    if (!isMailDomain(domain))
        return false;
    const auto dots = allowsLooseDots(domain) ? Dots::Loose : Dots::Strict;
    if (!appendLocalPart(address.substr(0, at), dots, normalised))
        return false;
    normalised += '@';
    normalised += domain;
    return normalised.size() <= longestAddress;
}

/// The form that nearly every cell has: ASCII, a dot-atom, a domain, nothing around. One pass
/// with hardly a branch and no allocation; false says only that the slow way has to look.
bool normalisePlain(std::string_view cell, std::string& normalised) {
    const std::size_t at = cell.find('@');
    if (at == std::string_view::npos || at == 0 || at > longestLocalPart ||
        cell.size() > longestAddress || cell.size() - at - 1 > longestLabel)
        return false;
    normalised.resize(cell.size());
    char* const out = normalised.data();
    const auto classOf = [&](std::size_t i) {
        return classes[static_cast<unsigned char>(cell[i])];
    };
    unsigned wrong = 0;
    unsigned before = Dot;
    for (std::size_t i = 0; i < at; ++i) {
        const unsigned is = classOf(i);
        wrong |= static_cast<unsigned>((is & (Atom | Dot)) == 0) | (is & before & Dot);
        before = is;
        out[i] = lower(cell[i]);
    }
    wrong |= before & Dot;
    out[at] = '@';
    before = Dot;
    std::size_t lastLabel = 0;
    for (std::size_t i = at + 1; i < cell.size(); ++i) {
        const unsigned is = classOf(i);
        const bool behindEdge = ((before & Dot) != 0 && (is & (Dot | Hyphen)) != 0) ||
                                ((before & Hyphen) != 0 && (is & Dot) != 0);
        wrong |= static_cast<unsigned>((is & (DomainLetter | Dot | Hyphen)) == 0 || behindEdge);
        lastLabel = (is & Dot) != 0 ? i + 1 : lastLabel;
        before = is;
        out[i] = lower(cell[i]);
    }
    wrong |= before & (Dot | Hyphen);
    unsigned letters = 0; // the last label has something else than digits
    for (std::size_t i = lastLabel; i < cell.size(); ++i)
        letters |= static_cast<unsigned>((classOf(i) & Digit) == 0);
    return wrong == 0 && lastLabel != 0 && letters != 0 && cell.size() - lastLabel >= 2;
}

} // namespace

bool normaliseAddressInto(std::string_view cell, std::string& normalised) {
    if (normalisePlainAddress(cell, normalised) || normalisePlain(cell, normalised))
        return true;
    if (cell.size() > longestCell || cell.find('@') == std::string_view::npos)
        return false;
    for (int layer = 0; layer < mostLayers; ++layer) {
        normalised.clear();
        if (appendAddress(cell, normalised))
            return true;
        const PeeledText next = peelLayer(cell);
        if (!next.layer)
            return false;
        cell = next.inside;
    }
    return false;
}

std::optional<BareAddress> addressAsWritten(std::string_view cell) {
    if (cell.size() > longestCell || cell.find('@') == std::string_view::npos)
        return std::nullopt;
    BareAddress bare{.text = cell, .layers = {}};
    std::string normalised;
    for (int layer = 0; layer < mostLayers; ++layer) {
        normalised.clear();
        // A dot at the end of a domain is allowed there, and still wants to be taken off.
        if (!bare.text.ends_with('.') && appendAddress(bare.text, normalised))
            return bare;
        const PeeledText next = peelLayer(bare.text);
        if (!next.layer)
            return std::nullopt;
        if (std::find(bare.layers.begin(), bare.layers.end(), *next.layer) == bare.layers.end())
            bare.layers.push_back(*next.layer);
        bare.text = next.inside;
    }
    return std::nullopt;
}

std::optional<NormalisedAddress> normaliseAddress(std::string_view cell) {
    NormalisedAddress address;
    if (!normaliseAddressInto(cell, address.text))
        return std::nullopt;
    return address;
}

std::vector<std::string> addressesInCell(std::string_view cell) {
    constexpr std::string_view separators = ",;|/<>() \t\r\n";
    std::vector<std::string> addresses;
    if (cell.size() > longestCell)
        return addresses;
    std::string address;
    while (!cell.empty()) {
        const auto end = std::min(cell.find_first_of(separators), cell.size());
        const std::string_view part = cell.substr(0, end);
        cell.remove_prefix(std::min(end + 1, cell.size()));
        if (part.find('@') == std::string_view::npos)
            continue;
        if (!normaliseAddressInto(part, address))
            return {};
        if (std::find(addresses.begin(), addresses.end(), address) == addresses.end())
            addresses.push_back(address);
    }
    return addresses;
}

std::uint64_t addressKey(std::string_view normalised) {
    return XXH3_64bits(normalised.data(), normalised.size());
}

double addressShare(const std::vector<std::string_view>& cells) {
    std::string normalised;
    std::size_t filled = 0;
    std::size_t addresses = 0;
    for (const std::string_view cell : cells) {
        if (trimmedText(cell).empty())
            continue;
        ++filled;
        if (normaliseAddressInto(cell, normalised))
            ++addresses;
    }
    return filled == 0 ? 0.0 : static_cast<double>(addresses) / static_cast<double>(filled);
}

} // namespace listwright
