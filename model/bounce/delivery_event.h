// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/address/provider.h"
#include "model/bounce/reason.h"
#include "model/bounce/status_code.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace listwright {

enum class EventKind : std::uint8_t {
    Bounce,
    Delay,
    Complaint,
    Unsubscribe,
    AutoReply,
    Delivered,
    Engaged,
    /// A mail or row that is no report.
    None,
    /// Something that could not be read; the diagnostic says why.
    Unreadable,
};
inline constexpr std::size_t eventKindCount = static_cast<std::size_t>(EventKind::Unreadable) + 1;
/// How many events there are of each kind.
using EventCounts = std::array<std::uint64_t, eventKindCount>;
/// `bounce`, `delay`, `complaint`, `unsubscribe`, `auto-reply`, `delivered`, `engaged`, `none`,
/// `unreadable`.
[[nodiscard]] std::string_view eventKindId(EventKind kind);
[[nodiscard]] std::optional<EventKind> eventKindById(std::string_view id);

/// Where a statement stands. Offsets are bytes in the file; `fieldOffset` points at the field or
/// line that gave the diagnostic, or at the message or row where that cannot be said.
struct Place {
    std::string file;
    std::uint64_t messageOffset = 0;
    std::uint64_t fieldOffset = 0;
    /// `Diagnostic-Code`, `Status`, `body`, a column's name, a JSON path.
    std::string field;
};

/// One statement of a report about one recipient, as the report has it and before anybody judges
/// it.
struct DeliveryEvent {
    EventKind kind = EventKind::Bounce;
    /// The address that failed, as written but without angle brackets and display name. Empty where
    /// the report hides it.
    std::string recipient;
    /// Who sent the mail that failed, its envelope sender, where a log says so.
    std::string sender;
    /// Where the report also says whom the mail was first sent to (RFC 3464, 2.3.1) and that is
    /// another address.
    std::string originalRecipient;
    /// As the report states it; found in the diagnostic where it has no field for it.
    std::optional<EnhancedStatusCode> status;
    std::optional<ReplyCode> reply;
    /// The receiving server's own words, UTF-8, line breaks folded to spaces.
    std::string diagnostic;
    /// The server that answered (Remote-MTA or the like), without its type prefix.
    std::string remoteMta;
    /// Who hosts the mailbox, where the report or the user says so; otherwise it is found by
    /// remoteMta and the recipient's domain.
    ProviderId provider;
    /// The mail system that wrote the report, a dialect's id: `postfix`, `exim`, ...; `generic`
    /// where a mail's layout is no known one, `auto-reply` where a mailbox says that it is closed,
    /// empty for what is no mail.
    std::string mailSystem;
    /// The SMTP command that was refused, in upper case (`RCPT`, `DATA`, `MAIL`, `CONN`), where the
    /// report tells.
    std::string command;
    /// What the report's vendor calls it; evidence, not truth. Used where there is no text.
    std::optional<Reason> vendorReason;
    std::optional<BounceType> vendorType;
    /// The feedback type of a complaint (RFC 5965, 3.1), such as `abuse`.
    std::string feedbackType;
    /// When, in seconds since 1970-01-01 UTC.
    std::optional<std::int64_t> date;
    Place place;
};

} // namespace listwright
