// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace listwright {

/// Adds a field to a row as RFC 4180 (section 2) writes it: in quotes, inner ones doubled, where it
/// holds the delimiter, a quote, a line break or white space at an end, or always. UTF-8.
void appendCsvField(std::string& row, std::string_view text, char delimiter, bool alwaysQuoted);

/// For text of strangers in a field that a spreadsheet may open: what it would take for a formula
/// gets an apostrophe before it (CWE-1236).
[[nodiscard]] std::string harmlessInSpreadsheets(std::string_view text);

} // namespace listwright
