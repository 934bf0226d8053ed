// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/address_in_text.h"
#include "model/report/ascii_text.h"
#include "model/report/dialects/dialects.h"
#include "model/report/report_section.h"

namespace listwright {

namespace {

// fml, a mailing list manager of Japan, writes from the list's own address.
bool recognises(const ReportMail& mail) {
    return startsIgnoringCase(mail.header().value("X-MLServer"), "fml") &&
           (mail.text().holds("duplicated message-id") ||
            mail.text().holds("mail forwarding loop") || mail.text().holds("loop alert") ||
            mail.text().holds("original mail as follows"));
}

std::vector<DeliveryEvent> read(const ReportMail& mail) {
    const ReportSection words = sectionOf(firstParagraph(mail.text().lines()));
    return eventsOf(mail, EventKind::Bounce, addressesIn(words.words), words);
}

} // namespace

const BounceDialect fmlDialect = {"fml", recognises, read};

} // namespace listwright
