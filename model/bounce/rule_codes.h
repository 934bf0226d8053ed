// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/address/provider.h"
#include "model/bounce/status_code.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace listwright {

/// The codes that a rule holds for, written `5.2.1 x.7.x 550 4xx`: an `x` stands for any value of
/// its part.
class RuleCodes {
public:
    /// Empty where a word is no such code.
    [[nodiscard]] static std::optional<RuleCodes> parse(std::string_view words);
    [[nodiscard]] bool empty() const { return m_codes.empty(); }
    /// Whether one of the codes is the status code or the reply code.
    [[nodiscard]] bool contain(const std::optional<EnhancedStatusCode>& status,
                               const std::optional<ReplyCode>& reply) const;

private:
    static constexpr std::int16_t any = -1;
    /// Class, subject and detail; of a reply code its three digits.
    struct Code {
        bool isReply = false;
        std::int16_t parts[3] = {any, any, any};
    };
    [[nodiscard]] static std::optional<Code> parseOne(std::string_view word);
    std::vector<Code> m_codes;
};

/// Where a rule holds: `any`, `provider:google,microsoft`, `system:exim,postfix` or `command:DATA`.
class RuleScope {
public:
    /// Empty where it is no scope or names a provider that the table does not have.
    [[nodiscard]] static std::optional<RuleScope> parse(std::string_view text);
    [[nodiscard]] bool isAny() const {
        return m_providers.empty() && m_systems.empty() && m_commands.empty();
    }
    [[nodiscard]] bool holds(ProviderId host, ProviderId domain, std::string_view system,
                             std::string_view command) const;
    [[nodiscard]] const std::vector<ProviderId>& providers() const { return m_providers; }
    [[nodiscard]] const std::vector<std::string>& systems() const { return m_systems; }
    [[nodiscard]] const std::vector<std::string>& commands() const { return m_commands; }

private:
    std::vector<ProviderId> m_providers;
    std::vector<std::string> m_systems;
    std::vector<std::string> m_commands;
};

} // namespace listwright
