// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/address_in_text.h"
#include "model/report/ascii_text.h"
#include "model/report/dialects/dialects.h"
#include "model/report/generic_bounce.h"
#include "model/report/recipient_paragraphs.h"
#include "model/report/report_section.h"

#include <algorithm>

namespace listwright {

namespace {

bool recognises(const ReportMail& mail) {
    const bool fromGoogle = startsIgnoringCase(mail.sender(), "mailer-daemon@googlemail.com") ||
                            startsIgnoringCase(mail.sender(), "mailer-daemon@google.com");
    return fromGoogle || mail.text().holds("technical details of permanent failure:") ||
           mail.text().holds("technical details of temporary failure:");
}

/// The other server's words, which stand behind one of these lines.
ReportSection answerOf(const ReportMail& mail) {
    for (const std::string_view opening :
         {"the error that the other server returned was:",
          "the response from the remote server was:", "the response was:"}) {
        const auto lines = linesBetween(mail.text().lines(), opening, "original message");
        if (auto section = sectionOf(firstParagraph(lines)); !section.isEmpty())
            return section;
    }
    for (const std::string_view opening : {"technical details of", "will be retried"})
        if (const TextLine* line = mail.text().find(opening))
            return sectionOf(mail.text().from(*line));
    // "Your message wasn't delivered to ... because the address couldn't be found."
    return sectionOf(
        mail.text().lines().first(std::min<std::size_t>(mail.text().lines().size(), 30)));
}

std::vector<DeliveryEvent> read(const ReportMail& mail) {
    const auto lines = mail.text().lines();
    std::vector<std::string> recipients;
    for (const TextLine& line : linesBetween(lines, "to the following recip", "technical details"))
        if (auto address = leadingAddress(line))
            recipients.push_back(*std::move(address));
    if (recipients.empty())
        recipients = mail.failedRecipientsField();
    if (recipients.empty()) // "Your message wasn't delivered to ann@x.example because ..."
        for (const std::string_view phrase :
             {"wasn't delivered to", "couldn't be delivered to", "message could not be delivered"})
            if (const TextLine* line = mail.text().find(phrase); line && recipients.empty())
                recipients = addressesIn(line->text);
    return eventsOf(mail, kindInWords(mail), recipients, answerOf(mail));
}

} // namespace

const BounceDialect gmailDialect = {"gmail", recognises, read};

} // namespace listwright
