// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/report/report_reader.h"

#include <memory>

namespace listwright {

/// Reads mails: one (.eml, .emlx, a file of a Maildir) or an mbox, taken apart on both processors.
/// Every mail gives at least one event: `None` for one that is no report, `Unreadable` for one that
/// cannot be read. Problems are MailTruncated and MailUnreadable, with the mail's offset. Holds no
/// more than some mails at a time; of a mail longer than 16 MiB it reads the beginning.
[[nodiscard]] std::unique_ptr<ReportReader> mailReader();

} // namespace listwright
