// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/cleaning/clean_up.h"
#include "model/cleaning/contact_query.h"
#include "model/cleaning/decisions.h"

#include <string>
#include <vector>

namespace listwright {

/// What the rows of one list come to in a file.
enum class ExportedRows : std::uint8_t { Kept, Removed, Duplicates, Invalid, ToCorrect };

/// The first lines of a file as they stand in the list, decoded to UTF-8: its header if it has one,
/// then the first rows that go there. Meant for a worker.
[[nodiscard]] Result<std::vector<std::string>>
previewExport(const CleanUp& cleanUp, const Decisions& decisions, std::size_t list,
              ExportedRows rows, std::size_t count, const CancelToken& cancel);

} // namespace listwright
