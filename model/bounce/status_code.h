// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace listwright {

/// `class.subject.detail` of RFC 3463, section 2: class 2, 4 or 5; subject and detail 0 to 999.
struct EnhancedStatusCode {
    std::uint8_t classDigit = 0;
    std::uint16_t subject = 0;
    std::uint16_t detail = 0;

    [[nodiscard]] bool isPermanent() const { return classDigit == 5; }
    [[nodiscard]] bool isTransient() const { return classDigit == 4; }
    [[nodiscard]] std::string toString() const;
    friend bool operator==(const EnhancedStatusCode&, const EnhancedStatusCode&) = default;
};

/// The three digits of RFC 5321, section 4.2.
struct ReplyCode {
    std::uint16_t value = 0;
    friend bool operator==(const ReplyCode&, const ReplyCode&) = default;
};

/// `text` as a whole, white space around it and a comment behind it allowed.
[[nodiscard]] std::optional<EnhancedStatusCode> parseEnhancedStatusCode(std::string_view text);
/// The first enhanced status code in a server's words that is none of an IP address, a version or a
/// date; a code behind a reply code is taken before any other.
[[nodiscard]] std::optional<EnhancedStatusCode> findEnhancedStatusCode(std::string_view diagnostic);
/// The first reply code from 400 to 599 in a server's words.
[[nodiscard]] std::optional<ReplyCode> findReplyCode(std::string_view diagnostic);

} // namespace listwright
