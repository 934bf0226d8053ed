// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/form_body.h"

#include "model/report/ascii_text.h"
#include "model/report/report_format.h"

#include <array>
#include <cstdlib>
#include <utility>

namespace listwright {

namespace {

bool beginsJson(std::string_view value) {
    constexpr std::array<std::string_view, 4> beginnings{"%5B", "%7B", "[", "{"};
    for (const std::string_view beginning : beginnings)
        if (startsIgnoringCase(value, beginning))
            return true;
    return false;
}

bool isHexDigit(char letter) {
    return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'f') ||
           (letter >= 'A' && letter <= 'F');
}

} // namespace

std::optional<std::string> formFieldAt(std::string_view beginning) {
    for (const ReportFormat& format : reportFormats()) {
        const std::string& field = format.json.formField;
        if (!field.empty() && beginning.starts_with(field) &&
            beginning.substr(field.size()).starts_with('=') &&
            beginsJson(beginning.substr(field.size() + 1)))
            return field;
    }
    return std::nullopt;
}

std::string FormDecoder::decode(std::string_view piece) {
    std::string decoded;
    decoded.reserve(piece.size());
    for (const char letter : piece)
        take(letter, decoded);
    return decoded;
}

std::string FormDecoder::finish() {
    return std::exchange(m_escape, std::string());
}

void FormDecoder::take(char letter, std::string& decoded) {
    if (m_at == At::Value && !m_escape.empty()) {
        if (isHexDigit(letter)) {
            m_escape += letter;
            if (m_escape.size() == 3) {
                decoded += static_cast<char>(std::strtoul(m_escape.c_str() + 1, nullptr, 16));
                m_escape.clear();
            }
            return;
        }
        decoded += finish(); // it was no escape: the letters stand for themselves
    }
    if (letter == '\n' || letter == '\r' || letter == '&') {
        if (m_at == At::Value)
            decoded += '\n';
        m_at = At::Name;
        m_name.clear();
        return;
    }
    switch (m_at) {
    case At::Name:
        if (letter == '=')
            m_at = m_name == m_field ? At::Value : At::OtherValue;
        else if (m_name.size() <= m_field.size())
            m_name += letter;
        break;
    case At::Value:
        if (letter == '%')
            m_escape = letter;
        else
            decoded += letter == '+' ? ' ' : letter;
        break;
    case At::OtherValue:
        break;
    }
}

} // namespace listwright
