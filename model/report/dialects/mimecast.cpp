// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/dialects/dialects.h"
#include "model/report/recipient_paragraphs.h"
#include "model/report/report_section.h"

namespace listwright {

namespace {

constexpr std::string_view bullet = "-- ";
constexpr std::string_view opening = "attempted to send to the following address";
constexpr std::string_view problem = "the problem appears to be";
constexpr std::string_view serverWords = "additional information follows";

bool recognises(const ReportMail& mail) {
    return mail.text().holds(opening) && mail.text().holds(problem);
}

/// Each part of the letter stands behind two dashes: `-- ann@x.example`.
std::vector<DeliveryEvent> read(const ReportMail& mail) {
    const auto lines = mail.text().lines();
    std::vector<std::string> recipients;
    for (const TextLine& line : linesBetween(lines, opening, problem))
        if (auto address = leadingAddress(line))
            recipients.push_back(*std::move(address));
    auto answer = linesBetween(lines, serverWords, "this condition occurred");
    if (answer.empty())
        answer = linesBetween(lines, problem, "this condition occurred");
    ReportSection section = sectionOf(answer);
    if (section.words.starts_with(bullet))
        section.words.erase(0, bullet.size());
    return eventsOf(mail, EventKind::Bounce, recipients, section);
}

} // namespace

const BounceDialect mimecastDialect = {"mimecast", recognises, read};

} // namespace listwright
