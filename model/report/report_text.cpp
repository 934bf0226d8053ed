// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/report_text.h"

#include "model/report/ascii_text.h"
#include "model/report/html_text.h"
#include "model/report/report_phrases.h"

#include <algorithm>

namespace listwright {

namespace {

constexpr std::size_t textLimit = std::size_t{256} * 1024;
constexpr std::size_t mostLines = 20000;
constexpr std::size_t longestLine = 8192; // what is beyond is nobody's diagnostic
constexpr std::size_t longestSeparator = 120;

/// The parts that speak: those before the machine's report and the mail that comes back.
std::vector<const MailPart*> speakingParts(const MailMessage& message, std::string_view type) {
    std::vector<const MailPart*> parts;
    for (const MailPart& part : message.parts()) {
        if (part.depth != 0)
            continue;
        if (part.type == type && !part.isAttachment)
            parts.push_back(&part);
        else if (part.type.starts_with("message/") && !parts.empty())
            break;
    }
    return parts;
}

bool beginsHeader(std::span<const TextLine> lines) {
    std::size_t fields = 0;
    for (const TextLine& line : lines.first(std::min<std::size_t>(lines.size(), 6)))
        if (isFieldLine(line.text))
            ++fields;
    return fields >= 2;
}

} // namespace

std::size_t TextLine::indent() const {
    std::size_t columns = 0;
    for (const char letter : text) {
        if (letter == '\t')
            columns += 8;
        else if (letter == ' ')
            ++columns;
        else
            break;
    }
    return columns;
}

std::string_view TextLine::trimmed() const {
    return listwright::trimmed(text);
}

ReportText::ReportText(const MailMessage& message) {
    for (const MailPart* part : speakingParts(message, "text/plain"))
        addPart(message, *part);
    const bool silent = std::all_of(m_lines.begin(), m_lines.end(),
                                    [](const TextLine& line) { return line.isBlank(); });
    if (silent)
        for (const MailPart* part : speakingParts(message, "text/html"))
            addPart(message, *part);
    if (m_lines.empty() && !message.parts().empty() &&
        !message.parts().front().type.starts_with("image/") && message.parts().front().depth == 0) {
        addPart(message, message.parts().front());
        m_isForPeople = !message.parts().front().type.starts_with("message/");
    }
    findOriginal();
    m_lowerBegins.reserve(m_ownLines);
    for (const TextLine& line : lines()) {
        m_lowerBegins.push_back(m_lower.size());
        m_lower += lowerAscii(line.text);
        m_lower += '\n';
    }
    m_lowerGroups = LetterGroups(m_lower);
}

void ReportText::addPart(const MailMessage& message, const MailPart& part) {
    std::string decoded = message.text(part, textLimit);
    const bool isHtml = part.type == "text/html";
    if (isHtml)
        decoded = textOfHtml(decoded);
    const bool exact = message.keepsOffsets(part, decoded);
    const std::string_view text = m_texts.emplace_back(std::move(decoded));

    for (std::size_t begin = 0; begin < text.size() && m_lines.size() < mostLines;) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        std::string_view line = text.substr(begin, end - begin);
        while (line.ends_with('\r') || line.ends_with(' ') || line.ends_with('\t'))
            line.remove_suffix(1);
        m_lines.push_back(
            {line.substr(0, longestLine), message.offset(part) + (exact ? begin : 0)});
        begin = end + 1;
    }
}

void ReportText::findOriginal() {
    m_ownLines = m_lines.size();
    m_originalBegin = m_lines.size();
    const std::span<const TextLine> all(m_lines);
    for (std::size_t index = 0; index < m_lines.size(); ++index) {
        const std::string_view line = m_lines[index].trimmed();
        const bool isTrace =
            (startsIgnoringCase(line, "received:") || startsIgnoringCase(line, "return-path:")) &&
            beginsHeader(all.subspan(index));
        const bool announces = !line.empty() && line.size() <= longestSeparator && index > 0 &&
                               holdsPhrase(forPhrases(line), PhraseUse::OriginalFollows);
        if (!isTrace && !announces)
            continue;
        m_ownLines = index;
        m_originalBegin = isTrace ? index : index + 1;
        while (m_originalBegin < m_lines.size() && !isFieldLine(m_lines[m_originalBegin].trimmed()))
            ++m_originalBegin;
        return;
    }
}

std::span<const TextLine> ReportText::lines() const {
    return std::span(m_lines).first(m_ownLines);
}

std::span<const TextLine> ReportText::original() const {
    return std::span(m_lines).subspan(m_originalBegin);
}

const TextLine* ReportText::find(std::string_view phrase) const {
    if (!m_lowerGroups.mayHold(phrase))
        return nullptr;
    const auto found = m_lower.find(phrase);
    if (found == std::string::npos)
        return nullptr;
    const auto behind = std::upper_bound(m_lowerBegins.begin(), m_lowerBegins.end(), found);
    return &m_lines[static_cast<std::size_t>(behind - m_lowerBegins.begin()) - 1];
}

std::span<const TextLine> ReportText::from(const TextLine& first) const {
    const auto own = lines();
    return own.subspan(static_cast<std::size_t>(&first - own.data()));
}

} // namespace listwright
