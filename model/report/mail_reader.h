// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/report/bounce_dialect.h"
#include "model/report/report_reader.h"

#include <memory>
#include <span>

namespace listwright {

/// Reads mails: one (.eml, .emlx, a file of a Maildir) or an mbox, taken apart on all cores.
/// Every mail gives at least one event: `None` for one that is no report, `Unreadable` for one that
/// cannot be read, also where reading it throws. Problems are MailTruncated and MailUnreadable,
/// with the mail's offset. Holds no more than some mails at a time; of a mail longer than 16 MiB it
/// reads the beginning. `threads` counts the caller's; 0 for one a core. The events are the same,
/// in the same order, with any number.
[[nodiscard]] std::unique_ptr<ReportReader>
mailReader(unsigned threads = 0, std::span<const BounceDialect> dialects = bounceDialects());

/// As mailReader() reads, with more of the work on all cores.
[[nodiscard]] Result<ReportSummary>
readMails(const ByteSource& source, const EventWork& work, ProgressReporter& progress,
          const CancelToken& cancel, unsigned threads = 0,
          std::span<const BounceDialect> dialects = bounceDialects());

} // namespace listwright
