// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/address_in_text.h"
#include "model/report/dialects/dialects.h"
#include "model/report/recipient_paragraphs.h"
#include "model/report/report_section.h"

namespace listwright {

namespace {

// Apache James: the recipients under "RCPT TO:", the reason under "Error message below:".
bool recognises(const ReportMail& mail) {
    return mail.text().holds("error message below:") && mail.text().holds("rcpt to:");
}

std::vector<DeliveryEvent> read(const ReportMail& mail) {
    const auto lines = mail.text().lines();
    const TextLine* named = mail.text().find("rcpt to:");
    std::vector<std::string> recipients =
        addressesIn(sectionOf(firstParagraph(mail.text().from(*named))).words);
    const auto answer =
        sectionOf(firstParagraph(linesBetween(lines, "error message below:", "message details:")));
    return eventsOf(mail, EventKind::Bounce, recipients, answer);
}

} // namespace

const BounceDialect jamesDialect = {"james", recognises, read};

} // namespace listwright
