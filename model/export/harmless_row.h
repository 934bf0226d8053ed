// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/list/list_profile.h"

#include <string>
#include <string_view>

namespace listwright {

/// Puts an apostrophe before those cells of a row that a spreadsheet would take for a formula, as
/// harmlessInSpreadsheets() says, and leaves all other bytes as they are. For one thread.
class HarmlessRow {
public:
    /// Keeps a reference.
    explicit HarmlessRow(const ListProfile& profile);

    /// `bytes` of the header or of a row, line ends included, at most CsvScanner::longestRow: the
    /// same where nothing in it may be a formula, else others that live until the next call.
    [[nodiscard]] std::string_view of(std::string_view bytes);

private:
    [[nodiscard]] bool isWorthParting(std::string_view bytes) const;

    const ListProfile& m_profile;
    std::string m_quote;      // in the list's encoding
    std::string m_apostrophe; // the same
    std::string m_row;
};

} // namespace listwright
