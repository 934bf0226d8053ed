// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/io/job.h"
#include "model/list/contact_list.h"

namespace listwright {

/// The index of a list before duplicates are marked, and what was wrong in its rows.
struct ScannedList {
    ContactList::Index index;
    ProblemLog problems;
};

/// Reads the rows of a list. Large files are read by several threads, each beginning somewhere
/// inside; since that may be in the middle of a quoted field, a part counts from the first row that
/// the part before it reaches too. The result is that of one thread for any number of `parts` (0:
/// as the machine and the file's size suggest). Progress in bytes; errors of the source, Cancelled,
/// TableTooLarge above 4,294,967,294 rows.
[[nodiscard]] Result<ScannedList> scanList(const ByteSource& source, const ListProfile& profile,
                                           ProgressReporter& progress, const CancelToken& cancel,
                                           std::size_t parts = 0);

} // namespace listwright
