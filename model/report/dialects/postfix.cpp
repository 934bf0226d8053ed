// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/dialects/dialects.h"
#include "model/report/generic_bounce.h"
#include "model/report/recipient_paragraphs.h"

namespace listwright {

namespace {

bool recognises(const ReportMail& mail) {
    const ReportText& text = mail.text();
    return text.holds("this is the mail system at host") ||
           text.holds("this is the postfix program") ||
           text.holds("i'm sorry to have to inform you that your message");
}

std::vector<DeliveryEvent> read(const ReportMail& mail) {
    return eventsOfParagraphs(mail, recipientParagraphs(mail.text().lines()), kindInWords(mail));
}

} // namespace

const BounceDialect postfixDialect = {"postfix", recognises, read};

} // namespace listwright
