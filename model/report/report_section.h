// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/report/report_mail.h"

#include <span>
#include <string>
#include <string_view>

namespace listwright {

/// A piece of a report's words.
struct ReportSection {
    /// White space folded to single spaces, at most 4 KiB.
    std::string words;
    /// The first line that is not empty; null in an empty section.
    const TextLine* first = nullptr;
    [[nodiscard]] bool isEmpty() const { return first == nullptr; }
};

/// All lines of the span.
[[nodiscard]] ReportSection sectionOf(std::span<const TextLine> lines);
/// The lines behind the first that holds `opening`, up to the next that holds `closing` (both in
/// lower case), or to the end.
[[nodiscard]] std::span<const TextLine>
linesBetween(std::span<const TextLine> lines, std::string_view opening, std::string_view closing);
/// The first paragraph of the span.
[[nodiscard]] std::span<const TextLine> firstParagraph(std::span<const TextLine> lines);

/// An event a recipient, all with the section as diagnostic.
[[nodiscard]] std::vector<DeliveryEvent> eventsOf(const ReportMail& mail, EventKind kind,
                                                  const std::vector<std::string>& recipients,
                                                  const ReportSection& section);

} // namespace listwright
