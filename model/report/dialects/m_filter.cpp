// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/ascii_text.h"
#include "model/report/dialects/dialects.h"
#include "model/report/recipient_paragraphs.h"
#include "model/report/report_section.h"

namespace listwright {

namespace {

bool recognises(const ReportMail& mail) {
    return startsIgnoringCase(mail.header().value("X-Mailer"), "m-filter") &&
           mail.text().holds("-------server message");
}

std::string_view commandOf(std::span<const TextLine> lines) {
    for (const std::string_view command : {"RCPT", "MAIL", "DATA", "HELO", "EHLO"})
        for (const TextLine& line : lines)
            if (startsIgnoringCase(line.trimmed(), command))
                return command == "EHLO" ? std::string_view("HELO") : command;
    return {};
}

std::vector<DeliveryEvent> read(const ReportMail& mail) {
    const auto lines = mail.text().lines();
    std::vector<std::string> recipients;
    for (const TextLine& line : lines) {
        if (startsIgnoringCase(line.text, "-------"))
            break;
        if (auto address = leadingAddress(line))
            recipients.push_back(*std::move(address));
    }
    auto events = eventsOf(mail, EventKind::Bounce, recipients,
                           sectionOf(linesBetween(lines, "-------server message", "-------")));
    for (DeliveryEvent& event : events)
        event.command = commandOf(linesBetween(lines, "-------smtp command", "-------"));
    return events;
}

} // namespace

const BounceDialect mFilterDialect = {"mfilter", recognises, read};

} // namespace listwright
