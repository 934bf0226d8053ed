// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/bounce/classifier.h"
#include "model/bounce/delivery_event.h"

#include <string>
#include <string_view>
#include <vector>

namespace listwright {

/// A digit of the enhanced status code and what it says: "5", "permanent: trying again will not
/// help".
struct DigitMeaning {
    std::string digit;
    std::string meaning;
};

/// A classification in plain words, UTF-8, whole sentences from resources/texts.
struct Explanation {
    /// "The mailbox exists, but it has been switched off."
    std::string headline;
    std::string whatHappened;
    /// Three for an enhanced status code, none without one.
    std::vector<DigitMeaning> digits;
    std::string whatToDo;
    std::string whatNotToDo;
    /// Who has to act, and whether the mailbox may come back.
    std::string whoActs;
    std::string mayComeBack;
    /// "Suspended by the provider", with its sentence; empty where the text names no cause.
    std::string cause;
    /// "confirmed: text and code agree"
    std::string confidence;
    /// The registry's name for the code ("Mailbox disabled, not accepting messages") and its source
    /// ("RFC 3463").
    std::string codeName;
    std::string codeSource;
    std::string ruleId;
    std::string ruleSource;
};

[[nodiscard]] Explanation explain(const DeliveryEvent& event, const Classification& classification,
                                  const RuleSet& rules);

/// CompetingRule::verdict in plain words: "decides: of all that fits, ...".
[[nodiscard]] std::string_view verdictSentence(std::string_view verdict);

} // namespace listwright
