// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/auto_reply.h"

#include "model/report/ascii_text.h"
#include "model/report/report_phrases.h"
#include "model/report/smtp_answer.h"

#include <algorithm>
#include <array>
#include <span>

namespace listwright {

namespace {

constexpr std::array<std::string_view, 8> answeringFields = {
    "X-Autoreply",      "X-Autorespond", "X-Autoresponder",  "X-Auto-Reply",
    "X-Auto-Responder", "X-Vacation",    "X-Mail-Autoreply", "X-Autoreply-From"};

bool saysItAnswersItself(const ReportMail& mail) {
    const HeaderBlock& header = mail.header();
    if (startsIgnoringCase(header.value("Auto-Submitted"), "auto-replied") ||
        startsIgnoringCase(header.value("Auto-Submitted"), "auto-notified"))
        return true;
    const std::string_view precedence = header.value("Precedence");
    if (equalsIgnoringCase(precedence, "auto_reply") || equalsIgnoringCase(precedence, "autoreply"))
        return true;
    if (std::any_of(answeringFields.begin(), answeringFields.end(), [&](std::string_view name) {
            const std::string_view value = header.value(name);
            return !value.empty() && !equalsIgnoringCase(value, "no");
        }))
        return true;
    return holdsPhrase(mail.subjectPhrase(), PhraseUse::AutoReplySubject);
}

const TextLine* findPhrase(std::span<const TextLine> lines, PhraseUse use) {
    const auto found = std::find_if(lines.begin(), lines.end(), [use](const TextLine& line) {
        return !line.trimmed().starts_with('>') && holdsPhrase(forPhrases(line.text), use);
    });
    return found == lines.end() ? nullptr : &*found;
}

/// The line in which a mailbox says that it is no longer in use; null where it does not. Who will
/// come back speaks of somebody else.
const TextLine* closingWords(const ReportMail& mail) {
    constexpr std::size_t mostLines = 200;
    const auto lines = mail.text().lines();
    const auto first = lines.first(std::min(lines.size(), mostLines));
    const TextLine* closing = findPhrase(first, PhraseUse::ClosedMailbox);
    return closing != nullptr && findPhrase(first, PhraseUse::ComesBack) == nullptr ? closing
                                                                                    : nullptr;
}

} // namespace

std::vector<DeliveryEvent> readAutoReply(const ReportMail& mail) {
    if (!saysItAnswersItself(mail) || mail.header().has("X-Failed-Recipients"))
        return {};
    if (const TextLine* words = closingWords(mail)) {
        DeliveryEvent closed = mail.event(EventKind::Bounce, mail.sender(), words);
        closed.diagnostic = simplified(words->text);
        closed.mailSystem = "auto-reply";
        return {closed};
    }
    DeliveryEvent event = mail.event(EventKind::AutoReply, mail.sender());
    event.diagnostic = simplified(mail.subject());
    return {event};
}

} // namespace listwright
