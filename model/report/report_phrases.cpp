// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/report_phrases.h"

#include "model/io/resource_table.h"
#include "model/report/ascii_text.h"

#include <QString>
#include <QtGlobal>

#include <algorithm>
#include <array>
#include <vector>

namespace listwright {

namespace {

constexpr std::array<std::string_view, 10> useNames = {
    "bounce-subject", "delay-subject", "delay-text",       "success-text", "auto-reply-subject",
    "closed-mailbox", "comes-back",    "original-follows", "failure-line", "mail-system"};

using PhraseTable = std::array<std::vector<std::string>, useNames.size()>;

PhraseTable load() {
    PhraseTable phrases;
    const ResourceTable table = builtInTable(":/mail/phrases.tsv");
    for (const auto& row : table.rows) {
        const auto use = std::find(useNames.begin(), useNames.end(), table.value(row, "use"));
        if (use == useNames.end())
            qFatal("phrases.tsv, line %llu: no such use",
                   static_cast<unsigned long long>(row.line));
        phrases[static_cast<std::size_t>(use - useNames.begin())].push_back(
            table.value(row, "phrase"));
    }
    return phrases;
}

const std::vector<std::string>& phrasesFor(PhraseUse use) {
    static const PhraseTable phrases = load();
    return phrases[static_cast<std::size_t>(use)];
}

} // namespace

std::optional<std::size_t> endOfPhrase(std::string_view text, PhraseUse use) {
    for (const std::string& phrase : phrasesFor(use)) {
        const bool onlyAtBeginning = use == PhraseUse::AutoReplySubject && phrase.ends_with(':');
        const auto found = onlyAtBeginning ? (text.starts_with(phrase) ? 0 : std::string_view::npos)
                                           : text.find(phrase);
        if (found != std::string_view::npos)
            return found + phrase.size();
    }
    return std::nullopt;
}

bool holdsPhrase(std::string_view text, PhraseUse use) {
    return endOfPhrase(text, use).has_value();
}

std::string forPhrases(std::string_view text) {
    std::string simple = simplified(text);
    const bool isAscii = std::none_of(simple.begin(), simple.end(), [](char byte) {
        return static_cast<unsigned char>(byte) >= 0x80;
    });
    if (isAscii)
        return lowerAscii(simple);
    return QString::fromStdString(simple).toLower().toStdString();
}

} // namespace listwright
