// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/address_in_text.h"
#include "model/report/ascii_text.h"
#include "model/report/dialects/dialects.h"
#include "model/report/report_section.h"

namespace listwright {

namespace {

bool recognises(const ReportMail& mail) {
    return mail.text().holds("message from interscan") ||
           mail.text().holds("interscan messaging security suite");
}

std::vector<DeliveryEvent> read(const ReportMail& mail) {
    const TextLine* named = mail.text().find("unable to deliver message to");
    if (named == nullptr)
        return {};
    std::vector<TextLine> spoken;
    for (const TextLine& line : mail.text().lines())
        if (!line.trimmed().starts_with("****"))
            spoken.push_back(line);
    ReportSection words = sectionOf(spoken);
    words.first = named;
    return eventsOf(mail, EventKind::Bounce, addressesIn(named->text), words);
}

} // namespace

const BounceDialect interScanDialect = {"interscan", recognises, read};

} // namespace listwright
