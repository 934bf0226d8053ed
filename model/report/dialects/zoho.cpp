// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/ascii_text.h"
#include "model/report/dialects/dialects.h"
#include "model/report/recipient_paragraphs.h"

namespace listwright {

namespace {

bool recognises(const ReportMail& mail) {
    return startsIgnoringCase(mail.header().value("X-Mailer"), "zoho mail") &&
           mail.text().holds("could not be delivered");
}

std::vector<DeliveryEvent> read(const ReportMail& mail) {
    // ann@x.example Invalid Address, ERROR_CODE :550, ERROR_CODE :5.1.1 the server's words
    auto paragraphs = recipientParagraphs(mail.text().lines());
    for (RecipientParagraph& paragraph : paragraphs)
        for (auto at = findIgnoringCase(paragraph.diagnostic, "error_code :");
             at != std::string::npos; at = findIgnoringCase(paragraph.diagnostic, "error_code :"))
            paragraph.diagnostic.erase(at, 12);
    return eventsOfParagraphs(mail, paragraphs, EventKind::Bounce);
}

} // namespace

const BounceDialect zohoDialect = {"zoho", recognises, read};

} // namespace listwright
