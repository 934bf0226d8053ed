// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/io/ordered_work.h"
#include "model/report/report_reader.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace listwright {

/// What a thread found in one batch of a report.
struct EventBatch {
    std::vector<DeliveryEvent> events;
    std::vector<Error> problems;
    /// Mails, documents or lines that were read.
    std::uint64_t itemCount = 0;
};

/// Has the batches of a report read on all cores and hands on what they give in the order of the
/// file: the one way from a reader that cuts its file into batches to those who want the events.
///
///     EventBatches batches(source, work, progress, cancel, mostBytes);
///     while (more)
///         batches.add([batch] { return read(*batch); }, batch->bytes.size(), position);
///     return batches.finish();
///
/// The events and the problems are the same, in the same order, with any number of threads. What
/// the work gives back is run on the caller's thread, inside add() and finish(). Reading a batch
/// does not throw, nor does the work on its events.
class EventBatches {
public:
    using Reading = std::function<EventBatch()>;

    /// What is named here outlives the batches. Batches that together hold more than
    /// `mostBytesAtOnce` wait for those before them. `threads` counts the caller's; 0 for one a
    /// core.
    EventBatches(const ByteSource& source, const EventWork& work, ProgressReporter& progress,
                 const CancelToken& cancel, std::size_t mostBytesAtOnce, unsigned threads = 0);

    /// Adds the next batch, which holds `bytes` until it was read and ends at `position` of the
    /// source, and hands on those that have to be out of the way first.
    void add(Reading read, std::size_t bytes, std::uint64_t position);
    /// Hands on the rest. Cancelled when asked to stop, FileChanged when the file is another now.
    [[nodiscard]] Result<ReportSummary> finish();

private:
    struct Step {
        std::function<void()> deliver;
        std::vector<Error> problems;
        std::uint64_t itemCount = 0;
        std::size_t bytes = 0;
        std::uint64_t position = 0;
    };
    void takeNext();

    const ByteSource& m_source;
    const EventWork& m_work;
    ProgressReporter& m_progress;
    const CancelToken& m_cancel;
    std::size_t m_mostBytesAtOnce;
    std::size_t m_bytesAtOnce = 0;
    ReportSummary m_summary;
    /// The last member: its end waits for tasks that use the others.
    OrderedWork<Step> m_steps;
};

} // namespace listwright
