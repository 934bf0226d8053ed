// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/bounce/delivery_event.h"

#include <string>
#include <string_view>

namespace listwright {

/// The SMTP command that a report's words say was refused: `RCPT`, `MAIL`, `DATA`, `HELO`, `AUTH`,
/// `STARTTLS`, `CONN`; empty where they name none.
[[nodiscard]] std::string_view smtpCommandIn(std::string_view text);

/// Fills in what an event's diagnostic tells and its fields do not: codes, the command, the server
/// that answered; and leaves of the diagnostic only the server's own words, without what the
/// sending system says before them. A status `x.0.0`, which says no more than "failed", gives way
/// to a better one.
void completeFromDiagnostic(DeliveryEvent& event);

} // namespace listwright
