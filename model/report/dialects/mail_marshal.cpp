// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/dialects/dialects.h"
#include "model/report/recipient_paragraphs.h"
#include "model/report/report_section.h"

namespace listwright {

namespace {

bool recognises(const ReportMail& mail) {
    return mail.text().holds("could not be delivered because of") &&
           mail.text().holds("the following recipients were affected");
}

std::vector<DeliveryEvent> read(const ReportMail& mail) {
    const auto lines = mail.text().lines();
    const ReportSection answer =
        sectionOf(linesBetween(lines, "delivered because of", "the following recipients"));
    std::vector<std::string> recipients;
    for (const TextLine& line :
         linesBetween(lines, "the following recipients were affected", "additional information"))
        if (auto address = leadingAddress(line))
            recipients.push_back(*std::move(address));
    return eventsOf(mail, EventKind::Bounce, recipients, answer);
}

} // namespace

const BounceDialect mailMarshalDialect = {"mailmarshal", recognises, read};

} // namespace listwright
