// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/io/temporary_folder.h"
#include "model/list/contact_cards.h"

#include <cstdint>
#include <string>

namespace listwright {

/// An address book written down as CSV: UTF-8, commas, LF.
struct CardTable {
    std::string path;
    std::uint64_t cards = 0;
    std::uint64_t rows = 0;
};

/// How much of an address book is written.
struct CardTableLimits {
    std::uint64_t columns = 300;
    std::uint64_t csvBytes = std::uint64_t{8} << 30;
};

/// Writes a row for each address of each card, so that each is judged by itself, with the card's
/// name and all its other properties beside it (resources/card_properties.tsv says what is left
/// out); several of one kind stand in one cell, `a ::: b`. A card without an address has a row too.
/// Reads the file twice: first for the columns. ArchiveLimit, TableTooLarge, Cancelled.
[[nodiscard]] Result<CardTable> writeCardTable(const ByteSource& source, CardForm form,
                                               TemporaryFolder& folder,
                                               const CardTableLimits& limits,
                                               ProgressReporter& progress,
                                               const CancelToken& cancel);

} // namespace listwright
