// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/address_in_text.h"
#include "model/report/dialects/dialects.h"
#include "model/report/report_section.h"

namespace listwright {

namespace {

bool recognises(const ReportMail& mail) {
    return mail.text().holds("was not delivered to:") && mail.text().holds("because:");
}

std::vector<DeliveryEvent> read(const ReportMail& mail) {
    const auto lines = mail.text().lines();
    const auto recipients =
        addressesIn(sectionOf(linesBetween(lines, "was not delivered to:", "because:")).words);
    const auto reason =
        sectionOf(firstParagraph(linesBetween(lines, "because:", "what should you do")));
    return eventsOf(mail, EventKind::Bounce, recipients, reason);
}

} // namespace

const BounceDialect dominoDialect = {"domino", recognises, read};

} // namespace listwright
