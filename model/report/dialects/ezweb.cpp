// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/ascii_text.h"
#include "model/report/dialects/dialects.h"
#include "model/report/recipient_paragraphs.h"
#include "model/report/report_section.h"

namespace listwright {

namespace {

// au by KDDI: the reason in a sentence, before or behind the recipients in brackets.
bool recognises(const ReportMail& mail) {
    return startsIgnoringCase(mail.sender(), "postmaster@ezweb.ne.jp") ||
           startsIgnoringCase(mail.sender(), "postmaster@au.com");
}

std::vector<DeliveryEvent> read(const ReportMail& mail) {
    std::vector<std::string> recipients;
    std::vector<TextLine> spoken;
    for (const TextLine& line : mail.text().lines()) {
        std::string_view rest;
        auto address = leadingAddress(line, &rest);
        if (address && line.trimmed().starts_with("<") && trimmed(rest).empty())
            recipients.push_back(*std::move(address));
        else if (line.text.find("-----") == std::string_view::npos)
            spoken.push_back(line);
    }
    ReportSection words = sectionOf(spoken);
    // sectionOf() looked at copies
    words.first = mail.text().lines().empty() ? nullptr : &mail.text().lines().front();
    return eventsOf(mail, EventKind::Bounce, recipients, words);
}

} // namespace

const BounceDialect ezwebDialect = {"ezweb", recognises, read};

} // namespace listwright
