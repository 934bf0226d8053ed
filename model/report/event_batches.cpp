// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/event_batches.h"

#include <utility>

namespace listwright {

EventBatches::EventBatches(const ByteSource& source, const EventWork& work,
                           ProgressReporter& progress, const CancelToken& cancel,
                           std::size_t mostBytesAtOnce, unsigned threads)
    : m_source(source)
    , m_work(work)
    , m_progress(progress)
    , m_cancel(cancel)
    , m_mostBytesAtOnce(mostBytesAtOnce)
    , m_steps(threads) {}

void EventBatches::add(Reading read, std::size_t bytes, std::uint64_t position) {
    m_bytesAtOnce += bytes;
    m_steps.add([this, read = std::move(read), bytes, position] {
        EventBatch batch = read();
        Step step{.deliver = {},
                  .problems = std::move(batch.problems),
                  .itemCount = batch.itemCount,
                  .bytes = bytes,
                  .position = position};
        if (!batch.events.empty())
            step.deliver = m_work(std::move(batch.events));
        return step;
    });
    while (m_steps.isFull() || (m_bytesAtOnce > m_mostBytesAtOnce && !m_steps.isEmpty()))
        takeNext();
}

void EventBatches::takeNext() {
    const Step step = m_steps.takeNext();
    m_bytesAtOnce -= step.bytes;
    m_summary.itemCount += step.itemCount;
    for (const Error& problem : step.problems)
        m_summary.problems.add(problem);
    if (step.deliver)
        step.deliver();
    m_progress.report({step.position, m_source.size()});
}

Result<ReportSummary> EventBatches::finish() {
    while (!m_steps.isEmpty()) {
        if (m_cancel.isCancelled())
            return fail({.code = ErrorCode::Cancelled, .file = m_source.name()});
        takeNext();
    }
    if (const auto unchanged = m_source.checkUnchanged(); !unchanged)
        return tl::unexpected(unchanged.error());
    m_progress.report({m_source.size(), m_source.size()});
    return std::move(m_summary);
}

} // namespace listwright
