// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/report_section.h"

#include "model/report/ascii_text.h"
#include "model/report/smtp_answer.h"

#include <algorithm>

namespace listwright {

namespace {

constexpr std::size_t longestSection = 4096;

std::size_t findLine(std::span<const TextLine> lines, std::string_view phrase, std::size_t from) {
    while (from < lines.size() && !containsIgnoringCase(lines[from].text, phrase))
        ++from;
    return from;
}

} // namespace

ReportSection sectionOf(std::span<const TextLine> lines) {
    ReportSection section;
    for (const TextLine& line : lines) {
        if (line.isBlank())
            continue;
        if (section.first == nullptr)
            section.first = &line;
        else
            section.words += ' ';
        section.words += line.trimmed().substr(0, longestSection);
        if (section.words.size() > longestSection)
            break;
    }
    section.words = simplified(section.words);
    return section;
}

std::span<const TextLine> linesBetween(std::span<const TextLine> lines, std::string_view opening,
                                       std::string_view closing) {
    const std::size_t begin = findLine(lines, opening, 0);
    if (begin == lines.size())
        return {};
    const std::size_t end = findLine(lines, closing, begin + 1);
    return lines.subspan(begin + 1, end - begin - 1);
}

std::span<const TextLine> firstParagraph(std::span<const TextLine> lines) {
    std::size_t begin = 0;
    while (begin < lines.size() && lines[begin].isBlank())
        ++begin;
    std::size_t end = begin;
    while (end < lines.size() && !lines[end].isBlank())
        ++end;
    return lines.subspan(begin, end - begin);
}

std::vector<DeliveryEvent> eventsOf(const ReportMail& mail, EventKind kind,
                                    const std::vector<std::string>& recipients,
                                    const ReportSection& section) {
    std::vector<DeliveryEvent> events;
    for (const std::string& recipient : recipients) {
        DeliveryEvent event = mail.event(kind, recipient, section.first);
        event.diagnostic = section.words;
        completeFromDiagnostic(event);
        events.push_back(std::move(event));
    }
    return events;
}

} // namespace listwright
