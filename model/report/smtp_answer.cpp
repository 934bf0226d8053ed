// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/smtp_answer.h"

#include "model/bounce/echo_marks.h"
#include "model/report/ascii_text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <span>
#include <utility>

namespace listwright {

namespace {

using Phrase = std::pair<std::string_view, std::string_view>;

// Said by Postfix, Exim, sendmail, qmail and their like about the conversation. The first that is
// found counts.
constexpr std::array<Phrase, 31> commandPhrases = {{
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
    {"but sender was rejected", "MAIL"},
    {"but greeting failed", "CONN"},
    {"but my name was rejected", "HELO"},
    {"most progress was rcpt to response", "RCPT"},
    {">>> rcpt to", "RCPT"},
    {">>> mail from", "MAIL"},
    {">>> data", "DATA"},
}};

/// What is looked for at once, so that most texts are told to have none of it. Each phrase has one
/// of the first in it.
constexpr std::array<std::string_view, 18> signs = {
    "in reply to ",
    "after ",
    "while receiving ",
    " not like ",
    "[rcpt_to]",
    "[mail_from]",
    "following rcpt",
    "smtp:rcpt host",
    " rejected",
    "greeting failed",
    "most progress",
    ">>> ",
    "host ",
    "remote host said: ",
    "responded with failure: ",
    "it responded as follows: [",
    "smtp error from remote ",
    " giving up on ",
};
constexpr std::size_t phraseSigns = 12;

/// Which of the signs a text has, a bit each.
using Signs = std::uint32_t;
constexpr Signs allPhraseSigns = (Signs{1} << phraseSigns) - 1;
constexpr Signs hostSign = Signs{1} << 12;
constexpr Signs introductionSigns = Signs{0b1111} << 13;
constexpr Signs givingUpSign = Signs{1} << 17;

constexpr bool hasSign(std::string_view phrase) {
    bool found = false;
    for (const std::string_view sign : std::span(signs).first<phraseSigns>())
        found = found || phrase.find(sign) != std::string_view::npos;
    return found;
}

constexpr bool everyPhraseHasASign() {
    bool all = true;
    for (const Phrase& phrase : commandPhrases)
        all = all && hasSign(phrase.first);
    return all;
}
static_assert(everyPhraseHasASign());

/// The last four bytes as a number that the next byte moves on, and a number below 4,096 of it.
class Window {
public:
    static constexpr std::size_t bytes = 4;

    constexpr void add(char byte) {
        m_bytes = m_bytes >> 8 | std::uint32_t{static_cast<unsigned char>(byte)} << 24;
    }
    [[nodiscard]] constexpr std::size_t place() const {
        return static_cast<std::size_t>((m_bytes * std::uint32_t{0x9e3779b1}) >> 20);
    }

private:
    std::uint32_t m_bytes = 0;
};

/// The windows that signs begin with.
constexpr std::array<bool, 4096> signWindows = [] {
    std::array<bool, 4096> windows{};
    for (const std::string_view sign : signs) {
        Window window;
        for (const char byte : sign.substr(0, Window::bytes))
            window.add(byte);
        windows[window.place()] = true;
    }
    return windows;
}();

Signs signsIn(std::string_view lower) {
    Signs found = 0;
    Window window;
    for (std::size_t end = 1; end <= lower.size(); ++end) {
        window.add(lower[end - 1]);
        if (!signWindows[window.place()] || end < Window::bytes)
            continue;
        const std::string_view rest = lower.substr(end - Window::bytes);
        for (std::size_t sign = 0; sign < signs.size(); ++sign)
            if (rest.starts_with(signs[sign]))
                found |= Signs{1} << sign;
    }
    return found;
}

/// Of each phrase those that it has in it.
constexpr std::array<Signs, commandPhrases.size()> signsOfPhrases = [] {
    std::array<Signs, commandPhrases.size()> of{};
    for (std::size_t phrase = 0; phrase < commandPhrases.size(); ++phrase)
        for (std::size_t sign = 0; sign < signs.size(); ++sign)
            if (commandPhrases[phrase].first.find(signs[sign]) != std::string_view::npos)
                of[phrase] |= Signs{1} << sign;
    return of;
}();

/// Faster than std::string_view::find() for words in texts.
std::size_t findIn(std::string_view text, std::string_view wanted) {
    const void* const found = ::memmem(text.data(), text.size(), wanted.data(), wanted.size());
    return found == nullptr
               ? std::string_view::npos
               : static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
}

bool isHostByte(char byte) {
    return isLetterOrDigit(byte) || byte == '.' || byte == '-' || byte == '_';
}

/// `host mx.example[192.0.2.1] said:`, `host mx.example [192.0.2.1]: 550`, and the like.
std::string_view hostIn(std::string_view text, std::string_view lower) {
    for (std::size_t at = findIn(lower, "host "); at != std::string_view::npos;
         at = lower.find("host ", at + 1)) {
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

/// Where the other server's words begin behind what the sending system puts before them; 0 where
/// they begin at once.
std::size_t introductionLength(std::string_view text, std::string_view lower, Signs found) {
    constexpr std::size_t longestIntroduction = 600;
    // host mx.example[192.0.2.1] said: ... (Postfix)
    if (text.starts_with("host "))
        if (const auto said = text.find("] said: "); said < longestIntroduction)
            return said + 8;
    if ((found & introductionSigns) == 0)
        return 0;
    for (const std::string_view phrase :
         {"remote host said: ", "responded with failure: ", "it responded as follows: ["})
        if (const auto at = findIn(lower, phrase); at < longestIntroduction)
            return at + phrase.size();
    // SMTP error from remote mail server after RCPT TO:<...>: host mx.example [192.0.2.1]: ...
    // (Exim)
    const auto exim = findIn(lower, "smtp error from remote ");
    if (exim >= longestIntroduction)
        return 0;
    if (const auto reason = text.find(" reason: ", exim); reason < exim + longestIntroduction)
        return reason + 9; // 1&1
    const auto colon = text.find(": ", exim);
    if (colon >= exim + longestIntroduction)
        return 0;
    std::size_t begin = colon + 2;
    if (text.substr(begin).starts_with("host: ")) { // GMX
        const auto behind = text.find(' ', begin + 6);
        return behind == std::string_view::npos ? 0 : behind + 1;
    }
    if (text.substr(begin).starts_with("host ")) {
        const auto end = text.find("]: ", begin);
        if (end < begin + longestIntroduction)
            begin = end + 3;
    }
    return begin;
}

/// Makes one sentence of the lines of an answer: `550-5.1.1 a 550-5.1.1 b 550 5.1.1 c` (RFC 5321,
/// 4.2.1) says `550 5.1.1 a b c`.
void joinReplyLines(std::string& text) {
    const bool isLong = text.size() > 8 && (text[0] == '4' || text[0] == '5') && isDigit(text[1]) &&
                        isDigit(text[2]) && text[3] == '-';
    if (!isLong)
        return;
    const std::string code = text.substr(0, 3);
    std::string status;
    if (const auto end = text.find(' '); end != std::string::npos && isDigit(text[4]))
        status = text.substr(4, end - 4);
    if (status.find_first_not_of("0123456789.") != std::string::npos)
        status.clear();
    text[3] = ' ';
    for (const char mark : {'-', ' '}) {
        const std::string repeated = ' ' + code + mark;
        for (auto at = text.find(repeated); at != std::string::npos; at = text.find(repeated, at)) {
            std::size_t length = repeated.size();
            const std::string_view rest = std::string_view(text).substr(at + length);
            if (!status.empty() && rest.starts_with(status))
                length += status.size();
            else if (mark == ' ' && !rest.empty() && !status.empty()) {
                at += length; // the code of another answer
                continue;
            }
            text.replace(at, length, text.substr(at + length).starts_with(' ') ? "" : " ");
        }
    }
    text = simplified(text);
}

/// The other server's own words alone.
void keepServersWords(std::string& diagnostic, std::string_view lower, Signs found) {
    const std::size_t introduction = introductionLength(diagnostic, lower, found);
    if (introduction > 0 && introduction < diagnostic.size()) {
        const bool inBrackets = diagnostic[introduction - 1] == '[' && diagnostic.ends_with(']');
        if (inBrackets)
            diagnostic.pop_back();
        diagnostic.erase(0, introduction);
    }
    if ((found & givingUpSign) != 0)
        if (const auto end = diagnostic.rfind(" Giving up on ");
            end != std::string::npos && end > 0)
            diagnostic.erase(end); // qmail
    joinReplyLines(diagnostic);
}

std::string_view commandIn(std::string_view lower, Signs found) {
    if ((found & allPhraseSigns) == 0)
        return {};
    for (std::size_t phrase = 0; phrase < commandPhrases.size(); ++phrase)
        if ((signsOfPhrases[phrase] & ~found) == 0 &&
            findIn(lower, commandPhrases[phrase].first) != std::string_view::npos)
            return commandPhrases[phrase].second;
    return {};
}

bool saysNothing(const EnhancedStatusCode& status) {
    return status.subject == 0 && status.detail == 0;
}

} // namespace

std::string_view smtpCommandIn(std::string_view text) {
    const std::string lower = lowerAscii(text);
    return commandIn(lower, signsIn(lower));
}

void completeFromDiagnostic(DeliveryEvent& event) {
    if (event.diagnostic.empty())
        return;
    std::string lower = lowerAscii(event.diagnostic);
    coverEchoes(event.diagnostic, event.recipient, lower);
    const Signs found = signsIn(lower);
    if (event.command.empty())
        event.command = commandIn(lower, found);
    if (event.remoteMta.empty() && (found & hostSign) != 0)
        event.remoteMta = hostIn(event.diagnostic, lower);
    keepServersWords(event.diagnostic, lower, found);
    if (!event.reply)
        event.reply = findReplyCode(event.diagnostic);
    if (!event.status || saysNothing(*event.status)) {
        const auto said = findEnhancedStatusCode(event.diagnostic);
        if (said && (!event.status || said->classDigit != 2))
            event.status = said;
    }
}

} // namespace listwright
