// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/bounce/delivery_event.h"
#include "model/report/bounce_dialect.h"
#include "model/report/mail_message.h"

#include <span>
#include <vector>

namespace listwright {

/// What a mail tells about whom: at least one event, `None` for a mail that is no report. Never
/// fails; `place.file` and `place.messageOffset` are left to the caller.
[[nodiscard]] std::vector<DeliveryEvent> eventsOfMail(const MailMessage& message);
/// The same with these dialects alone: how much is known without one shows what becomes of mail
/// systems that nobody has met.
[[nodiscard]] std::vector<DeliveryEvent> eventsOfMail(const MailMessage& message,
                                                      std::span<const BounceDialect> dialects);

} // namespace listwright
