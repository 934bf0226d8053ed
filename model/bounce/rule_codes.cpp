// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/bounce/rule_codes.h"

#include <algorithm>
#include <charconv>

namespace listwright {

namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        const auto end = text.find(separator);
        if (end != 0)
            parts.push_back(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return parts;
}

bool agrees(std::int16_t wanted, int value) {
    return wanted < 0 || wanted == value;
}

} // namespace

std::optional<RuleCodes::Code> RuleCodes::parseOne(std::string_view word) {
    Code code;
    std::vector<std::string_view> parts = split(word, '.');
    if (parts.size() == 1 && word.size() == 3) {
        code.isReply = true;
        parts = {word.substr(0, 1), word.substr(1, 1), word.substr(2, 1)};
    }
    if (parts.size() != 3)
        return std::nullopt;
    for (std::size_t at = 0; at < parts.size(); ++at) {
        const std::string_view part = parts[at];
        if (part == "x")
            continue;
        const auto [end, error] =
            std::from_chars(part.data(), part.data() + part.size(), code.parts[at]);
        if (error != std::errc{} || end != part.data() + part.size() || code.parts[at] < 0)
            return std::nullopt;
    }
    return code;
}

std::optional<RuleCodes> RuleCodes::parse(std::string_view words) {
    RuleCodes codes;
    for (const std::string_view word : split(words, ' ')) {
        const auto code = parseOne(word);
        if (!code)
            return std::nullopt;
        codes.m_codes.push_back(*code);
    }
    return codes;
}

bool RuleCodes::contain(const std::optional<EnhancedStatusCode>& status,
                        const std::optional<ReplyCode>& reply) const {
    return std::any_of(m_codes.begin(), m_codes.end(), [&](const Code& code) {
        if (code.isReply)
            return reply && agrees(code.parts[0], reply->value / 100) &&
                   agrees(code.parts[1], reply->value / 10 % 10) &&
                   agrees(code.parts[2], reply->value % 10);
        return status && agrees(code.parts[0], status->classDigit) &&
               agrees(code.parts[1], status->subject) && agrees(code.parts[2], status->detail);
    });
}

std::optional<RuleScope> RuleScope::parse(std::string_view text) {
    RuleScope scope;
    if (text == "any")
        return scope;
    const auto colon = text.find(':');
    if (colon == std::string_view::npos)
        return std::nullopt;
    const std::string_view kind = text.substr(0, colon);
    for (const std::string_view name : split(text.substr(colon + 1), ',')) {
        if (kind == "system")
            scope.m_systems.emplace_back(name);
        else if (kind == "command")
            scope.m_commands.emplace_back(name);
        else if (kind == "provider" && providerById(name) != ProviderId{})
            scope.m_providers.push_back(providerById(name));
        else
            return std::nullopt;
    }
    if (scope.isAny())
        return std::nullopt;
    return scope;
}

bool RuleScope::holds(ProviderId host, ProviderId domain, std::string_view system,
                      std::string_view command) const {
    if (isAny())
        return true;
    const bool provider =
        std::any_of(m_providers.begin(), m_providers.end(),
                    [&](ProviderId wanted) { return wanted == host || wanted == domain; });
    const auto names = [](const std::vector<std::string>& wanted, std::string_view name) {
        return std::find(wanted.begin(), wanted.end(), name) != wanted.end();
    };
    return provider || names(m_systems, system) || names(m_commands, command);
}

} // namespace listwright
