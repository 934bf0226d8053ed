// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/logs/mail_log.h"

#include "model/report/ascii_text.h"

#include <array>

namespace listwright {

std::span<const LogDialect> logDialects() {
    // A copy a row: the rows are constants of other files, complete before main().
    static const std::array dialects = {postfixLog, eximLog, sendmailLog};
    return dialects;
}

DeliveryEvent loggedEvent(EventKind kind, std::string_view recipient, std::string_view words,
                          const LogLine& line) {
    DeliveryEvent event;
    event.kind = kind;
    event.recipient = bareAddress(recipient);
    event.diagnostic = simplified(words);
    event.date = line.date;
    event.place.field = "log";
    return event;
}

std::string_view loggedField(std::string_view text, std::string_view name) {
    for (std::size_t at = text.find(name); at != std::string_view::npos;
         at = text.find(name, at + 1)) {
        if (at > 0 && text[at - 1] != ' ' && text[at - 1] != ',')
            continue;
        const std::size_t begin = at + name.size();
        bool bracketed = false;
        std::size_t end = begin;
        for (; end < text.size() && (bracketed || text[end] != ','); ++end) {
            if (text[end] == '<')
                bracketed = true;
            else if (text[end] == '>')
                bracketed = false;
        }
        return trimmed(text.substr(begin, end - begin));
    }
    return {};
}

std::string_view bareAddress(std::string_view text) {
    text = trimmed(text);
    if (text.starts_with('<') && text.ends_with('>'))
        text = text.substr(1, text.size() - 2);
    return text;
}

} // namespace listwright
