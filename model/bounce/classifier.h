// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/bounce/delivery_event.h"
#include "model/bounce/reason.h"
#include "model/bounce/rule_set.h"
#include "model/bounce/server_answer.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace listwright {

/// What became of a delivery event, and why it is taken for that.
struct Classification {
    BounceType type = BounceType::None;
    Reason reason = Reason::Undetermined;
    Cause cause = Cause::Unspecified;
    Proposal proposal = Proposal::Review;
    Confidence confidence = Confidence::Guess;
    /// The rule that decided: an index into the rule set, and its id. Rules that stand for a code
    /// alone are rows of the tables too.
    RuleIndex rule = noRule;
    /// The part of the event's diagnostic that the rule matched, in bytes; empty for a rule of a
    /// code.
    std::uint32_t matchBegin = 0;
    std::uint32_t matchLength = 0;
    ProviderId provider;
};

/// A rule that matched too, for `explain`.
struct CompetingRule {
    RuleIndex rule = noRule;
    /// Why it won or lost: an id of resources/texts/verdicts.tsv, which says it in plain words.
    std::string_view verdict;
};

/// Judges delivery events by text, code, provider and command together, the text strongest. A pure
/// function of the event: any number of threads may ask one classifier at once.
class Classifier {
public:
    explicit Classifier(const RuleSet& rules)
        : m_rules(rules) {}
    [[nodiscard]] Classification classify(const DeliveryEvent& event) const;
    /// As classify(), and the rules that competed, the winner first.
    [[nodiscard]] Classification classify(const DeliveryEvent& event,
                                          std::vector<CompetingRule>& competition) const;
    /// As classify(), for an event whose diagnostic has these words; what matched is a part of
    /// their text, so that it is the same for all answers with these words.
    [[nodiscard]] Classification classify(const DeliveryEvent& event,
                                          const AnswerWords& words) const;
    [[nodiscard]] const RuleSet& rules() const { return m_rules; }

private:
    [[nodiscard]] Classification judge(const DeliveryEvent& event, const AnswerWords& words,
                                       std::vector<CompetingRule>* competition) const;
    const RuleSet& m_rules;
};

/// The classifier over the tables that the program carries, loaded at the first call.
[[nodiscard]] const Classifier& standardClassifier();

} // namespace listwright
