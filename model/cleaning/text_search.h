// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/cleaning/own_column.h"
#include "model/cleaning/row_piece.h"
#include "model/io/job.h"
#include "model/io/word_search.h"

#include <optional>
#include <string>
#include <vector>

namespace listwright {

/// Looks for rows that have all of some words, each in the address or in a column of the list. Runs
/// through the bytes of the file for a part of the words that has to stand there as it is, and
/// looks closer only where it does.
class TextSearch {
public:
    /// Words in lower case, at least one.
    TextSearch(const CleanUp& cleanUp, std::vector<std::string> words,
               const std::vector<OwnColumn>& columns);

    /// Which rows of the piece have them, from its beginning on. Any thread may ask for any piece.
    /// Errors are those of the source, and Cancelled.
    [[nodiscard]] Result<std::vector<bool>> rowsOf(const RowPiece& piece,
                                                   const CancelToken& cancel) const;

private:
    class Row;
    const CleanUp& m_cleanUp;
    std::vector<std::string> m_words;
    std::vector<std::vector<std::size_t>> m_columns; // by list: where they stand
    std::optional<WordSearch> m_stem;                // without one, every row has to be looked at
    bool m_stemIsAll = false;                        // it is the only word
};

} // namespace listwright
