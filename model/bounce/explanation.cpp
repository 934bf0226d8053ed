// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/bounce/explanation.h"

#include "model/io/resource_table.h"

#include <map>

namespace listwright {

namespace {

/// A table of texts by the value of its first column.
class Texts {
public:
    explicit Texts(const std::string& path)
        : m_table(builtInTable(path)) {
        for (std::size_t at = 0; at < m_table.rows.size(); ++at)
            m_byId.emplace(m_table.rows[at].values.front(), at);
    }
    /// Empty where there is no such row.
    [[nodiscard]] std::string_view text(std::string_view id, std::string_view column) const {
        const auto found = m_byId.find(id);
        return found == m_byId.end() ? std::string_view()
                                     : m_table.value(m_table.rows[found->second], column);
    }

private:
    ResourceTable m_table;
    std::map<std::string, std::size_t, std::less<>> m_byId;
};

struct AllTexts {
    Texts reasons{":/texts/reasons.tsv"};
    Texts causes{":/texts/causes.tsv"};
    Texts confidence{":/texts/confidence.tsv"};
    Texts proposals{":/texts/proposals.tsv"};
    Texts digits{":/texts/status_digits.tsv"};
    Texts codes{":/status_codes.tsv"};
    Texts verdicts{":/texts/verdicts.tsv"};
};

const AllTexts& texts() {
    static const AllTexts all;
    return all;
}

/// The code to explain: the report's, or the one in the server's words where that says more.
std::optional<EnhancedStatusCode> codeOf(const DeliveryEvent& event) {
    const auto spoken = findEnhancedStatusCode(event.diagnostic);
    if (!event.status)
        return spoken;
    const bool general = event.status->subject == 0 && event.status->detail == 0;
    return general && spoken ? spoken : event.status;
}

std::string registryKey(const EnhancedStatusCode& code) {
    return std::to_string(code.subject) + '.' + std::to_string(code.detail);
}

std::vector<DigitMeaning> meanings(const EnhancedStatusCode& code) {
    const auto meaning = [](std::string_view id, std::string_view otherwise) {
        const std::string_view text = texts().digits.text(id, "meaning");
        return std::string(text.empty() ? otherwise : text);
    };
    const std::string classDigit = std::to_string(code.classDigit);
    const std::string subject = std::to_string(code.subject);
    const std::string_view detail = texts().codes.text(registryKey(code), "meaning");
    return {{classDigit, meaning("class " + classDigit, meaning("class other", ""))},
            {subject, meaning("subject " + subject, meaning("subject other", ""))},
            {std::to_string(code.detail),
             detail.empty() ? meaning("detail other", "") : std::string(detail)}};
}

/// The row of texts/proposals.tsv that stands before the reason's own texts; empty for none.
std::string_view proposalText(const DeliveryEvent& event, const Classification& classification) {
    const bool removes = reasonTraits(classification.reason).proposal == Proposal::Remove;
    if (event.kind == EventKind::Delay)
        return "delayed";
    if (removes && classification.proposal == Proposal::Watch)
        return "temporary";
    if (removes && classification.proposal == Proposal::Review)
        return "unsure";
    return {};
}

} // namespace

Explanation explain(const DeliveryEvent& event, const Classification& classification,
                    const RuleSet& rules) {
    const std::string_view reason = reasonId(classification.reason);
    const std::string_view proposal = proposalText(event, classification);
    const auto ofReason = [reason](std::string_view column) {
        return std::string(texts().reasons.text(reason, column));
    };
    const auto ofProposal = [&](std::string_view column) {
        return proposal.empty() ? ofReason(column)
                                : std::string(texts().proposals.text(proposal, column));
    };

    Explanation explanation;
    explanation.headline = ofReason("headline");
    explanation.whatHappened = ofReason("what_happened");
    explanation.whatToDo = ofProposal("what_to_do");
    explanation.whatNotToDo = ofProposal("what_not_to_do");
    explanation.whoActs = ofReason("who_acts");
    explanation.mayComeBack = ofProposal("may_come_back");
    if (classification.cause != Cause::Unspecified)
        explanation.cause =
            std::string(causeName(classification.cause)) + ": " +
            std::string(texts().causes.text(causeId(classification.cause), "sentence"));
    const std::string_view confidence = confidenceId(classification.confidence);
    explanation.confidence = std::string(confidence) + ": " +
                             std::string(texts().confidence.text(confidence, "sentence"));
    if (const auto code = codeOf(event)) {
        explanation.digits = meanings(*code);
        explanation.codeName = texts().codes.text(registryKey(*code), "name");
        explanation.codeSource = texts().codes.text(registryKey(*code), "source");
    }
    if (classification.rule < rules.rules().size()) {
        explanation.ruleId = rules.rules()[classification.rule].id;
        explanation.ruleSource = rules.rules()[classification.rule].source;
    }
    return explanation;
}

std::string_view verdictSentence(std::string_view verdict) {
    return texts().verdicts.text(verdict, "sentence");
}

} // namespace listwright
