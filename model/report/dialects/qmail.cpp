// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/dialects/dialects.h"
#include "model/report/recipient_paragraphs.h"

namespace listwright {

namespace {

// qmail-send of netqmail, and the wordings that its children put in its place.
const TextLine* opening(const ReportMail& mail) {
    for (const std::string_view phrase :
         {"this is the qmail-send program", "this is the qmail program",
          "i wasn't able to deliver your message to the following addresses",
          "i tried to deliver a bounce message to this address",
          "this is the machine generated message from mail service",
          "message to the following address(es) could not be delivered",
          "we're sorry. there's a problem with the e-mail address"})
        if (const TextLine* line = mail.text().find(phrase))
            return line;
    return nullptr;
}

bool recognises(const ReportMail& mail) {
    return opening(mail) != nullptr;
}

std::vector<DeliveryEvent> read(const ReportMail& mail) {
    const auto lines = mail.text().from(*opening(mail)).subspan(1);
    return eventsOfParagraphs(mail, recipientParagraphs(lines), EventKind::Bounce);
}

} // namespace

const BounceDialect qmailDialect = {"qmail", recognises, read};

} // namespace listwright
