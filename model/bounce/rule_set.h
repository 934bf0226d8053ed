// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/bounce/reason.h"
#include "model/io/error.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace listwright {

using RuleIndex = std::uint16_t;
inline constexpr RuleIndex noRule = 0xFFFF;

/// A line of resources/rules/*.tsv: what a server's words or codes mean.
struct Rule {
    std::string id;
    /// `any`, `provider:google` or `system:exim`.
    std::string scope;
    /// RE2 syntax, matched without regard to case; empty for a rule of a code alone.
    std::string pattern;
    /// Codes it holds for, such as `5.2.1 4.2.1 5.7.x 550`; empty for any.
    std::string codes;
    Reason reason = Reason::Undetermined;
    Cause cause = Cause::Unspecified;
    /// Where a rule says another type than the reason's default.
    BounceType type = BounceType::None;
    /// Where the knowledge comes from: an RFC and section, a vendor's page.
    std::string source;
    /// Lines that it must decide, which the tests run.
    std::vector<std::string> examples;
};

/// All rules, compiled into one automaton (RE2::Set) that runs in linear time however many they
/// are.
class RuleSet {
public:
    /// Reads tables in the form of resources/rules; SettingsBroken names the line.
    [[nodiscard]] static Result<std::unique_ptr<const RuleSet>>
    load(const std::vector<std::string>& paths);
    ~RuleSet();

    [[nodiscard]] const std::vector<Rule>& rules() const;
    [[nodiscard]] std::string_view id(RuleIndex rule) const;
    /// The rules whose pattern occurs in `text`, in the tables' order, without regard to scope and
    /// codes.
    void match(std::string_view text, std::vector<RuleIndex>& matching) const;
    /// Where `rule` occurs in `text`: begin and length in bytes.
    [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> locate(RuleIndex rule,
                                                                 std::string_view text) const;

private:
    struct Compiled;
    explicit RuleSet(std::unique_ptr<Compiled> compiled);
    std::unique_ptr<Compiled> m_compiled;
};

} // namespace listwright
