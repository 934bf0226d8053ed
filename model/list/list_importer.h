// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/io/job.h"
#include "model/list/contact_list.h"

namespace listwright {

/// Reads a list once from beginning to end and makes its index. Progress in bytes. Bad rows are
/// problems of the list, not errors; NoAddresses where no row holds an address, FileChanged where
/// the file changes meanwhile.
[[nodiscard]] Result<std::shared_ptr<const ContactList>>
importList(std::shared_ptr<const ByteSource> source, const ListProfile& profile,
           ProgressReporter& progress, const CancelToken& cancel);

} // namespace listwright
