// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/report/report_format.h"
#include "model/report/report_reader.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace listwright {

/// Reads a mail log of any of the systems of logDialects(), also several in one file: what became
/// of each mail, a recipient an event, in the order of the file. A mail that waits is one event of
/// kind Delay, however often its line is written, and a Bounce once the log says that it waited too
/// long. Events know the envelope sender where its line stands before. A line that is cut off at
/// its end or says nothing about a delivery gives no event. `latest` is the moment in which the log
/// was last written, seconds since 1970, since the dates of syslog have no year. Holds a window of
/// the file and the mails in the queue, no more than 100,000.
[[nodiscard]] Result<ReportSummary> readMailLog(const ByteSource& source, std::int64_t latest,
                                                const EventWork& work, ProgressReporter& progress,
                                                const CancelToken& cancel);

/// The format of a log by its first bytes: nine lines in ten have a log's stamp, and one is of a
/// known mail system. Null for anything else.
[[nodiscard]] const ReportFormat*
recogniseMailLog(std::string_view sample, std::span<const ReportFormat> formats = reportFormats());

} // namespace listwright
