// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/export/csv_text.h"

#include <algorithm>
#include <array>

namespace listwright {

void appendCsvField(std::string& row, std::string_view text, char delimiter, bool alwaysQuoted) {
    const auto isSpace = [](char c) { return c == ' ' || c == '\t'; };
    const bool needsQuotes = text.find_first_of("\"\r\n") != std::string_view::npos ||
                             text.find(delimiter) != std::string_view::npos ||
                             (!text.empty() && (isSpace(text.front()) || isSpace(text.back())));
    if (!needsQuotes && !alwaysQuoted) {
        row += text;
        return;
    }
    row += '"';
    for (const char c : text) {
        if (c == '"')
            row += '"';
        row += c;
    }
    row += '"';
}

bool mayBeFormula(std::string_view text) {
    if (text.empty())
        return false;
    constexpr std::array<std::string_view, 4> fullWidth{"\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};
    if (std::any_of(fullWidth.begin(), fullWidth.end(),
                    [text](std::string_view sign) { return text.starts_with(sign); }))
        return true;
    if (text.front() == '+' || text.front() == '-')
        return text.find_first_not_of("0123456789 +-.,()/%") != std::string_view::npos;
    return std::string_view("=@\t\r\n").find(text.front()) != std::string_view::npos;
}

std::string harmlessInSpreadsheets(std::string_view text) {
    return (mayBeFormula(text) ? "'" : "") + std::string(text);
}

} // namespace listwright
