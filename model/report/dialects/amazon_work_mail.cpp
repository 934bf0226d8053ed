// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/ascii_text.h"
#include "model/report/dialects/dialects.h"
#include "model/report/recipient_paragraphs.h"
#include "model/report/report_section.h"

namespace listwright {

namespace {

bool recognises(const ReportMail& mail) {
    return containsIgnoringCase(mail.header().value("X-Mailer"), "amazon workmail") &&
           mail.text().holds("an error occurred while trying to deliver");
}

std::vector<DeliveryEvent> read(const ReportMail& mail) {
    const auto lines =
        linesBetween(mail.text().lines(), "to the following recip", "technical report");
    std::vector<std::string> recipients;
    for (const TextLine& line : lines)
        if (auto address = leadingAddress(line))
            recipients.push_back(*std::move(address));
    return eventsOf(mail, EventKind::Bounce, recipients, sectionOf({}));
}

} // namespace

const BounceDialect amazonWorkMailDialect = {"amazon-workmail", recognises, read};

} // namespace listwright
