// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/ascii_text.h"
#include "model/report/logs/mail_log.h"
#include "model/report/smtp_answer.h"

#include <algorithm>

namespace listwright {

namespace {

bool recognises(const LogLine& line) {
    return line.program == "sendmail" || line.program.starts_with("sm-");
}

// By the words first, which are plain, then by the class of the code.
std::optional<EventKind> kindOf(std::string_view words,
                                const std::optional<EnhancedStatusCode>& status) {
    if (startsIgnoringCase(words, "sent"))
        return EventKind::Delivered;
    if (startsIgnoringCase(words, "deferred"))
        return EventKind::Delay;
    if (startsIgnoringCase(words, "queued") || words.empty())
        return std::nullopt;
    if (!status)
        return EventKind::Bounce;
    switch (status->classDigit) {
    case 2:
        return std::nullopt; // on its way to another program
    case 4:
        return EventKind::Delay;
    default:
        return EventKind::Bounce;
    }
}

std::vector<std::string_view> addressesOf(std::string_view list) {
    std::vector<std::string_view> addresses;
    while (!list.empty()) {
        const std::size_t end = std::min(list.find(','), list.size());
        if (const auto address = bareAddress(list.substr(0, end));
            address.find('@') != std::string_view::npos)
            addresses.push_back(address);
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return addresses;
}

// `62E9xyz: to=<a@x>,<b@x>, delay=…, relay=mx.x. [192.0.2.1], dsn=5.1.1, stat=User unknown`
std::optional<LogStatement> outcome(LogStatement statement, std::string_view rest,
                                    const LogLine& line) {
    constexpr std::string_view recipientsName = "to=";
    constexpr std::string_view wordsName = ", stat=";
    const std::size_t at = rest.find(wordsName);
    const std::size_t recipientsEnd = rest.find(", ");
    if (at == std::string_view::npos || recipientsEnd > at)
        return std::nullopt;
    const auto fields = rest.substr(0, at);
    const auto words = rest.substr(at + wordsName.size());
    const auto status = parseEnhancedStatusCode(loggedField(fields, "dsn="));
    const auto kind = kindOf(words, status);
    if (!kind)
        return std::nullopt;
    auto relay = loggedField(fields, "relay=");
    relay = relay.substr(0, relay.find(' '));
    if (relay.ends_with('.'))
        relay.remove_suffix(1);
    for (const auto address :
         addressesOf(rest.substr(recipientsName.size(), recipientsEnd - recipientsName.size()))) {
        DeliveryEvent event = loggedEvent(*kind, address, words, line);
        event.mailSystem = sendmailLog.id;
        event.status = status;
        event.remoteMta = relay;
        completeFromDiagnostic(event);
        statement.events.push_back(std::move(event));
    }
    return statement.events.empty() ? std::nullopt : std::optional(std::move(statement));
}

std::optional<LogStatement> read(const LogLine& line) {
    const std::size_t colon = line.text.find(": ");
    if (colon == std::string_view::npos)
        return std::nullopt;
    LogStatement statement;
    statement.queueId = line.text.substr(0, colon);
    const auto rest = line.text.substr(colon + 2);
    if (rest.starts_with("to="))
        return outcome(std::move(statement), rest, line);
    if (rest.starts_with("from=")) {
        statement.kind = LogStatement::Kind::Arrival;
        statement.sender = bareAddress(loggedField(rest, "from="));
        return statement;
    }
    // `62E9xyz: 62EAabc: sender notify: Cannot send message for 5 days`, `…: return to sender: …`
    const bool expired =
        rest.find("otify: Cannot send message") != std::string_view::npos ||
        rest.find("eturn to sender: Cannot send message") != std::string_view::npos;
    if (!expired)
        return std::nullopt;
    statement.kind = LogStatement::Kind::Expiry;
    return statement;
}

} // namespace

// The Sendmail Installation and Operation Guide, section 2.1.
const LogDialect sendmailLog = {"sendmail", recognises, read};

} // namespace listwright
