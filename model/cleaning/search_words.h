// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/cleaning/contact_query.h"

#include <string>
#include <string_view>
#include <vector>

namespace listwright {

/// A typed search, taken apart: words of the text and conditions on one column (see
/// ContactQuery::text). `key:value` with an unknown key is a word.
class SearchWords {
public:
    explicit SearchWords(std::string_view text);
    /// In lower case.
    [[nodiscard]] const std::vector<std::string>& ofText() const { return m_words; }
    /// Whether the conditions hold; the words are not looked at.
    [[nodiscard]] bool accepts(const ContactOutcome& outcome, ContactStatus status) const;

private:
    enum class Key { Provider, Code, Reason, Cause, Proposal, Mark };
    struct Condition {
        Key key;
        std::string value;
    };
    static bool holds(const Condition& condition, const ContactOutcome& outcome,
                      ContactStatus status);
    std::vector<std::string> m_words;
    std::vector<Condition> m_conditions;
};

/// `keep`, `watch`, `review`, `remove`, `duplicate`, `invalid`.
[[nodiscard]] std::string_view contactStatusId(ContactStatus status);

} // namespace listwright
