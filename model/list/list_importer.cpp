// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/list/list_importer.h"

#include "model/list/duplicate_search.h"
#include "model/list/list_scan.h"

#include <algorithm>

namespace listwright {

Result<std::shared_ptr<const ContactList>> importList(std::shared_ptr<const ByteSource> source,
                                                      const ListProfile& profile,
                                                      ProgressReporter& progress,
                                                      const CancelToken& cancel) {
    if (source->size() == 0)
        return fail({.code = ErrorCode::FileEmpty, .file = source->name()});
    auto scanned = scanList(*source, profile, progress, cancel);
    if (!scanned)
        return tl::unexpected(scanned.error());
    ContactList::Index& index = scanned->index;
    if (std::none_of(index.flags.begin(), index.flags.end(),
                     [](const RowFlags& row) { return row.state == RowState::Contact; }))
        return fail({.code = ErrorCode::NoAddresses, .file = source->name()});
    if (const auto marked = markDuplicates(*source, profile, index, cancel); !marked)
        return tl::unexpected(marked.error());
    if (const auto unchanged = source->checkUnchanged(); !unchanged)
        return tl::unexpected(unchanged.error());
    progress.report({source->size(), source->size()});
    return std::make_shared<const ContactList>(std::move(source), profile, std::move(index),
                                               std::move(scanned->problems));
}

} // namespace listwright
