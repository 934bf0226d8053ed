// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/mail_events.h"

#include "model/report/address_in_text.h"
#include "model/report/auto_reply.h"
#include "model/report/bounce_dialect.h"
#include "model/report/dsn_reader.h"
#include "model/report/feedback_report.h"
#include "model/report/generic_bounce.h"
#include "model/report/report_mail.h"
#include "model/report/report_phrases.h"

#include <algorithm>

namespace listwright {

namespace {

/// The mail system of a report in no layout that is known.
constexpr std::string_view unknownSystem = "generic";

bool saysLittle(const DeliveryEvent& event) {
    const bool codeSaysNothing =
        !event.status || (event.status->subject == 0 && event.status->detail == 0);
    return event.diagnostic.empty() || (codeSaysNothing && event.diagnostic.size() < 12);
}

/// A code that fits many reasons: what it means hangs on the command that was refused.
bool hangsOnCommand(const DeliveryEvent& event) {
    if (event.kind != EventKind::Bounce || !event.command.empty())
        return false;
    if (!event.status)
        return true;
    const auto& [classDigit, subject, detail] = *event.status;
    return subject == 0 || subject == 5 || (subject == 2 && detail <= 1) ||
           (subject == 7 && detail <= 1);
}

/// Puts the words for people under what the machine's part says, where that is poor.
void supplement(std::vector<DeliveryEvent>& events, const std::vector<DeliveryEvent>& words) {
    if (words.empty())
        return;
    for (DeliveryEvent& event : events) {
        auto said = std::find_if(words.begin(), words.end(), [&](const DeliveryEvent& other) {
            return sameAddress(other.recipient, event.recipient) ||
                   sameAddress(other.recipient, event.originalRecipient);
        });
        if (said == words.end() && words.size() == 1 && events.size() == 1)
            said = words.begin();
        if (said == words.end())
            continue;
        if (!looksLikeAddress(event.recipient))
            event.recipient = said->recipient;
        if (event.originalRecipient.empty() &&
            !sameAddress(said->originalRecipient, event.recipient))
            event.originalRecipient = said->originalRecipient;
        if (event.command.empty())
            event.command = said->command;
        if (!saysLittle(event) || said->diagnostic.empty())
            continue;
        event.diagnostic = said->diagnostic;
        event.place = said->place;
        if (!event.reply)
            event.reply = said->reply;
        const bool codeSaysNothing =
            !event.status || (event.status->subject == 0 && event.status->detail == 0);
        if (codeSaysNothing && said->status)
            event.status = said->status;
        if (event.remoteMta.empty())
            event.remoteMta = said->remoteMta;
    }
}

/// Finds the recipient that a report's machine part hides or garbles.
void findHiddenRecipients(std::vector<DeliveryEvent>& events, const ReportMail& mail) {
    const bool complete = std::all_of(events.begin(), events.end(), [](const DeliveryEvent& event) {
        return looksLikeAddress(event.recipient);
    });
    if (complete || events.size() != 1)
        return;
    auto candidates = mail.failedRecipientsField();
    if (candidates.empty())
        candidates = mail.originalRecipients();
    if (candidates.size() == 1)
        events.front().recipient = candidates.front();
}

std::vector<DeliveryEvent> reported(const ReportMail& mail,
                                    std::span<const BounceDialect> dialects) {
    if (auto feedback = readFeedback(mail); !feedback.empty())
        return feedback;
    auto status = readDeliveryStatus(mail);
    if (status.empty() && (!mail.mayReport() || mail.isAnswer()))
        return readAutoReply(mail);

    const BounceDialect* dialect = dialectOf(mail, dialects);
    std::vector<DeliveryEvent> words;
    const bool complete =
        !status.empty() &&
        std::none_of(status.begin(), status.end(), [](const DeliveryEvent& event) {
            return saysLittle(event) || hangsOnCommand(event);
        });
    if (dialect != nullptr && !complete)
        words = dialect->read(mail);
    if (status.empty() && words.empty()) {
        const bool isMachines = mail.isFromMailSystem() &&
                                (holdsPhrase(mail.subjectPhrase(), PhraseUse::BounceSubject) ||
                                 holdsPhrase(mail.subjectPhrase(), PhraseUse::DelaySubject));
        words = isMachines ? readGenericBounce(mail) : readAutoReply(mail);
        if (words.empty())
            words = isMachines ? readAutoReply(mail) : readGenericBounce(mail);
    } else if (words.empty() && !complete && (status.empty() || mail.text().isForPeople())) {
        words = readGenericBounce(mail);
    }
    std::vector<DeliveryEvent> events;
    if (status.empty()) {
        events = std::move(words);
    } else {
        events = std::move(status);
        supplement(events, words);
    }
    findHiddenRecipients(events, mail);
    for (DeliveryEvent& event : events)
        if (dialect != nullptr)
            event.mailSystem = dialect->id;
        else if (event.mailSystem.empty() &&
                 (event.kind == EventKind::Bounce || event.kind == EventKind::Delay))
            event.mailSystem = unknownSystem;
    return events;
}

} // namespace

std::vector<DeliveryEvent> eventsOfMail(const MailMessage& message) {
    return eventsOfMail(message, bounceDialects());
}

std::vector<DeliveryEvent> eventsOfMail(const MailMessage& message,
                                        std::span<const BounceDialect> dialects) {
    const ReportMail mail(message);
    std::vector<DeliveryEvent> events = reported(mail, dialects);
    if (events.empty())
        events.push_back(mail.event(EventKind::None, {}));
    return events;
}

} // namespace listwright
