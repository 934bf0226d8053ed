// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/input_files.h"

#include <QString>
#include <QStringList>

namespace listwright {

/// The name of the file, or of the folder with how many mails of it.
[[nodiscard]] QString cardTitle(const InputCard& card);
/// "Mailing list · 12,480 rows · email in “Email Address” · UTF-8, comma"
[[nodiscard]] QString cardSummary(const InputCard& card);
/// "12,480 contacts", "86 bounces", "61 %"
[[nodiscard]] QString cardCount(const InputCard& card);
/// "3 rows have no valid address." or "2 mails could not be read."; empty without problems.
[[nodiscard]] QString cardProblems(const InputCard& card);
/// What a list says of its own contacts: "“Status” says that 1,204 are unsubscribed and 310
/// bounced."; empty where it says nothing.
[[nodiscard]] QString statusOffer(const InputCard& card);
/// One line a problem, with its place and remedy.
[[nodiscard]] QStringList problemLines(const InputCard& card);
/// Without the file's name, which the card shows above.
[[nodiscard]] QString errorOnCard(const Error& error);

[[nodiscard]] QString delimiterName(char delimiter);
/// Characters that a delimiter menu offers.
[[nodiscard]] const std::vector<char>& offeredDelimiters();
/// IANA names that an encoding menu offers, with what they are for.
struct OfferedEncoding {
    std::string name;
    QString description;
};
[[nodiscard]] std::vector<OfferedEncoding> offeredEncodings();

} // namespace listwright
