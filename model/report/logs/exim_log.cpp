// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/ascii_text.h"
#include "model/report/logs/mail_log.h"
#include "model/report/smtp_answer.h"

#include <algorithm>
#include <utility>

namespace listwright {

namespace {

std::string_view takeWord(std::string_view& rest) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    const auto word = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return word;
}

// `1ZQUFA-0002gt-Mc`, since Exim 4.97 `1tABCD-00000000abc-1xYz`.
bool isMessageId(std::string_view word) {
    const std::size_t first = word.find('-');
    const std::size_t second = first == 6 ? word.find('-', first + 1) : std::string_view::npos;
    const bool isOld = second == 13 && word.size() == 16;
    const bool isNew = second == 18 && word.size() == 23;
    return (isOld || isNew) && std::all_of(word.begin(), word.end(), [](char letter) {
               return letter == '-' || isLetterOrDigit(letter);
           });
}

// The text behind a process id, which Exim logs where it is told to: `[812] 1ZQUFA-…`.
std::string_view behindProcessId(std::string_view text) {
    if (text.starts_with('[')) {
        const std::size_t end = text.find("] ");
        if (end != std::string_view::npos)
            return text.substr(end + 2);
    }
    return text;
}

bool recognises(const LogLine& line) {
    if (!line.program.empty())
        return line.program == "exim" || line.program == "exim4";
    auto rest = behindProcessId(line.text);
    return isMessageId(takeWord(rest));
}

std::optional<EventKind> kindOf(std::string_view flag) {
    if (flag == "**")
        return EventKind::Bounce;
    if (flag == "==")
        return EventKind::Delay;
    if (flag == "=>" || flag == "->" || flag == ">>")
        return EventKind::Delivered;
    return std::nullopt;
}

// Behind the fields (`R=… T=… H=mx.x [192.0.2.1] X="…"`), whose values may hold colons in quotes.
std::string_view wordsBehindFields(std::string_view rest) {
    bool quoted = false;
    for (std::size_t at = 0; at + 1 < rest.size(); ++at) {
        if (rest[at] == '"')
            quoted = !quoted;
        else if (!quoted && rest[at] == ':' && rest[at + 1] == ' ')
            return rest.substr(at + 2);
    }
    return {};
}

// `local-part <ann@x.example>` for a delivery on the same machine; the second is what was mailed.
void takeRecipients(std::string_view& rest, std::string_view& recipient,
                    std::string_view& original) {
    recipient = takeWord(rest);
    if (recipient.ends_with(':'))
        recipient.remove_suffix(1);
    if (rest.starts_with('<')) {
        auto parent = takeWord(rest);
        if (parent.ends_with(':'))
            parent.remove_suffix(1);
        original = bareAddress(parent);
    }
    if (recipient.find('@') == std::string_view::npos)
        recipient = std::exchange(original, {});
}

std::optional<LogStatement> outcome(LogStatement statement, EventKind kind, std::string_view rest,
                                    const LogLine& line) {
    const auto all = rest;
    std::string_view recipient;
    std::string_view original;
    takeRecipients(rest, recipient, original);
    if (recipient.empty())
        return std::nullopt;
    const auto words = wordsBehindFields(all);
    const auto fields = all.substr(0, all.size() - words.size());
    DeliveryEvent event = loggedEvent(kind, recipient, words, line);
    event.mailSystem = eximLog.id;
    if (!original.empty() && !equalsIgnoringCase(original, recipient))
        event.originalRecipient = original;
    const auto host = loggedField(fields, "H=");
    event.remoteMta = host.substr(0, host.find(' '));
    completeFromDiagnostic(event);
    if (kind == EventKind::Bounce && words == "retry timeout exceeded")
        statement.kind = LogStatement::Kind::Expiry;
    statement.events.push_back(std::move(event));
    return statement;
}

std::optional<LogStatement> read(const LogLine& line) {
    auto rest = behindProcessId(line.text);
    LogStatement statement;
    statement.queueId = takeWord(rest);
    if (!isMessageId(statement.queueId))
        return std::nullopt;
    const auto flag = takeWord(rest);
    if (const auto kind = kindOf(flag))
        return outcome(std::move(statement), *kind, rest, line);
    if (flag == "<=") {
        statement.kind = LogStatement::Kind::Arrival;
        statement.sender = bareAddress(takeWord(rest));
        return statement;
    }
    if (flag != "Completed")
        return std::nullopt;
    statement.kind = LogStatement::Kind::Removal;
    return statement;
}

} // namespace

// The Exim specification, chapter 52, "Log files".
const LogDialect eximLog = {"exim", recognises, read};

} // namespace listwright
