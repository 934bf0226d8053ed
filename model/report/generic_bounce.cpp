// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/generic_bounce.h"

#include "model/report/address_in_text.h"
#include "model/report/ascii_text.h"
#include "model/report/recipient_paragraphs.h"
#include "model/report/report_phrases.h"
#include "model/report/smtp_answer.h"

#include <algorithm>

namespace listwright {

namespace {

constexpr std::size_t linesLookedAt = 400;
constexpr std::size_t longestDiagnostic = 2048;

std::span<const TextLine> beginningOf(std::span<const TextLine> lines) {
    return lines.first(std::min(lines.size(), linesLookedAt));
}

/// A line that can only be a server's answer: `550 ...`, `554-5.7.1 ...`, or one with a status.
bool holdsAnswer(std::string_view line) {
    return findReplyCode(line).has_value() || findEnhancedStatusCode(line).has_value();
}

/// The words around the recipient that say why: from the first answer of a server on, to the end of
/// its paragraph; all of the words where there is no answer.
std::string words(std::span<const TextLine> lines, const TextLine*& spoke) {
    const auto answer = std::find_if(lines.begin(), lines.end(),
                                     [](const TextLine& line) { return holdsAnswer(line.text); });
    std::string text;
    for (auto line = answer == lines.end() ? lines.begin() : answer; line != lines.end(); ++line) {
        if (line->isBlank() && answer != lines.end())
            break;
        if (line->isBlank())
            continue;
        if (spoke == nullptr)
            spoke = &*line;
        if (!text.empty())
            text += ' ';
        text += line->trimmed();
        if (text.size() > longestDiagnostic)
            break;
    }
    return simplified(text);
}

/// The paragraph behind a line that ends with words like `for the following reason:`; empty where
/// it names a recipient first.
std::string announcedReason(std::span<const TextLine> lines, const TextLine*& spoke) {
    const auto announces = [](const TextLine& line) {
        const std::string phrase = forPhrases(line.text);
        const auto end = endOfPhrase(phrase, PhraseUse::ReasonFollows);
        return end && phrase.find_first_not_of(" :.-", *end) == std::string::npos;
    };
    auto line = std::find_if(lines.begin(), lines.end(), announces);
    if (line == lines.end())
        return {};
    line =
        std::find_if(line + 1, lines.end(), [](const TextLine& each) { return !each.isBlank(); });
    const auto first = line;
    std::string text;
    for (; line != lines.end() && !line->isBlank() && text.size() <= longestDiagnostic; ++line) {
        if (leadingAddress(*line))
            break;
        text += (text.empty() ? "" : " ") + std::string(line->trimmed());
    }
    if (!text.empty())
        spoke = &*first;
    return simplified(text);
}

/// Addresses on lines that speak of failure, or on the line below.
std::vector<std::string> recipientsOfFailureLines(const ReportMail& mail) {
    std::vector<std::string> recipients;
    bool expected = false;
    for (const TextLine& line : beginningOf(mail.text().lines())) {
        if (line.isBlank())
            continue;
        const std::string phrase = forPhrases(line.text);
        const auto end = endOfPhrase(phrase, PhraseUse::FailureLine);
        if (end || expected) {
            for (std::string& address : addressesIn(line.text))
                if (!mail.isOwnAddress(address))
                    recipients.push_back(std::move(address));
        }
        expected = end.has_value() && recipients.empty();
        if (!recipients.empty())
            break;
    }
    return recipients;
}

/// `bounces+ann=x.example@list.example`: the address that the report came back to names whom the
/// mail was for (VERP).
std::vector<std::string> recipientOfReturnPath(const ReportMail& mail) {
    for (const std::string_view name : {"X-Original-To", "Delivered-To", "To"}) {
        const auto own = findAddress(mail.header().value(name));
        if (!own)
            continue;
        const std::string_view local =
            std::string_view(own->address).substr(0, own->address.rfind('@'));
        const auto equals = local.rfind('=');
        if (equals == std::string_view::npos || equals + 1 >= local.size())
            continue;
        std::string_view user = local.substr(0, equals);
        const auto mark = user.rfind('+');
        const auto dash = user.find('-');
        if (mark != std::string_view::npos)
            user = user.substr(mark + 1);
        else if (dash != std::string_view::npos)
            user = user.substr(dash + 1);
        std::string address = std::string(user) + '@' + std::string(local.substr(equals + 1));
        if (looksLikeAddress(address) && address.find('.', user.size()) != std::string::npos)
            return {address};
    }
    return {};
}

/// The one address in the words that is neither the report's own nor a contact for questions.
std::vector<std::string> onlyOtherAddress(const ReportMail& mail) {
    std::vector<std::string> others;
    for (const TextLine& line : beginningOf(mail.text().lines()))
        for (std::string& address : addressesIn(line.text)) {
            const bool isContact = startsIgnoringCase(address, "postmaster@") ||
                                   startsIgnoringCase(address, "abuse@") ||
                                   startsIgnoringCase(address, "support@") ||
                                   startsIgnoringCase(address, "mailer-daemon@");
            const bool isKnown =
                std::any_of(others.begin(), others.end(),
                            [&](const std::string& other) { return sameAddress(other, address); });
            if (!isContact && !isKnown && !mail.isOwnAddress(address))
                others.push_back(std::move(address));
            if (others.size() > 1)
                return {};
        }
    return others;
}

std::vector<std::string> hiddenRecipients(const ReportMail& mail) {
    if (auto found = mail.failedRecipientsField(); !found.empty())
        return found;
    if (auto found = recipientsOfFailureLines(mail); !found.empty())
        return found;
    if (auto found = recipientOfReturnPath(mail); !found.empty())
        return found;
    if (auto found = onlyOtherAddress(mail); !found.empty())
        return found;
    auto original = mail.originalRecipients();
    if (original.size() > 1) // which of them failed, nobody tells
        original.clear();
    return original;
}

/// The mail that failed comes back with the report.
bool returnsMail(const MailMessage& message) {
    return std::any_of(message.parts().begin(), message.parts().end(), [](const MailPart& part) {
        return part.depth == 0 &&
               (part.type == "message/rfc822" || part.type == "text/rfc822-headers");
    });
}

/// No event has a code, so that what stands behind the recipients may be anything.
bool noneHasCode(const std::vector<DeliveryEvent>& events) {
    return std::none_of(events.begin(), events.end(), [](const DeliveryEvent& event) {
        return event.reply.has_value() || event.status.has_value();
    });
}

bool looksLikeBounce(const ReportMail& mail) {
    const bool subject = holdsPhrase(mail.subjectPhrase(), PhraseUse::BounceSubject) ||
                         holdsPhrase(mail.subjectPhrase(), PhraseUse::DelaySubject);
    if (mail.message().type() == "multipart/report")
        return mail.message().reportType() == "delivery-status" ||
               (mail.message().reportType().empty() && (subject || mail.isFromMailSystem()));
    if (mail.header().has("X-Failed-Recipients"))
        return true;
    if (mail.isAnswer())
        return false;
    if (subject)
        return mail.isFromMailSystem() || mail.hasEmptyReturnPath();
    if (!mail.isFromMailSystem() && !mail.hasEmptyReturnPath())
        return false;
    const auto lines = beginningOf(mail.text().lines());
    const bool speaksOfFailure = std::any_of(lines.begin(), lines.end(), [](const TextLine& line) {
        return !line.trimmed().starts_with('>') &&
               holdsPhrase(forPhrases(line.text), PhraseUse::FailureLine);
    });
    // The empty return path alone may be a person's absence note.
    return speaksOfFailure &&
           (mail.isFromMailSystem() || mail.sender().empty() || returnsMail(mail.message()) ||
            std::any_of(lines.begin(), lines.end(),
                        [](const TextLine& line) { return holdsAnswer(line.text); }));
}

} // namespace

EventKind kindInWords(const ReportMail& mail) {
    if (holdsPhrase(mail.subjectPhrase(), PhraseUse::DelaySubject))
        return EventKind::Delay;
    for (const TextLine& line : beginningOf(mail.text().lines())) {
        const std::string phrase = forPhrases(line.text);
        if (holdsPhrase(phrase, PhraseUse::DelayText))
            return EventKind::Delay;
        if (holdsPhrase(phrase, PhraseUse::SuccessText))
            return EventKind::Delivered;
    }
    return EventKind::Bounce;
}

std::vector<DeliveryEvent> readGenericBounce(const ReportMail& mail) {
    if (!looksLikeBounce(mail))
        return {};
    const EventKind kind = kindInWords(mail);
    auto paragraphs = recipientParagraphs(mail.text().lines());
    const bool others = std::any_of(paragraphs.begin(), paragraphs.end(), [&](const auto& entry) {
        return !mail.isOwnAddress(entry.recipient);
    });
    if (others)
        std::erase_if(paragraphs,
                      [&](const auto& entry) { return mail.isOwnAddress(entry.recipient); });
    const TextLine* spoke = nullptr;
    std::string common = words(beginningOf(mail.text().lines()), spoke);
    bool isReason = holdsAnswer(common);
    if (!isReason) {
        if (auto reason = announcedReason(beginningOf(mail.text().lines()), spoke);
            !reason.empty()) {
            common = std::move(reason);
            isReason = true;
        }
    }
    if (!paragraphs.empty()) {
        auto events = eventsOfParagraphs(mail, paragraphs, kind);
        const bool commonAnswers = noneHasCode(events) && isReason;
        for (DeliveryEvent& event : events) {
            if (!event.diagnostic.empty() && !commonAnswers)
                continue;
            event.diagnostic = common;
            if (spoke != nullptr)
                event.place.fieldOffset = spoke->offset;
            completeFromDiagnostic(event);
        }
        return events;
    }

    auto recipients = hiddenRecipients(mail);
    if (recipients.empty())
        recipients.emplace_back(); // a bounce all the same; the report hides whose
    std::vector<DeliveryEvent> events;
    for (std::string& recipient : recipients) {
        DeliveryEvent event = mail.event(kind, std::move(recipient), spoke);
        event.diagnostic = common.empty() ? simplified(mail.subject()) : common;
        completeFromDiagnostic(event);
        events.push_back(std::move(event));
    }
    return events;
}

} // namespace listwright
