// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/address_in_text.h"
#include "model/report/ascii_text.h"
#include "model/report/dialects/dialects.h"
#include "model/report/smtp_answer.h"

namespace listwright {

namespace {

// What the SMTP server of a Postfix tells its postmaster about a conversation that broke.
bool recognises(const ReportMail& mail) {
    return mail.subjectPhrase().starts_with("postfix smtp server: errors from") &&
           mail.text().holds("transcript of session follows");
}

std::vector<DeliveryEvent> read(const ReportMail& mail) {
    std::vector<DeliveryEvent> events;
    std::string recipient;
    for (const TextLine& line : mail.text().lines()) {
        const std::string_view words = line.trimmed();
        if (startsIgnoringCase(words, "in:")) {
            const bool isRecipient = containsIgnoringCase(words, "rcpt to:");
            recipient =
                isRecipient ? addressOfField(words.substr(words.find(":", 3) + 1)) : std::string();
            continue;
        }
        if (recipient.empty() || !startsIgnoringCase(words, "out:"))
            continue;
        const std::string_view answer = trimmed(words.substr(4));
        if (!answer.starts_with("4") && !answer.starts_with("5"))
            continue;
        DeliveryEvent event = mail.event(EventKind::Bounce, recipient, &line);
        event.diagnostic = simplified(answer);
        event.command = "RCPT";
        completeFromDiagnostic(event);
        events.push_back(std::move(event));
        recipient.clear();
    }
    return events;
}

} // namespace

const BounceDialect postfixTranscriptDialect = {"postfix", recognises, read};

} // namespace listwright
