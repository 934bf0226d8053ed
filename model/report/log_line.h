// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace listwright {

/// A line of a log behind its stamp. The views are parts of the line.
struct LogLine {
    /// Seconds since 1970 UTC; a stamp without an offset is taken for UTC.
    std::optional<std::int64_t> date;
    /// Who wrote it, without its process id: `postfix/smtp`, `sm-mta`; empty in a log of one
    /// program.
    std::string_view program;
    std::string_view text;
};

/// Takes the stamp from a line: that of syslog (`Mar 14 09:01:12 host program[7]:`, RFC 3164, also
/// with an ISO 8601 date), or a date and time alone, as Exim writes them. The stamp of syslog has
/// no year: it is the last one in which that day is not after `latest` (seconds since 1970) and a
/// day more. Empty for any other line.
[[nodiscard]] std::optional<LogLine> parseLogLine(std::string_view line, std::int64_t latest);

} // namespace listwright
