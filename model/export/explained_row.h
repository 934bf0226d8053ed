// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/export/removal.h"
#include "model/list/list_profile.h"

#include <string>
#include <string_view>
#include <vector>

namespace listwright {

/// The names of the columns that say why a row was removed: `removal_reason`, `removal_code`,
/// `removal_cause`, `removal_last_seen`, `removal_decided_by` (`program` or `hand`),
/// `removal_answer` (the server's words), `removal_source`.
[[nodiscard]] std::vector<std::string> explainingColumns();
/// What stands below them, harmless in spreadsheets.
[[nodiscard]] std::vector<std::string> explainingCells(const Removal& removal);

/// Adds those columns to a removed row, written as the list writes its own.
class RowExplainer {
public:
    explicit RowExplainer(const ListProfile& profile);

    /// Takes the line end of `bytes`, a row of the list, for rows that have none.
    void takeLineEnd(std::string_view bytes);

    /// `bytes` of the header or of a row, its line ends included. The text in the list's encoding.
    [[nodiscard]] std::string header(std::string_view bytes);
    [[nodiscard]] std::string row(std::string_view bytes, const Removal& removal);

private:
    [[nodiscard]] std::string withColumns(std::string_view bytes,
                                          const std::vector<std::string>& added);

    const ListProfile& m_profile;
    char m_delimiter;
    std::string m_lineEnd; // of the last row that had one, in the list's encoding
};

} // namespace listwright
