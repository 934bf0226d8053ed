// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace listwright {

/// Appends a field as the tables have it that are written of spreadsheets and address books: in
/// quotation marks where it holds a delimiter of any kind, a quotation mark or a line end.
inline void appendCsvField(std::string& line, std::string_view text) {
    const bool edged = !text.empty() && (text.front() == ' ' || text.back() == ' ');
    if (!edged && text.find_first_of(",;\t|\"\r\n") == std::string_view::npos) {
        line += text;
        return;
    }
    line += '"';
    for (const char letter : text) {
        if (letter == '"')
            line += '"';
        line += letter;
    }
    line += '"';
}

} // namespace listwright
