// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/dialects/dialects.h"
#include "model/report/recipient_paragraphs.h"

namespace listwright {

namespace {

const TextLine* opening(const ReportMail& mail) {
    return mail.text().find("the following addresses had delivery problems");
}

bool recognises(const ReportMail& mail) {
    return opening(mail) != nullptr;
}

std::vector<DeliveryEvent> read(const ReportMail& mail) {
    const auto lines = mail.text().from(*opening(mail)).subspan(1);
    return eventsOfParagraphs(mail, recipientParagraphs(lines), EventKind::Bounce);
}

} // namespace

const BounceDialect mcAfeeDialect = {"mcafee", recognises, read};

} // namespace listwright
