// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/smtp_answer.h"

#include "model/report/ascii_text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace listwright {

namespace {

using Phrase = std::pair<std::string_view, std::string_view>;

// Said by Postfix, Exim, sendmail, qmail and their like about the conversation. The first that is
// found counts.
constexpr std::array<Phrase, 24> commandPhrases = {{
    {"in reply to rcpt to", "RCPT"},
    {"in reply to mail from", "MAIL"},
    {"in reply to end of data", "DATA"},
    {"in reply to data", "DATA"},
    {"in reply to ehlo", "HELO"},
    {"in reply to helo", "HELO"},
    {"in reply to auth", "AUTH"},
    {"in reply to starttls", "STARTTLS"},
    {"after rcpt", "RCPT"},
    {"after mail from", "MAIL"},
    {"after end of data", "DATA"},
    {"after pipelined end of data", "DATA"},
    {"after data", "DATA"},
    {"after initial connection", "CONN"},
    {"while receiving the initial server greeting", "CONN"},
    {"failed after i sent the message", "DATA"},
    {"does not like recipient", "RCPT"},
    {"does not like sender", "MAIL"},
    {"did not like our rcpt to", "RCPT"},
    {"did not like our mail from", "MAIL"},
    {"[rcpt_to]", "RCPT"},
    {"[mail_from]", "MAIL"},
    {"following rcpt command", "RCPT"},
    {"smtp:rcpt host", "RCPT"},
}};

bool isHostByte(char byte) {
    return isLetterOrDigit(byte) || byte == '.' || byte == '-' || byte == '_';
}

/// `host mx.example[192.0.2.1] said:`, `host mx.example [192.0.2.1]: 550`, and the like.
std::string_view hostIn(std::string_view text) {
    for (std::size_t at = findIgnoringCase(text, "host "); at != std::string_view::npos;
         at = findIgnoringCase(text, "host ", at + 1)) {
        if (at > 0 && isLetterOrDigit(text[at - 1]))
            continue;
        const std::size_t begin = at + 5;
        std::size_t end = begin;
        while (end < text.size() && isHostByte(text[end]))
            ++end;
        const std::string_view host = text.substr(begin, end - begin);
        if (host.find('.') == std::string_view::npos)
            continue;
        const std::string_view rest = trimmed(text.substr(end));
        if (rest.starts_with('[') || rest.starts_with('(') || rest.starts_with(':'))
            return host;
    }
    return {};
}

/// Takes off what the sending Postfix puts before the other server's words: `host
/// mx.example[192.0.2.1] said: `.
void dropIntroduction(std::string& diagnostic) {
    constexpr std::string_view said = "] said: ";
    const auto end = diagnostic.find(said);
    if (diagnostic.starts_with("host ") && end != std::string::npos && end < 300)
        diagnostic.erase(0, end + said.size());
}

bool saysNothing(const EnhancedStatusCode& status) {
    return status.subject == 0 && status.detail == 0;
}

} // namespace

std::string_view smtpCommandIn(std::string_view text) {
    const std::string lower = lowerAscii(text);
    const auto found =
        std::find_if(commandPhrases.begin(), commandPhrases.end(), [&](const Phrase& phrase) {
            return lower.find(phrase.first) != std::string::npos;
        });
    return found == commandPhrases.end() ? std::string_view() : found->second;
}

void completeFromDiagnostic(DeliveryEvent& event) {
    if (event.diagnostic.empty())
        return;
    if (!event.reply)
        event.reply = findReplyCode(event.diagnostic);
    if (!event.status || saysNothing(*event.status)) {
        const auto said = findEnhancedStatusCode(event.diagnostic);
        if (said && (!event.status || said->classDigit != 2))
            event.status = said;
    }
    if (event.command.empty())
        event.command = smtpCommandIn(event.diagnostic);
    if (event.remoteMta.empty())
        event.remoteMta = hostIn(event.diagnostic);
    dropIntroduction(event.diagnostic);
}

} // namespace listwright
