// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/address_in_text.h"
#include "model/report/ascii_text.h"
#include "model/report/dialects/dialects.h"
#include "model/report/generic_bounce.h"
#include "model/report/recipient_paragraphs.h"
#include "model/report/report_section.h"
#include "model/report/smtp_answer.h"

#include <algorithm>

namespace listwright {

namespace {

bool recognises(const ReportMail& mail) {
    return mail.text().holds("transcript of session follows") ||
           mail.text().holds("addresses had permanent fatal errors") ||
           mail.text().holds("addresses had transient non-fatal errors");
}

/// sendmail 8 lists the recipients, and under each why: `(reason: 550 5.1.1 ...)`.
std::vector<RecipientParagraph> listed(const ReportMail& mail) {
    for (const std::string_view heading :
         {"addresses had permanent fatal errors", "addresses had fatal errors",
          "addresses had transient non-fatal errors", "following addresses have delivery"}) {
        auto found = recipientParagraphs(
            linesBetween(mail.text().lines(), heading, "transcript of session"));
        if (!found.empty())
            return found;
    }
    return {};
}

bool isAnswer(std::string_view words) {
    return words.size() > 3 && (words[0] == '4' || words[0] == '5') && isDigit(words[1]) &&
           isDigit(words[2]) && (words[3] == ' ' || words[3] == '-');
}

/// One step of the transcript: what was sent (`>>>`), what came back (`<<<`), and the line in which
/// sendmail says whom it was about.
struct Exchange {
    std::string recipient;
    std::string answer;
    std::string_view command;
    const TextLine* line = nullptr;
};

std::string_view commandOf(std::string_view sent) {
    for (const std::string_view command : {"RCPT", "MAIL", "DATA", "HELO", "AUTH"})
        if (startsIgnoringCase(sent, command))
            return command;
    if (startsIgnoringCase(sent, "EHLO"))
        return "HELO";
    return {};
}

std::vector<Exchange> transcript(const ReportMail& mail) {
    std::vector<Exchange> exchanges;
    std::string answer;
    std::string_view command;
    std::string sentTo;
    const TextLine* spoke = nullptr;
    for (const TextLine& line :
         linesBetween(mail.text().lines(), "transcript of session follows", "-----")) {
        const std::string_view words = line.trimmed();
        if (words.starts_with(">>>")) {
            const std::string_view sent = trimmed(words.substr(3));
            command = commandOf(sent);
            sentTo = command == "RCPT"
                         ? addressOfField(sent.substr(std::min(sent.find(':') + 1, sent.size())))
                         : std::string();
            answer.clear();
            spoke = nullptr;
        } else if (words.starts_with("<<<")) {
            if (!answer.empty())
                answer += ' ';
            answer += trimmed(words.substr(3)).substr(0, 1024);
            spoke = spoke == nullptr ? &line : spoke;
        } else if (isAnswer(words)) {
            const auto address = findAddress(words);
            Exchange exchange{address ? address->address : sentTo, answer, command,
                              spoke == nullptr ? &line : spoke};
            if (exchange.answer.empty() || !isAnswer(exchange.answer))
                exchange.answer = words;
            exchanges.push_back(std::move(exchange));
            if (!address)
                continue;
            answer.clear();
            spoke = nullptr;
        } else if (const auto told = findAddress(words);
                   told && told->begin == 0 && words.substr(told->end).starts_with("... ")) {
            // <ann@x.example>... Deferred: Connection refused by mx.x.example.
            exchanges.push_back(
                {told->address, std::string(words.substr(told->end + 4)), {}, &line});
        } else if (!exchanges.empty() && !words.empty() && exchanges.back().answer.size() < 2048) {
            exchanges.back().answer += ' ';
            exchanges.back().answer += words;
        }
        if (exchanges.size() > 1000)
            break;
    }
    return exchanges;
}

DeliveryEvent eventOf(const ReportMail& mail, const Exchange& exchange, std::string recipient,
                      EventKind kind) {
    DeliveryEvent event = mail.event(kind, std::move(recipient), exchange.line);
    event.diagnostic = simplified(exchange.answer);
    event.command = exchange.command;
    completeFromDiagnostic(event);
    return event;
}

std::vector<DeliveryEvent> read(const ReportMail& mail) {
    const auto recipients = listed(mail);
    const auto exchanges = transcript(mail);
    const EventKind kind = kindInWords(mail);
    std::vector<DeliveryEvent> events;
    if (recipients.empty()) { // sendmail 5 tells it in the transcript alone
        for (const Exchange& exchange : exchanges)
            if (looksLikeAddress(exchange.recipient) &&
                std::none_of(events.begin(), events.end(), [&](const DeliveryEvent& known) {
                    return sameAddress(known.recipient, exchange.recipient);
                }))
                events.push_back(eventOf(mail, exchange, exchange.recipient, kind));
        return events;
    }
    events = eventsOfParagraphs(mail, recipients, kind);
    for (DeliveryEvent& event : events) {
        constexpr std::string_view reason = "(reason: ";
        if (startsIgnoringCase(event.diagnostic, reason)) {
            event.diagnostic.erase(0, reason.size());
            if (event.diagnostic.ends_with(')'))
                event.diagnostic.pop_back();
        }
        const auto about =
            std::find_if(exchanges.begin(), exchanges.end(), [&](const Exchange& exchange) {
                return sameAddress(exchange.recipient, event.recipient) ||
                       sameAddress(exchange.recipient, event.originalRecipient);
            });
        const bool tellsMore = event.diagnostic.empty() || !findReplyCode(event.diagnostic);
        const auto said =
            about == exchanges.end() && events.size() == 1 ? exchanges.begin() : about;
        if (tellsMore && said != exchanges.end()) {
            const std::string original = event.originalRecipient;
            event = eventOf(mail, *said, event.recipient, kind);
            event.originalRecipient = original;
        } else if (said != exchanges.end() && event.command.empty()) {
            event.command = said->command;
        }
    }
    return events;
}

} // namespace

const BounceDialect sendmailDialect = {"sendmail", recognises, read};

} // namespace listwright
