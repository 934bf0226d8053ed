// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/bounce/delivery_event.h"
#include "model/report/log_line.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace listwright {

/// What a line says about one mail in the queue of a mail system.
struct LogStatement {
    enum class Kind : std::uint8_t {
        /// Who sent it.
        Arrival,
        /// What became of it, a recipient an event.
        Outcome,
        /// It waited too long: those of `events` will not get it, or all who wait where it is
        /// empty.
        Expiry,
        /// It is out of the queue.
        Removal,
    };
    Kind kind = Kind::Outcome;
    std::string_view queueId;
    std::string_view sender;           // of an arrival; empty for `<>`
    std::vector<DeliveryEvent> events; // of kind Bounce, Delay or Delivered
};

/// How one mail system writes its log. Finds recipients, codes and the server's words; never
/// decides the reason.
struct LogDialect {
    /// What DeliveryEvent::mailSystem holds, and the `system` of a log format's description.
    std::string_view id;
    /// Whether the line is this system's, also one that says nothing about a delivery.
    bool (*recognises)(const LogLine& line);
    /// Empty for a line that says nothing about a delivery. The line is one that it recognises.
    std::optional<LogStatement> (*read)(const LogLine& line);
};

// One a file of this folder, named after it.
extern const LogDialect postfixLog;
extern const LogDialect eximLog;
extern const LogDialect sendmailLog;

[[nodiscard]] std::span<const LogDialect> logDialects();

/// An event of `kind` about the recipient, the codes and the command taken from the words.
[[nodiscard]] DeliveryEvent loggedEvent(EventKind kind, std::string_view recipient,
                                        std::string_view words, const LogLine& line);

/// The value of `name` (with its `=`) where it begins a line's text or follows a comma or a space:
/// up to the next comma outside angle brackets.
[[nodiscard]] std::string_view loggedField(std::string_view text, std::string_view name);

/// Without angle brackets.
[[nodiscard]] std::string_view bareAddress(std::string_view text);

} // namespace listwright
