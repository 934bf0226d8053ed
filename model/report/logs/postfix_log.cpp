// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/ascii_text.h"
#include "model/report/logs/mail_log.h"
#include "model/report/smtp_answer.h"

namespace listwright {

namespace {

bool recognises(const LogLine& line) {
    // `postfix/smtp`, `postfix-out/smtp` where several run side by side.
    return line.program.starts_with("postfix") && line.program.find('/') != std::string_view::npos;
}

std::optional<EventKind> kindOf(std::string_view status) {
    if (status == "bounced" || status == "undeliverable")
        return EventKind::Bounce;
    if (status == "deferred")
        return EventKind::Delay;
    if (status == "sent")
        return EventKind::Delivered;
    return std::nullopt;
}

/// `mx.shop.example[192.0.2.1]:25`; empty for `none` and for what delivers on the same machine.
std::string_view hostOf(std::string_view relay) {
    const std::size_t end = relay.find('[');
    return end == std::string_view::npos ? std::string_view() : relay.substr(0, end);
}

// `4ABC1: to=<a@x>, orig_to=<b@y>, relay=…, delay=…, dsn=5.1.1, status=bounced (words)`
std::optional<LogStatement> outcome(LogStatement statement, std::string_view rest,
                                    const LogLine& line) {
    constexpr std::string_view statusName = ", status=";
    const std::size_t at = rest.find(statusName);
    if (at == std::string_view::npos)
        return std::nullopt;
    const auto fields = rest.substr(0, at);
    auto words = rest.substr(at + statusName.size());
    const std::size_t space = std::min(words.find(' '), words.size());
    const auto kind = kindOf(words.substr(0, space));
    if (!kind)
        return std::nullopt;
    words = trimmed(words.substr(space));
    if (words.starts_with('('))
        words.remove_prefix(1);
    if (words.ends_with(')'))
        words.remove_suffix(1);
    DeliveryEvent event = loggedEvent(*kind, loggedField(fields, "to="), words, line);
    event.mailSystem = postfixLog.id;
    event.status = parseEnhancedStatusCode(loggedField(fields, "dsn="));
    event.remoteMta = hostOf(loggedField(fields, "relay="));
    if (const auto original = bareAddress(loggedField(fields, "orig_to="));
        !original.empty() && !equalsIgnoringCase(original, event.recipient))
        event.originalRecipient = original;
    completeFromDiagnostic(event);
    statement.events.push_back(std::move(event));
    return statement;
}

std::optional<LogStatement> read(const LogLine& line) {
    const std::size_t colon = line.text.find(": ");
    if (colon == std::string_view::npos || line.text.substr(0, colon) == "NOQUEUE")
        return std::nullopt;
    LogStatement statement;
    statement.queueId = line.text.substr(0, colon);
    const auto rest = line.text.substr(colon + 2);
    if (rest.starts_with("to=<"))
        return outcome(std::move(statement), rest, line);
    if (rest.starts_with("from=<")) {
        const bool expired = rest.find("expired, returned to sender") != std::string_view::npos;
        statement.kind = expired ? LogStatement::Kind::Expiry : LogStatement::Kind::Arrival;
        statement.sender = bareAddress(loggedField(rest, "from="));
        return statement;
    }
    if (rest != "removed")
        return std::nullopt;
    statement.kind = LogStatement::Kind::Removal;
    return statement;
}

} // namespace

// DELIVERY STATUS LINES of Postfix, bounce(8) and qmgr(8).
const LogDialect postfixLog = {"postfix", recognises, read};

} // namespace listwright
