// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/address_in_text.h"
#include "model/report/dialects/dialects.h"
#include "model/report/report_section.h"

namespace listwright {

namespace {

bool recognises(const ReportMail& mail) {
    return mail.text().holds("your mail sent on:") &&
           (mail.text().holds("could not be delivered to:") ||
            mail.text().holds("was not delivered to:"));
}

std::vector<DeliveryEvent> read(const ReportMail& mail) {
    const TextLine* opening = mail.text().find("your mail sent on:");
    const auto words = sectionOf(firstParagraph(mail.text().from(*opening)));
    return eventsOf(mail, EventKind::Bounce, addressesIn(words.words), words);
}

} // namespace

const BounceDialect kddiDialect = {"kddi", recognises, read};

} // namespace listwright
