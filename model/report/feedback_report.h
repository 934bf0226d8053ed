// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/report/report_mail.h"

#include <vector>

namespace listwright {

/// What a recipient told the sender through his provider: a complaint in the Abuse Reporting Format
/// (RFC 5965) or in the older forms of Hotmail and AOL, or a wish to be taken off the list. Empty
/// where the mail is none of these.
[[nodiscard]] std::vector<DeliveryEvent> readFeedback(const ReportMail& mail);

} // namespace listwright
