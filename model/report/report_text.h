// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/report/letter_groups.h"
#include "model/report/mail_message.h"

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace listwright {

/// A line of what a mail says, without its line end and the white space before it.
struct TextLine {
    std::string_view text;
    /// Where it begins in the file; where its part begins, if that was encoded.
    std::uint64_t offset = 0;

    /// Columns of white space at the beginning.
    [[nodiscard]] std::size_t indent() const;
    [[nodiscard]] std::string_view trimmed() const;
    [[nodiscard]] bool isBlank() const { return trimmed().empty(); }
};

/// What a report says in words: its plain text before the mail that comes back, or its HTML without
/// the markup. At most 256 KiB of it.
class ReportText {
public:
    ReportText() = default;
    explicit ReportText(const MailMessage& message);

    /// Whether a part for people holds the lines. Where there is none, they are those of the first
    /// part, which may be the machine's report.
    [[nodiscard]] bool isForPeople() const { return m_isForPeople; }
    /// The report's own lines.
    [[nodiscard]] std::span<const TextLine> lines() const;
    /// The mail that comes back, where it follows in the same text.
    [[nodiscard]] std::span<const TextLine> original() const;
    /// The first line that holds `phrase` (in lower case); null where there is none.
    [[nodiscard]] const TextLine* find(std::string_view phrase) const;
    [[nodiscard]] bool holds(std::string_view phrase) const { return find(phrase) != nullptr; }
    /// The lines from `first` on.
    [[nodiscard]] std::span<const TextLine> from(const TextLine& first) const;

private:
    void addPart(const MailMessage& message, const MailPart& part);
    void findOriginal();

    std::deque<std::string> m_texts; // what the lines look into
    std::string m_lower;             // the report's own lines in lower case, for find()
    LetterGroups m_lowerGroups;
    std::vector<std::size_t> m_lowerBegins;
    std::vector<TextLine> m_lines;
    bool m_isForPeople = true;
    std::size_t m_ownLines = 0;
    std::size_t m_originalBegin = 0;
};

} // namespace listwright
