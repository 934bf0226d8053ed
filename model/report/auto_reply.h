// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/report/report_mail.h"

#include <vector>

namespace listwright {

/// A mailbox that answers by itself: absence notes and challenges (RFC 3834 and what is older). One
/// that says it is no longer in use counts as a bounce. Empty where the mail is none of these.
[[nodiscard]] std::vector<DeliveryEvent> readAutoReply(const ReportMail& mail);

} // namespace listwright
