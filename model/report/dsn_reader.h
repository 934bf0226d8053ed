// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/report/report_mail.h"

#include <vector>

namespace listwright {

/// What the machine-readable part of a delivery status notification says, an event a recipient (RFC
/// 3464; RFC 6533 for internationalised addresses). Also where the part has the wrong type, stands
/// in the text, or lies in a mail that the report forwards. Empty where there is none.
[[nodiscard]] std::vector<DeliveryEvent> readDeliveryStatus(const ReportMail& mail);

} // namespace listwright
