// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/io/job.h"
#include "model/list/contact_list.h"

namespace listwright {

/// Marks every contact of the index whose address an earlier one has: the first stays. Rows with
/// equal keys are read back and compared by the bytes of their addresses. Errors are those of the
/// source, and Cancelled.
[[nodiscard]] Result<void> markDuplicates(const ByteSource& source, const ListProfile& profile,
                                          ContactList::Index& index, const CancelToken& cancel);

} // namespace listwright
