// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/dialects/dialects.h"
#include "model/report/generic_bounce.h"
#include "model/report/recipient_paragraphs.h"

namespace listwright {

namespace {

bool recognises(const ReportMail& mail) {
    return mail.text().holds("this is the mailer-daemon, please do not reply");
}

std::vector<DeliveryEvent> read(const ReportMail& mail) {
    return eventsOfParagraphs(mail, recipientParagraphs(mail.text().lines()), kindInWords(mail));
}

} // namespace

const BounceDialect openSmtpdDialect = {"opensmtpd", recognises, read};

} // namespace listwright
