// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/dialects/dialects.h"
#include "model/report/recipient_paragraphs.h"
#include "model/report/report_section.h"

namespace listwright {

namespace {

constexpr std::string_view addresses = "the following addresses had delivery problems -----";
constexpr std::string_view information = "----- non-delivered information -----";

bool recognises(const ReportMail& mail) {
    return mail.text().holds(addresses) && mail.text().holds(information);
}

std::vector<DeliveryEvent> read(const ReportMail& mail) {
    const auto lines = mail.text().lines();
    std::vector<std::string> recipients;
    for (const TextLine& line : linesBetween(lines, addresses, information))
        if (auto address = leadingAddress(line))
            recipients.push_back(*std::move(address));
    const auto words = firstParagraph(linesBetween(lines, information, "content-type:"));
    return eventsOf(mail, EventKind::Bounce, recipients, sectionOf(words));
}

} // namespace

const BounceDialect biglobeDialect = {"biglobe", recognises, read};

} // namespace listwright
