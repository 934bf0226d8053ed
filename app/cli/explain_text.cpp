// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/explain_text.h"

#include "model/bounce/explanation.h"

#include <string_view>
#include <vector>

namespace listwright {

namespace {

constexpr std::size_t labelWidth = 18;

std::string padded(std::string_view text, std::size_t width) {
    std::string wide(text);
    if (wide.size() < width)
        wide.resize(width, ' ');
    return wide;
}

void appendField(std::string& text, std::string_view label, std::string_view value) {
    if (!value.empty())
        text += "  " + padded(label, labelWidth) + std::string(value) + '\n';
}

/// "mailbox-disabled, hard bounce: remove"
std::string verdictLine(const Classification& is) {
    std::string line(reasonId(is.reason));
    if (is.type != BounceType::None)
        line += ", " + std::string(bounceTypeId(is.type));
    if (is.reason == Reason::MailboxDisabled)
        line += ", cause: " + std::string(causeId(is.cause));
    return line;
}

void appendCode(std::string& text, const Explanation& told) {
    std::string_view label = "The code";
    for (const DigitMeaning& digit : told.digits) {
        appendField(text, label, padded(digit.digit, 4) + digit.meaning);
        label = "";
    }
    if (!told.codeName.empty())
        appendField(text, "", '"' + told.codeName + "\", " + told.codeSource);
}

std::string seenLine(const DeliveryEvent& event, const Classification& is) {
    std::string seen;
    const auto add = [&seen](const std::string& part) {
        seen += (seen.empty() ? "" : ", ") + part;
    };
    if (event.reply)
        add("reply code " + std::to_string(event.reply->value));
    if (event.status)
        add("status code " + event.status->toString());
    if (is.provider != ProviderId{})
        add("provider " + std::string(providerName(is.provider)));
    return seen.empty() ? "words only" : seen;
}

void appendCompetition(std::string& text, const DeliveryEvent& event, const RuleSet& rules,
                       const std::vector<CompetingRule>& competition, const Classification& is) {
    if (competition.empty())
        text += "    no rule knows these words or codes\n";
    for (const CompetingRule& each : competition) {
        const Rule& rule = rules.rules()[each.rule];
        const bool won = each.rule == is.rule;
        text += won ? "  > " : "    ";
        text += padded(rule.id, 30) + ' ' + padded(reasonId(rule.reason), 22);
        text += std::string(verdictSentence(each.verdict)) + '\n';
        if (won && is.matchLength > 0)
            text += "      matched \"" + event.diagnostic.substr(is.matchBegin, is.matchLength) +
                    "\"; source: " + rule.source + '\n';
        else if (won)
            text += "      source: " + rule.source + '\n';
    }
}

} // namespace

std::string explanationAsText(const DeliveryEvent& event, const Classifier& classifier) {
    std::vector<CompetingRule> competition;
    const Classification is = classifier.classify(event, competition);
    const Explanation told = explain(event, is, classifier.rules());

    std::string text = event.diagnostic + "\n\n" + told.headline + '\n';
    appendField(text, "Reason", verdictLine(is));
    appendField(text, "Proposal", proposalId(is.proposal));
    appendField(text, "How sure", told.confidence);
    appendField(text, "What happened", told.whatHappened);
    appendField(text, "Cause", told.cause);
    appendCode(text, told);
    appendField(text, "What to do", told.whatToDo);
    appendField(text, "What not to do", told.whatNotToDo);
    appendField(text, "Who has to act", told.whoActs);
    appendField(text, "May it come back", told.mayComeBack);
    text += "\n  How it was found: " + seenLine(event, is) + '\n';
    appendCompetition(text, event, classifier.rules(), competition, is);
    return text;
}

} // namespace listwright
