// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/cleaning/contact_query.h"
#include "ui/theme/theme_tokens.h"

#include <QString>

namespace listwright {

/// How a status looks: a word, a drawing and two colours, so that none of them says it alone.
struct StatusAppearance {
    QString name;
    QString icon;
    /// The name of the tone in the style sheet.
    QString tone;
    QColor ThemeTokens::*color = &ThemeTokens::text;
    QColor ThemeTokens::*wash = &ThemeTokens::ground;
};
[[nodiscard]] StatusAppearance appearanceOf(ContactStatus status);
[[nodiscard]] ContactStatus statusOfProposal(Proposal proposal);

/// "Mailbox disabled"; "No bounce" for a contact without events.
[[nodiscard]] QString reasonText(const ContactOutcome& outcome);
[[nodiscard]] QString reasonName(std::optional<Reason> reason);
/// "Possible typo".
[[nodiscard]] QString markName(AddressMark mark);
/// Several with a comma between; empty for none.
[[nodiscard]] QString markNames(AddressMarks marks);
/// "confirmed: text and code agree" in few words: "confirmed", "text", "code only", "guess".
[[nodiscard]] QString confidenceText(Confidence confidence);

} // namespace listwright
