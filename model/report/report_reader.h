// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/bounce/delivery_event.h"
#include "model/io/byte_source.h"
#include "model/io/job.h"
#include "model/io/problem_log.h"

#include <functional>
#include <vector>

namespace listwright {

/// Takes events in batches, in the order of the file.
using EventSink = std::function<void(std::vector<DeliveryEvent>)>;

/// What becomes of a batch of events: called on any thread, it returns what is then to be done in
/// the order of the file, on the caller's thread.
using EventWork = std::function<std::function<void()>(std::vector<DeliveryEvent>)>;

/// The work that leaves everything to `sink`, which outlives it.
[[nodiscard]] EventWork handOn(const EventSink& sink);

/// What a reader met: how many mails, rows or documents, and what was wrong with some.
struct ReportSummary {
    std::uint64_t itemCount = 0;
    ProblemLog problems;
};

/// Reads one container (mails, table rows, JSON documents) and hands its events to a sink. Streams:
/// no reader holds a whole file. Stops with Cancelled when asked to.
class ReportReader {
public:
    virtual ~ReportReader() = default;
    [[nodiscard]] virtual Result<ReportSummary> read(const ByteSource& source,
                                                     const EventSink& sink,
                                                     ProgressReporter& progress,
                                                     const CancelToken& cancel) const = 0;
};

} // namespace listwright
