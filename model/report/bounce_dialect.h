// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/report/report_mail.h"

#include <span>
#include <string_view>
#include <vector>

namespace listwright {

/// How one mail system words its bounces. A dialect finds recipients, codes and the server's words;
/// it never decides the reason.
struct BounceDialect {
    /// Stable; what DeliveryEvent::mailSystem holds and rules may ask for.
    std::string_view id;
    /// Cheap, and certain: wording or fields that no other mail has.
    bool (*recognises)(const ReportMail& mail);
    /// Events of kind Bounce, Delay or Delivered; none where the layout is not the known one.
    std::vector<DeliveryEvent> (*read)(const ReportMail& mail);
};

/// All of them, the more particular before the more general.
[[nodiscard]] std::span<const BounceDialect> bounceDialects();
/// The first of `dialects` that recognises the mail; null where none does.
[[nodiscard]] const BounceDialect* dialectOf(const ReportMail& mail,
                                             std::span<const BounceDialect> dialects);

} // namespace listwright
