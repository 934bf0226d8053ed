// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/dialects/dialects.h"
#include "model/report/recipient_paragraphs.h"
#include "model/report/report_section.h"

namespace listwright {

namespace {

constexpr std::string_view failedAddresses = "failed addresses follow:";

bool recognises(const ReportMail& mail) {
    return mail.text().holds("|-------") && mail.text().holds(failedAddresses);
}

/// Smail 3 and T-Online, which went on from it, draw a line with words before each section.
std::vector<DeliveryEvent> read(const ReportMail& mail) {
    const auto lines = linesBetween(mail.text().lines(), failedAddresses, "|-------");
    return eventsOfParagraphs(mail, recipientParagraphs(lines), EventKind::Bounce);
}

} // namespace

const BounceDialect smailDialect = {"smail", recognises, read};

} // namespace listwright
