// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/cleaning/clean_up.h"
#include "model/cleaning/decisions.h"
#include "model/export/list_exporter.h"
#include "model/io/job.h"

#include <cstdint>
#include <string>
#include <vector>

namespace listwright {

/// What a clean-up did and why, to be kept: the files, the policy, the counts, and every removed
/// contact with reason, rule, the server's words and their place.
struct AuditReport {
    std::int64_t created = 0; // seconds since 1970
    std::vector<std::string> files;
};

/// Whether `path` ends as a form of audit report does: `.html` or `.json`.
[[nodiscard]] bool isAuditReportName(const std::string& path);

/// Writes the report as a page for people or as JSON, by the ending of the target's name; counts
/// the removed contacts in `to`. Errors of the lists' files and of the written one; Cancelled.
[[nodiscard]] Result<void> writeAuditReport(const CleanUp& cleanUp, const Decisions& decisions,
                                            const AuditReport& report, RowFile& to,
                                            const CancelToken& cancel);

} // namespace listwright
