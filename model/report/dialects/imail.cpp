// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/address_in_text.h"
#include "model/report/ascii_text.h"
#include "model/report/dialects/dialects.h"
#include "model/report/report_section.h"

namespace listwright {

namespace {

// Ipswitch IMail calls itself SMTP32 and says it all in the first line.
bool recognises(const ReportMail& mail) {
    return containsIgnoringCase(mail.header().value("X-Mailer"), "<smtp32");
}

std::vector<DeliveryEvent> read(const ReportMail& mail) {
    const auto lines = mail.text().lines();
    const TextLine* named = nullptr;
    for (const std::string_view phrase :
         {"undeliverable to ", "unknown user: ", "unknown host: ", "delivery failed ",
          "user mailbox exceeds allowed size: ", "invalid final delivery userid: "})
        if (named == nullptr)
            named = mail.text().find(phrase);
    if (named == nullptr)
        return {};
    const auto recipients = addressesIn(named->text);
    ReportSection answer =
        sectionOf(linesBetween(lines, "body of message generated response:", "original message"));
    if (answer.isEmpty())
        answer = sectionOf(firstParagraph(mail.text().from(*named)));
    return eventsOf(mail, EventKind::Bounce, recipients, answer);
}

} // namespace

const BounceDialect imailDialect = {"imail", recognises, read};

} // namespace listwright
