// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/address_in_text.h"
#include "model/report/ascii_text.h"
#include "model/report/dialects/dialects.h"
#include "model/report/smtp_answer.h"

namespace listwright {

namespace {

bool recognises(const ReportMail& mail) {
    return mail.text().holds("this is the dragonfly mail agent");
}

std::vector<DeliveryEvent> read(const ReportMail& mail) {
    const TextLine* opening = mail.text().find("error delivering your mail to");
    if (opening == nullptr)
        return {};
    const auto recipient = findAddress(opening->text);
    if (!recipient)
        return {};
    const auto lines = mail.text().from(*opening).subspan(1);
    const TextLine* first = nullptr;
    std::string words;
    for (const TextLine& line : lines) {
        if (line.isBlank())
            continue;
        first = first == nullptr ? &line : first;
        words += line.text;
        words += ' ';
    }
    DeliveryEvent event = mail.event(EventKind::Bounce, recipient->address, first);
    event.diagnostic = simplified(words);
    completeFromDiagnostic(event);
    return {event};
}

} // namespace

const BounceDialect dragonFlyDialect = {"dragonfly", recognises, read};

} // namespace listwright
