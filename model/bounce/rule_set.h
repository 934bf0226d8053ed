// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/bounce/reason.h"
#include "model/bounce/rule_codes.h"
#include "model/io/error.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace listwright {

using RuleIndex = std::uint16_t;
inline constexpr RuleIndex noRule = 0xFFFF;

/// A line of resources/rules/*.tsv: what a server's words or codes mean.
struct Rule {
    std::string id;
    /// Which of several rules that hold decides: 9 the strongest. 9 words that turn the meaning of
    /// others, 8 a provider's own marker or words that
    /// leave no doubt, 7 a reason with its cause, 6 and 5 plain words, 4 an
    /// exact code, 3 vague words, 2 a general code, 1 a reply code. 0 never decides: it only names
    /// the cause where another rule says mailbox-disabled, or the type where the words of another
    /// rule alone say its reason.
    std::uint8_t rank = 5;
    RuleScope scope;
    /// RE2 syntax, matched without regard to case, a space for any run of white space; empty for a
    /// rule of a code alone. What it matches is the text of AnswerWords.
    std::string pattern;
    /// Codes it holds for; none for any.
    RuleCodes codes;
    Reason reason = Reason::Undetermined;
    Cause cause = Cause::Unspecified;
    /// Where a rule says another type than the reason's default.
    BounceType type = BounceType::None;
    /// Where the knowledge comes from: an RFC and section, a vendor's page.
    std::string source;
    /// Lines that it must decide, which the tests run.
    std::vector<std::string> examples;
};

/// All rules, compiled into a few automatons (RE2::Set), which take linear time. Texts are taken as
/// UTF-8; bytes that are not UTF-8 match nothing and hinder nothing around them.
class RuleSet {
public:
    /// Reads tables in the form of resources/rules; SettingsBroken names the line. Among rules of
    /// one rank the earlier table and line counts.
    [[nodiscard]] static Result<std::unique_ptr<const RuleSet>>
    load(const std::vector<std::string>& paths);
    ~RuleSet();

    [[nodiscard]] const std::vector<Rule>& rules() const;
    [[nodiscard]] std::string_view id(RuleIndex rule) const;
    /// The rules whose pattern occurs in `text`, in the tables' order, without regard to scope and
    /// codes; `matching` is replaced. Any number of threads may call it at once.
    void match(std::string_view text, std::vector<RuleIndex>& matching) const;
    /// The rules of a code alone, in the tables' order.
    [[nodiscard]] const std::vector<RuleIndex>& codeRules() const;
    /// Where `rule` occurs in `text`, whole words: begin and length in bytes.
    [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> locate(RuleIndex rule,
                                                                 std::string_view text) const;

private:
    struct Compiled;
    explicit RuleSet(std::unique_ptr<Compiled> compiled);
    std::unique_ptr<Compiled> m_compiled;
};

} // namespace listwright
