// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/intake/mail_signs.h"

#include "model/report/ascii_text.h"

#include <algorithm>
#include <array>

namespace listwright {

namespace {

constexpr int lookedAtLines = 200;
constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

constexpr std::array<std::string_view, 19> knownFields = {"from",
                                                          "to",
                                                          "received",
                                                          "date",
                                                          "subject",
                                                          "return-path",
                                                          "message-id",
                                                          "mime-version",
                                                          "content-type",
                                                          "delivered-to",
                                                          "reply-to",
                                                          "sender",
                                                          "auto-submitted",
                                                          "x-original-to",
                                                          "envelope-to",
                                                          "delivery-date",
                                                          "x-mailer",
                                                          "precedence",
                                                          "x-failed-recipients"};

std::string_view takeLine(std::string_view& rest) {
    const auto end = rest.find_first_of("\r\n");
    const auto line = rest.substr(0, end);
    rest.remove_prefix(line.size());
    if (rest.starts_with("\r\n"))
        rest.remove_prefix(2);
    else if (!rest.empty())
        rest.remove_prefix(1);
    return line;
}

// The field's name in a line such as `Subject: hello`; empty where the line is none.
std::string_view fieldName(std::string_view line) {
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0)
        return {};
    const auto name = line.substr(0, colon);
    const bool printable = std::all_of(name.begin(), name.end(),
                                       [](char letter) { return letter > ' ' && letter < '\x7F'; });
    return printable ? name : std::string_view();
}

std::string_view withoutMarkAndBlankLines(std::string_view sample) {
    if (sample.starts_with(byteOrderMark))
        sample.remove_prefix(byteOrderMark.size());
    const auto begin = sample.find_first_not_of(" \t\r\n");
    return begin == std::string_view::npos ? std::string_view() : sample.substr(begin);
}

bool isFromLine(std::string_view line) {
    return line.starts_with("From ") || line.starts_with(">From ");
}

bool hasFields(std::string_view rest) {
    int known = 0;
    int fields = 0;
    for (int number = 0; number < lookedAtLines && !rest.empty(); ++number) {
        const auto line = takeLine(rest);
        if (line.empty())
            break;
        if (line.front() == ' ' || line.front() == '\t') {
            if (fields == 0)
                return false;
            continue;
        }
        if (isFromLine(line))
            continue;
        const auto name = fieldName(line);
        if (name.empty())
            break;
        ++fields;
        const bool isKnown =
            std::any_of(knownFields.begin(), knownFields.end(),
                        [&](std::string_view field) { return equalsIgnoringCase(field, name); });
        known += isKnown ? 1 : 0;
    }
    return known >= 2 || (known == 1 && fields >= 3);
}

} // namespace

bool beginsAsMail(std::string_view sample) {
    return hasFields(withoutMarkAndBlankLines(sample));
}

bool beginsAsMailbox(std::string_view sample) {
    sample = withoutMarkAndBlankLines(sample);
    return sample.starts_with("From ") && hasFields(sample);
}

} // namespace listwright
