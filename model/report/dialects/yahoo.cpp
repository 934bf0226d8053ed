// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/dialects/dialects.h"
#include "model/report/recipient_paragraphs.h"

namespace listwright {

namespace {

const TextLine* opening(const ReportMail& mail) {
    for (const std::string_view phrase :
         {"sorry, we were unable to deliver your message to the following address",
          "unable to deliver message to the following address(es)"})
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

const BounceDialect yahooDialect = {"yahoo", recognises, read};

} // namespace listwright
