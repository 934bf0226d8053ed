// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/report/report_mail.h"

#include <vector>

namespace listwright {

/// Reads a bounce of no known layout: who failed from the paragraphs, the lines that speak of
/// failure, X-Failed-Recipients or the mail that comes back, and what the report says around him.
/// Empty where the mail does not look like a bounce from a mail system.
[[nodiscard]] std::vector<DeliveryEvent> readGenericBounce(const ReportMail& mail);

/// Whether the report says that delivery goes on being tried, or that it succeeded.
[[nodiscard]] EventKind kindInWords(const ReportMail& mail);

} // namespace listwright
