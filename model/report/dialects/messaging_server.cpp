// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/address_in_text.h"
#include "model/report/ascii_text.h"
#include "model/report/dialects/dialects.h"
#include "model/report/report_section.h"

namespace listwright {

namespace {

bool recognises(const ReportMail& mail) {
    return mail.text().holds("this report relates to a message you sent with the following header");
}

std::string_view behindColon(const TextLine& line) {
    const auto colon = line.text.find(':');
    std::string_view value =
        trimmed(line.text.substr(colon == std::string_view::npos ? 0 : colon + 1));
    if (startsIgnoringCase(value, "smtp;"))
        value.remove_prefix(5);
    return trimmed(value);
}

std::vector<DeliveryEvent> read(const ReportMail& mail) {
    std::vector<DeliveryEvent> events;
    for (const TextLine& line : mail.text().lines()) {
        const std::string_view words = line.trimmed();
        if (startsIgnoringCase(words, "recipient address:")) {
            events.push_back(
                mail.event(EventKind::Bounce, addressOfField(behindColon(line)), &line));
        } else if (!events.empty() && (startsIgnoringCase(words, "reason:") ||
                                       startsIgnoringCase(words, "diagnostic code:"))) {
            const auto answer = eventsOf(mail, EventKind::Bounce, {events.back().recipient},
                                         {simplified(behindColon(line)), &line});
            if (events.back().diagnostic.empty() || startsIgnoringCase(words, "diagnostic"))
                events.back() = answer.front();
        } else if (!events.empty() && startsIgnoringCase(words, "original address:")) {
            const std::string original = addressOfField(behindColon(line));
            if (!sameAddress(original, events.back().recipient))
                events.back().originalRecipient = original;
        }
    }
    return events;
}

} // namespace

const BounceDialect messagingServerDialect = {"messaging-server", recognises, read};

} // namespace listwright
