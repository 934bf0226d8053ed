// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/cleaning/search_words.h"

#include "model/cleaning/lower_case.h"

#include <algorithm>
#include <array>
#include <optional>

namespace listwright {

std::string_view contactStatusId(ContactStatus status) {
    switch (status) {
    case ContactStatus::Keep:
        return "keep";
    case ContactStatus::Watch:
        return "watch";
    case ContactStatus::Review:
        return "review";
    case ContactStatus::Remove:
        return "remove";
    case ContactStatus::Duplicate:
        return "duplicate";
    case ContactStatus::Invalid:
        break;
    }
    return "invalid";
}

SearchWords::SearchWords(std::string_view text) {
    struct Named {
        std::string_view name;
        Key key;
    };
    constexpr std::array<Named, 6> keys = {{{"provider", Key::Provider},
                                            {"code", Key::Code},
                                            {"reason", Key::Reason},
                                            {"cause", Key::Cause},
                                            {"proposal", Key::Proposal},
                                            {"mark", Key::Mark}}};
    constexpr std::string_view space = " \t\r\n";
    const std::string lower = lowerCase(text);
    std::string_view rest = lower;
    while (true) {
        const auto begin = rest.find_first_not_of(space);
        if (begin == std::string_view::npos)
            return;
        rest.remove_prefix(begin);
        const auto word = rest.substr(0, rest.find_first_of(space));
        rest.remove_prefix(word.size());
        const auto colon = word.find(':');
        const auto known = std::find_if(keys.begin(), keys.end(), [&](const Named& named) {
            return named.name == word.substr(0, colon);
        });
        if (colon == std::string_view::npos || known == keys.end())
            m_words.emplace_back(word);
        else if (colon + 1 < word.size()) // nothing behind the colon yet: still being typed
            m_conditions.push_back({known->key, std::string(word.substr(colon + 1))});
    }
}

bool SearchWords::holds(const Condition& condition, const ContactOutcome& outcome,
                        ContactStatus status) {
    const std::string_view value = condition.value;
    switch (condition.key) {
    case Key::Provider:
        return outcome.state != RowState::Invalid &&
               (providerId(outcome.provider) == value ||
                lowerCase(providerName(outcome.provider)).starts_with(value));
    case Key::Code: {
        if (outcome.status.classDigit == 0)
            return false;
        const std::string code = outcome.status.toString();
        return code.starts_with(value) &&
               (code.size() == value.size() || value.ends_with('.') || code[value.size()] == '.');
    }
    case Key::Reason:
        return outcome.hasEvents && reasonId(outcome.reason).starts_with(value);
    case Key::Cause:
        return outcome.hasEvents && outcome.reason == Reason::MailboxDisabled &&
               causeId(outcome.cause).starts_with(value);
    case Key::Mark:
        for (std::size_t at = 0; at < addressMarkCount; ++at) {
            const auto mark = static_cast<AddressMark>(at);
            if (outcome.marks.has(mark) && addressMarkId(mark).starts_with(value))
                return true;
        }
        return false;
    case Key::Proposal:
        break;
    }
    return contactStatusId(status).starts_with(value);
}

bool SearchWords::accepts(const ContactOutcome& outcome, ContactStatus status) const {
    return std::all_of(m_conditions.begin(), m_conditions.end(), [&](const Condition& condition) {
        return holds(condition, outcome, status);
    });
}

} // namespace listwright
