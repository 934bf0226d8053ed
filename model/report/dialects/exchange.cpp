// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/address_in_text.h"
#include "model/report/ascii_text.h"
#include "model/report/dialects/dialects.h"
#include "model/report/recipient_paragraphs.h"
#include "model/report/report_section.h"
#include "model/report/smtp_answer.h"

namespace listwright {

namespace {

bool isNdr(const ReportMail& mail) {
    return mail.header().has("X-MS-Exchange-Message-Is-Ndr") ||
           startsIgnoringCase(mail.sender(), "microsoftexchange");
}

/// Exchange 5.5 to 2003: what comes before the recipients.
const TextLine* oldOpening(const ReportMail& mail) {
    for (const std::string_view phrase :
         {"did not reach the following recipient(s):",
          "following recipient(s) could not be reached:",
          "der/die folgende(n) empfänger konnte(n) nicht erreicht werden",
          "le(s) destinataire(s) suivant(s) n'a (n'ont) pas pu être joint(s)",
          "no se pudo tener acceso al siguiente destinatario",
          "impossibile raggiungere i destinatari seguenti"})
        if (const TextLine* line = mail.text().find(phrase))
            return line;
    return nullptr;
}

/// Exchange 2007 and later: what the administrator is told, in every language alike.
const TextLine* newOpening(const ReportMail& mail) {
    for (const std::string_view phrase : {"generating server:", "remote server returned"})
        if (const TextLine* line = mail.text().find(phrase))
            return line;
    return nullptr;
}

bool recognises(const ReportMail& mail) {
    return isNdr(mail) || oldOpening(mail) != nullptr || mail.text().holds("generating server:");
}

/// "on Thu, 29 Apr 2010 00:00:00": when it was tried stands behind the recipient.
void dropDate(RecipientParagraph& paragraph, std::string_view line) {
    const auto rest = findIgnoringCase(line, " on ");
    if (rest == std::string_view::npos || paragraph.diagnostic.empty())
        return;
    const std::string date = simplified(line.substr(rest + 1));
    if (paragraph.diagnostic.starts_with(date))
        paragraph.diagnostic =
            std::string(trimmed(std::string_view(paragraph.diagnostic).substr(date.size())));
}

std::vector<DeliveryEvent> readOld(const ReportMail& mail, const TextLine& opening) {
    std::vector<RecipientParagraph> paragraphs;
    RecipientParagraph* current = nullptr;
    for (const TextLine& line : mail.text().from(opening).subspan(1)) {
        if (const auto address = leadingAddress(line)) {
            paragraphs.push_back(
                {.recipient = *address, .originalRecipient = {}, .diagnostic = {}, .line = &line});
            current = &paragraphs.back();
        } else if (current != nullptr && !line.isBlank()) {
            if (current->answer == nullptr)
                current->answer = &line;
            if (!current->diagnostic.empty())
                current->diagnostic += ' ';
            current->diagnostic += line.trimmed().substr(0, 1024);
        }
        if (paragraphs.size() > 1000)
            break;
    }
    return eventsOfParagraphs(mail, paragraphs, EventKind::Bounce);
}

std::vector<DeliveryEvent> readNew(const ReportMail& mail, const TextLine& opening) {
    auto paragraphs = recipientParagraphs(mail.text().from(opening).subspan(1));
    for (RecipientParagraph& paragraph : paragraphs)
        dropDate(paragraph, paragraph.line->text);
    return eventsOfParagraphs(mail, paragraphs, EventKind::Bounce);
}

std::vector<DeliveryEvent> read(const ReportMail& mail) {
    if (const TextLine* opening = oldOpening(mail))
        return readOld(mail, *opening);
    if (const TextLine* opening = newOpening(mail))
        return readNew(mail, *opening);
    return {};
}

} // namespace

const BounceDialect exchangeDialect = {"exchange", recognises, read};

} // namespace listwright
