// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/address/address_suggestion.h"
#include "model/bounce/explanation.h"
#include "model/cleaning/clean_up.h"
#include "model/cleaning/decisions.h"
#include "model/io/source_file.h"

#include <optional>
#include <string>
#include <vector>

namespace listwright {

/// Everything the Why pane shows of one row.
struct ContactEvidence {
    RowNumber row;
    ContactOutcome outcome;
    std::optional<Proposal> override = {};
    /// The email cell as the list has it, and where the row stands.
    std::string emailCell;
    std::string listFile;
    /// As a spreadsheet counts, the header being row 1.
    std::uint64_t listRow = 0;
    /// The event that decided, and why; empty for a contact without a bounce.
    std::optional<ClassifiedEvent> deciding = {};
    std::optional<Explanation> explanation = {};
    /// What would be better written in the cell.
    std::optional<AddressSuggestion> suggestion = {};
    /// Of a duplicate: the row that is kept for its address, where it is not the first.
    std::optional<std::uint64_t> keptRow = {};
    /// The days of all events in seconds since 1970, oldest first; without those that have none.
    std::vector<std::int64_t> dates = {};
};

/// Reads the row and its events back. Meant for a worker.
[[nodiscard]] Result<ContactEvidence> gatherEvidence(const CleanUp& cleanUp,
                                                     const Decisions& decisions, RowNumber row);

/// A piece of a report around an event, for people to read.
struct SourceText {
    std::string file;
    std::uint64_t offset = 0;
    std::string text = {}; // UTF-8
    /// The line that gave the diagnostic, in bytes of `text`.
    std::size_t markBegin = 0;
    std::size_t markLength = 0;
    bool isCut = false;
};

/// Reads at most 64 KiB of the mail or row at `place`, which is in `file`. Meant for a worker.
[[nodiscard]] Result<SourceText> readSourceText(const SourceFile& file, const Place& place);

} // namespace listwright
