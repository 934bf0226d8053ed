// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/export/csv_text.h"

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

std::string harmlessInSpreadsheets(std::string_view text) {
    constexpr std::string_view formulaBeginnings = "=+-@\t\r";
    const bool isFormula =
        !text.empty() && formulaBeginnings.find(text.front()) != std::string_view::npos;
    return (isFormula ? "'" : "") + std::string(text);
}

} // namespace listwright
