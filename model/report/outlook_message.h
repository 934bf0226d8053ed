// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/report/outlook_properties.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace listwright {

/// What Outlook keeps of a message, read out of its properties. All texts are UTF-8.
struct OutlookMessage {
    struct Recipient {
        std::string address = {};
        std::string status = {}; // `5.1.1`
        std::string remoteMta = {};
        std::string words = {};
    };
    struct Attachment {
        std::string type = {}; // empty where it is not told
        std::string bytes = {};
        std::vector<OutlookMessage> message = {}; // one, where it is a message itself
    };

    std::string kind = {}; // `IPM.Note`, `REPORT.IPM.Note.NDR`, ...
    std::string header = {};
    std::string from = {};
    std::string subject = {};
    std::optional<std::int64_t> date = std::nullopt; // seconds since 1970
    std::string body = {};
    std::string html = {}; // bytes in the encoding below, read where there is no body
    std::string htmlEncoding = {};
    std::vector<Recipient> recipients = {};
    std::vector<Attachment> attachments = {};

    /// Whether it tells what became of a mail without being one any more.
    [[nodiscard]] bool isReport() const;
};

/// How much of a message is taken: messages in messages, recipients or attachments, bytes.
struct OutlookLimits {
    static constexpr int depth = 4;
    static constexpr std::size_t parts = 5'000;
    static constexpr std::size_t bytes = std::size_t{64} << 20;
};

/// The message without its recipients and attachments. Sets the encoding of `properties` to what
/// they say themselves.
[[nodiscard]] OutlookMessage outlookMessage(OutlookProperties& properties);
[[nodiscard]] OutlookMessage::Recipient outlookRecipient(const OutlookProperties& properties);
/// What is attached, where that is no message.
[[nodiscard]] OutlookMessage::Attachment outlookAttachment(const OutlookProperties& properties);

/// The message as the mail it was, RFC 5322: its header fields where it still has them, its text,
/// what was attached, messages in messages too. A report of Exchange, which has no mail any more,
/// becomes a DSN (RFC 3464) of the properties of its recipients.
[[nodiscard]] std::string mailOf(const OutlookMessage& message);

} // namespace listwright
