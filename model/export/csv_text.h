// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace listwright {

/// Adds a field to a row as RFC 4180 (section 2) writes it: in quotes, inner ones doubled, where it
/// holds the delimiter, a quote, a line break or white space at an end, or always. UTF-8.
void appendCsvField(std::string& row, std::string_view text, char delimiter, bool alwaysQuoted);

/// Whether a spreadsheet may take a cell with that text for a formula (CWE-1236, OWASP "CSV
/// Injection"): it begins with = + - @, a tab or a line break, or a full-width form of those. What
/// begins with + or - and holds nothing but digits and the signs of numbers and telephone numbers
/// calls nothing, and is none: -5, +49 (170) 123-45, a lone dash. UTF-8.
[[nodiscard]] bool mayBeFormula(std::string_view text);

/// For text of strangers in a cell that a spreadsheet may open: what may be a formula gets an
/// apostrophe before it.
[[nodiscard]] std::string harmlessInSpreadsheets(std::string_view text);

} // namespace listwright
