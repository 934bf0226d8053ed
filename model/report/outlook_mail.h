// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/io/compound_file.h"

#include <string>

namespace listwright {

/// Whether the file is one that Outlook saved: it holds properties of a message, not of a document.
[[nodiscard]] bool isOutlookMessage(const CompoundFile& file);

/// A message that Outlook saved (.msg, [MS-OXMSG]) as the mail it was, RFC 5322: its header fields
/// where it still has them, its text, what was attached, messages in messages too. A report of
/// Exchange, which has no mail any more, becomes a DSN (RFC 3464) of the properties of its
/// recipients. MailUnreadable, TableTooLarge.
[[nodiscard]] Result<std::string> outlookMail(const CompoundFile& file);

} // namespace listwright
