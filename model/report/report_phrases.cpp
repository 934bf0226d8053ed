// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/report_phrases.h"

#include "model/io/resource_table.h"
#include "model/report/ascii_text.h"
#include "model/report/letter_groups.h"

#include <QString>
#include <QtGlobal>

#include <algorithm>
#include <array>
#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

namespace listwright {

namespace {

constexpr std::array<std::string_view, 11> useNames = {
    "bounce-subject",     "delay-subject",  "delay-text", "success-text",
    "auto-reply-subject", "closed-mailbox", "comes-back", "original-follows",
    "reason-follows",     "failure-line",   "mail-system"};

/// The phrases of one use, found by their first three bytes.
class PhraseSearch {
public:
    explicit PhraseSearch(std::vector<std::string> phrases)
        : m_phrases(std::move(phrases)) {
        for (const std::string& phrase : m_phrases)
            ++m_begins[letterGroup<groupBits>(phrase, 0) + 1];
        std::partial_sum(m_begins.begin(), m_begins.end(), m_begins.begin());
        m_byBeginning.resize(m_phrases.size());
        auto next = m_begins;
        for (std::size_t index = 0; index < m_phrases.size(); ++index)
            m_byBeginning[next[letterGroup<groupBits>(m_phrases[index], 0)]++] =
                static_cast<std::uint16_t>(index);
    }

    /// Where the phrase ends that stands first in the table of those that occur in `text`.
    [[nodiscard]] std::optional<std::size_t> endIn(std::string_view text, PhraseUse use) const {
        std::size_t best = m_phrases.size();
        std::size_t end = 0;
        for (std::size_t at = 0; at + 3 <= text.size(); ++at) {
            const std::uint32_t group = letterGroup<groupBits>(text, at);
            for (std::size_t entry = m_begins[group]; entry < m_begins[group + 1]; ++entry) {
                const std::size_t index = m_byBeginning[entry];
                const std::string& phrase = m_phrases[index];
                const bool onlyAtBeginning =
                    use == PhraseUse::AutoReplySubject && phrase.ends_with(':');
                if (index >= best || (onlyAtBeginning && at > 0) ||
                    !text.substr(at).starts_with(phrase))
                    continue;
                best = index;
                end = at + phrase.size();
            }
        }
        return best == m_phrases.size() ? std::nullopt : std::optional(end);
    }

private:
    static constexpr unsigned groupBits = 11;
    std::vector<std::string> m_phrases;
    /// Where in m_byBeginning the phrases of each group begin.
    std::array<std::uint16_t, (1U << groupBits) + 1> m_begins{};
    std::vector<std::uint16_t> m_byBeginning;
};

std::vector<PhraseSearch> load() {
    std::array<std::vector<std::string>, useNames.size()> phrases;
    const ResourceTable table = builtInTable(":/mail/phrases.tsv");
    for (const auto& row : table.rows) {
        const auto use = std::find(useNames.begin(), useNames.end(), table.value(row, "use"));
        const std::string& phrase = table.value(row, "phrase");
        if (use == useNames.end() || phrase.size() < 3)
            qFatal("phrases.tsv, line %llu: no such use, or no phrase",
                   static_cast<unsigned long long>(row.line));
        phrases[static_cast<std::size_t>(use - useNames.begin())].push_back(phrase);
    }
    std::vector<PhraseSearch> searches;
    searches.reserve(phrases.size());
    for (auto& each : phrases)
        searches.emplace_back(std::move(each));
    return searches;
}

const PhraseSearch& searchFor(PhraseUse use) {
    static const std::vector<PhraseSearch> searches = load();
    return searches[static_cast<std::size_t>(use)];
}

} // namespace

std::optional<std::size_t> endOfPhrase(std::string_view text, PhraseUse use) {
    return searchFor(use).endIn(text, use);
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
