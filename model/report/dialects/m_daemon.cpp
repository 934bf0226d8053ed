// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/address_in_text.h"
#include "model/report/ascii_text.h"
#include "model/report/dialects/dialects.h"
#include "model/report/recipient_paragraphs.h"
#include "model/report/report_section.h"

namespace listwright {

namespace {

// MDaemon: "Failed address: ann@x.example", then a transcript of the session with `<--` for what
// came back.
bool recognises(const ReportMail& mail) {
    return mail.header().has("X-MDaemon-Deliver-To") ||
           containsIgnoringCase(mail.header().value("X-Mailer"), "mdaemon") ||
           startsIgnoringCase(mail.sender(), "mdaemon@") ||
           mail.text().holds("--- session transcript ---");
}

std::vector<std::string> failed(const ReportMail& mail) {
    std::vector<std::string> recipients;
    for (const TextLine& line : mail.text().lines())
        for (const std::string_view label : {"failed address:", "failed recipient:", "recipient:"})
            if (startsIgnoringCase(line.trimmed(), label))
                if (auto address = findAddress(line.text))
                    recipients.push_back(std::move(address->address));
    return recipients;
}

/// The last refusal of the transcript: `<-- 550 ...`.
ReportSection refusal(const ReportMail& mail) {
    ReportSection section;
    for (const TextLine& line : mail.text().lines()) {
        const auto arrow = line.text.find("<--");
        if (arrow == std::string_view::npos)
            continue;
        const std::string_view words = trimmed(line.text.substr(arrow + 3));
        if (words.starts_with('4') || words.starts_with('5')) {
            section.first = &line;
            section.words = std::string(words);
        }
    }
    return section;
}

std::vector<DeliveryEvent> read(const ReportMail& mail) {
    ReportSection answer = refusal(mail);
    if (answer.isEmpty())
        answer = sectionOf(firstParagraph(mail.text().lines()));
    return eventsOf(mail, EventKind::Bounce, failed(mail), answer);
}

} // namespace

const BounceDialect mDaemonDialect = {"mdaemon", recognises, read};

} // namespace listwright
