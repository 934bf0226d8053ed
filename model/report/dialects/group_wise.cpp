// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/ascii_text.h"
#include "model/report/dialects/dialects.h"
#include "model/report/recipient_paragraphs.h"
#include "model/report/report_section.h"

namespace listwright {

namespace {

// Novell GroupWise lists under "The message that you sent was undeliverable to the following:" each
// recipient with the reason in brackets behind.
constexpr std::string_view opening = "was undeliverable to the following";

bool recognises(const ReportMail& mail) {
    return containsIgnoringCase(mail.header().value("X-Mailer"), "groupwise") ||
           mail.text().holds(opening);
}

std::vector<DeliveryEvent> read(const ReportMail& mail) {
    const auto lines = linesBetween(mail.text().lines(), opening, "possibly truncated");
    return eventsOfParagraphs(mail, recipientParagraphs(lines), EventKind::Bounce);
}

} // namespace

const BounceDialect groupWiseDialect = {"groupwise", recognises, read};

} // namespace listwright
