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
    std::vector<std::string> accepted; // recipients that wait for the end of the mail
    std::string_view command;
    for (const TextLine& line : mail.text().lines()) {
        const std::string_view words = line.trimmed();
        if (startsIgnoringCase(words, "in:")) {
            const std::string_view sent = trimmed(words.substr(3));
            command = startsIgnoringCase(sent, "rcpt to:") ? "RCPT" : "DATA";
            const auto address = findAddress(sent);
            if (command == "RCPT" && address)
                accepted.push_back(address->address);
            continue;
        }
        if (accepted.empty() || !startsIgnoringCase(words, "out:"))
            continue;
        const std::string_view answer = trimmed(words.substr(4));
        if (!answer.starts_with('4') && !answer.starts_with('5'))
            continue;
        std::vector<std::string> refused;
        if (command == "RCPT") {
            refused.push_back(accepted.back());
            accepted.pop_back();
        } else {
            refused.swap(accepted);
        }
        for (std::string& recipient : refused) {
            DeliveryEvent event = mail.event(EventKind::Bounce, std::move(recipient), &line);
            event.diagnostic = simplified(answer);
            event.command = command;
            completeFromDiagnostic(event);
            events.push_back(std::move(event));
        }
    }
    return events;
}

} // namespace

const BounceDialect postfixTranscriptDialect = {"postfix", recognises, read};

} // namespace listwright
