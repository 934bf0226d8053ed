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
    return mail.text().holds("created automatically by mail delivery software") ||
           mail.text().holds("this message was created automatically by the") ||
           mail.header().has("X-Exim-Message-Id");
}

/// What comes right before the recipients.
const TextLine* opening(const ReportMail& mail) {
    const TextLine* last = nullptr;
    for (const TextLine& line : mail.text().lines()) {
        const std::string_view words = line.trimmed();
        const bool ends = words.ends_with("failed:") || words.ends_with("delivered is:") ||
                          words.ends_with("delivered are:") ||
                          words.ends_with("following address") ||
                          words.ends_with("could not be delivered to:");
        if (ends)
            last = &line;
        else if (last != nullptr && !line.isBlank())
            break;
    }
    return last;
}

/// Where the lines name no address but an alias, a pipe or a local part, the header names whom they
/// are about.
std::vector<DeliveryEvent> readByHeader(const ReportMail& mail, std::span<const TextLine> lines) {
    auto recipients = mail.failedRecipientsField();
    const ReportSection answer = sectionOf(firstParagraph(lines));
    const auto named = findIgnoringCase(answer.words, "rcpt to:");
    if (recipients.empty() && named != std::string::npos)
        if (auto address = findAddress(answer.words, named))
            recipients.push_back(std::move(address->address));
    return eventsOf(mail, kindInWords(mail), recipients, answer);
}

std::vector<DeliveryEvent> read(const ReportMail& mail) {
    const TextLine* before = opening(mail);
    if (before == nullptr)
        return {};
    const auto lines = mail.text().from(*before).subspan(1);
    const auto first = firstParagraph(lines);
    if (first.empty() || !leadingAddress(first.front()))
        return readByHeader(mail, lines);
    // Behind a recipient only what is set in deeper, or the next paragraph, is about him.
    std::size_t end = 0;
    const std::size_t indent = first.front().indent();
    for (std::size_t index = 0; index < lines.size(); ++index) {
        const bool isProse =
            indent > 0 && !lines[index].isBlank() && lines[index].indent() < indent;
        if (isProse)
            break;
        end = index + 1;
    }
    return eventsOfParagraphs(mail, recipientParagraphs(lines.first(end)), kindInWords(mail));
}

} // namespace

const BounceDialect eximDialect = {"exim", recognises, read};

} // namespace listwright
