// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/report/report_mail.h"

#include <span>
#include <string>
#include <vector>

namespace listwright {

/// A recipient at the beginning of a line, and what the report says about it: on the same line, on
/// the lines below, or in the next paragraph.
struct RecipientParagraph {
    std::string recipient;
    /// Whom the mail was first sent to, where the line says so: `(expanded from: <x@y>)`.
    std::string originalRecipient;
    /// Line breaks folded to spaces; at most 4 KiB.
    std::string diagnostic;
    /// Where the recipient stands, and the first line of the diagnostic; null where there is none.
    const TextLine* line = nullptr;
    const TextLine* answer = nullptr;
};

/// How most mail systems report in words: `<ann@x.example>:` or `  ann@x.example`, then what the
/// server said. A recipient with nothing behind it shares the text that follows the last one.
[[nodiscard]] std::vector<RecipientParagraph> recipientParagraphs(std::span<const TextLine> lines);

/// The paragraphs as events of the report.
[[nodiscard]] std::vector<DeliveryEvent>
eventsOfParagraphs(const ReportMail& mail, const std::vector<RecipientParagraph>& paragraphs,
                   EventKind kind);

/// The address with which a line begins, behind a bullet or a quote; none where it begins with
/// something else.
[[nodiscard]] std::optional<std::string> leadingAddress(const TextLine& line,
                                                        std::string_view* rest = nullptr);

} // namespace listwright
