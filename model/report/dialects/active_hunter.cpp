// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/address_in_text.h"
#include "model/report/dialects/dialects.h"
#include "model/report/report_section.h"

namespace listwright {

namespace {

bool recognises(const ReportMail& mail) {
    return mail.header().has("X-AHMAILID");
}

std::vector<DeliveryEvent> read(const ReportMail& mail) {
    const auto lines = mail.text().lines();
    std::vector<std::string> recipients;
    for (const TextLine& line : linesBetween(lines, "permanent fatal errors", "-----"))
        if (line.trimmed().starts_with(">>>"))
            if (auto found = findAddress(line.text))
                recipients.push_back(std::move(found->address));
    const auto answer = firstParagraph(linesBetween(lines, "transcript of session", "-----"));
    return eventsOf(mail, EventKind::Bounce, recipients, sectionOf(answer));
}

} // namespace

const BounceDialect activeHunterDialect = {"activehunter", recognises, read};

} // namespace listwright
