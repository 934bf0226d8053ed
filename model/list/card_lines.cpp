// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/list/card_lines.h"

#include "model/io/text_encoding.h"
#include "model/io/utf8.h"

#include <QByteArray>

#include <algorithm>
#include <cctype>

namespace listwright {

namespace {

std::string upper(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](unsigned char letter) { return static_cast<char>(std::toupper(letter)); });
    return result;
}

std::string_view withoutSpace(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

// The value of a parameter, in upper case; version 2.1 leaves its name out.
std::string parameter(std::string_view parameters, std::string_view name) {
    const std::string all = upper(parameters);
    const std::string start = ';' + std::string(name) + '=';
    const auto at = all.find(start);
    if (at == std::string::npos)
        return {};
    std::string value = all.substr(at + start.size());
    value.resize(std::min(value.size(), value.find(';')));
    std::erase(value, '"');
    return value;
}

bool hasWord(std::string_view parameters, std::string_view word) {
    const std::string all = upper(parameters) + ';';
    return all.find(';' + std::string(word) + ';') != std::string::npos ||
           all.find('=' + std::string(word) + ';') != std::string::npos;
}

bool isBase64(std::string_view parameters) {
    return hasWord(parameters, "BASE64") || hasWord(parameters, "B");
}

int hexDigit(char letter) {
    if (letter >= '0' && letter <= '9')
        return letter - '0';
    const char lower = static_cast<char>(letter | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

std::string fromQuotedPrintable(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const int high = at + 2 < text.size() ? hexDigit(text[at + 1]) : -1;
        const int low = at + 2 < text.size() ? hexDigit(text[at + 2]) : -1;
        if (text[at] != '=' || high < 0 || low < 0) {
            result += text[at];
            continue;
        }
        result += static_cast<char>(high * 16 + low);
        at += 2;
    }
    return result;
}

std::string fromBase64(std::string_view text) {
    return QByteArray::fromBase64(QByteArray(text.data(), static_cast<qsizetype>(text.size())))
        .toStdString();
}

bool isText(std::string_view bytes) {
    return validUtf8Length(bytes) == bytes.size() && bytes.find('\0') == std::string_view::npos;
}

// Takes the backslashes off and parts the text at semicolons without one.
std::vector<std::string> unescapedParts(std::string_view text) {
    std::vector<std::string> parts(1);
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == ';') {
            parts.emplace_back();
        } else if (text[at] == '\\' && at + 1 < text.size()) {
            const char next = text[++at];
            const bool isEscape = next == ',' || next == ';' || next == '\\' || next == ':';
            if (next == 'n' || next == 'N')
                parts.back() += '\n';
            else
                parts.back().append(isEscape ? "" : "\\") += next;
        } else {
            parts.back() += text[at];
        }
    }
    return parts;
}

std::string joined(const std::vector<std::string>& parts) {
    std::string text;
    for (const std::string& part : parts)
        if (const auto bare = withoutSpace(part); !bare.empty())
            text.append(text.empty() ? "" : ", ").append(bare);
    return text;
}

} // namespace

std::optional<CardLine> vCardLine(std::string_view line) {
    bool quoted = false;
    std::size_t colon = 0;
    for (; colon < line.size(); ++colon) {
        if (line[colon] == '"')
            quoted = !quoted;
        if (line[colon] == ':' && !quoted)
            break;
    }
    if (colon >= line.size())
        return std::nullopt;
    const std::string_view before = withoutSpace(line.substr(0, colon));
    CardLine found;
    const auto nameEnd = std::min(before.find(';'), before.size());
    found.name = before.substr(0, nameEnd);
    found.rest = before.substr(nameEnd);
    if (const auto group = found.name.rfind('.'); group != std::string_view::npos)
        found.name.remove_prefix(group + 1);
    found.value = line.substr(colon + 1);
    return found;
}

bool isQuotedPrintable(std::string_view parameters) {
    return hasWord(parameters, "QUOTED-PRINTABLE");
}

std::optional<CardProperty> vCardProperty(const CardLine& line, const Utf8Maker& toUtf8) {
    CardProperty property{.name = std::string(line.name), .value = {}, .parts = {}};
    std::string text;
    if (isQuotedPrintable(line.rest)) {
        const std::string charset = parameter(line.rest, "CHARSET");
        const std::string bytes = fromQuotedPrintable(line.value);
        text = decodeToUtf8(bytes, charset.empty() && !isText(bytes) ? encodingNamed("windows-1252")
                                                                     : encodingNamed(charset));
    } else if (isBase64(line.rest)) {
        text = fromBase64(line.value);
        if (!isText(text))
            return std::nullopt;
    } else {
        text = toUtf8(line.value);
        if (upper(text.substr(0, 5)) == "DATA:")
            return std::nullopt;
    }
    property.parts = unescapedParts(text);
    property.value = joined(property.parts);
    return property;
}

std::optional<CardProperty> ldifProperty(std::string_view line, const Utf8Maker& toUtf8) {
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0)
        return std::nullopt;
    const std::string_view name = line.substr(0, std::min(line.find(';'), colon));
    std::string_view value = line.substr(colon + 1);
    CardProperty property{.name = std::string(name), .value = {}, .parts = {}};
    if (value.starts_with('<')) // a file elsewhere
        return std::nullopt;
    if (value.starts_with(':')) {
        property.value = fromBase64(withoutSpace(value.substr(1)));
        if (!isText(property.value))
            return std::nullopt;
    } else {
        property.value = toUtf8(withoutSpace(value));
    }
    return property;
}

} // namespace listwright
