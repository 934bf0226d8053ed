// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace listwright {

/// What a phrase of resources/mail/phrases.tsv tells about the text that holds it.
enum class PhraseUse {
    BounceSubject,
    DelaySubject,
    DelayText,
    SuccessText,
    AutoReplySubject,
    ClosedMailbox,
    /// An automatic answer says that its owner will return.
    ComesBack,
    OriginalFollows,
    /// What follows is why it failed.
    ReasonFollows,
    FailureLine,
    MailSystem,
};

/// Whether `text`, prepared with forPhrases(), holds a phrase of that use.
[[nodiscard]] bool holdsPhrase(std::string_view text, PhraseUse use);
/// Where such a phrase ends in `text`.
[[nodiscard]] std::optional<std::size_t> endOfPhrase(std::string_view text, PhraseUse use);
/// Text as phrases are compared with it: in lower case, white space as single spaces.
[[nodiscard]] std::string forPhrases(std::string_view text);

} // namespace listwright
