// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/io/error.h"
#include "model/io/job.h"

#include <QFutureWatcher>
#include <QThreadPool>
#include <QtConcurrentRun>

#include <atomic>
#include <exception>
#include <functional>
#include <memory>

namespace listwright {

/// Work of one kind on another thread, of which only the newest counts: starting again asks the
/// running one to stop and drops whatever it still gives. Belongs to the window's thread; the work
/// itself sees only what it holds by value or as shared const.
template <typename T>
class BackgroundJob {
public:
    using Work = std::function<Result<T>(ProgressReporter&, const CancelToken&)>;
    using Done = std::function<void(const Result<T>&)>;

    BackgroundJob() = default;
    BackgroundJob(const BackgroundJob&) = delete;
    BackgroundJob& operator=(const BackgroundJob&) = delete;
    ~BackgroundJob() { drop(); }

    /// Runs `work` on `pool`, and `done` with its result on this thread. A cancelled work's `done`
    /// gets Cancelled; a superseded one's is never called.
    void start(QThreadPool& pool, Work work, Done done) {
        drop();
        m_cancel = CancelToken();
        m_progress = std::make_shared<SharedProgress>();
        m_watcher = new QFutureWatcher<Result<T>>;
        QObject::connect(m_watcher, &QFutureWatcherBase::finished, m_watcher,
                         [this, watcher = m_watcher, finished = std::move(done)] {
                             const Result<T> result = watcher->result();
                             m_watcher = nullptr;
                             watcher->deleteLater();
                             finished(result);
                         });
        m_watcher->setFuture(QtConcurrent::run(
            &pool, [run = std::move(work), cancel = m_cancel, progress = m_progress]() {
                return guarded(run, *progress, cancel);
            }));
    }

    void cancel() const { m_cancel.cancel(); }
    /// Stops the work and forgets it: its `done` is not called.
    void drop() {
        if (!m_watcher)
            return;
        m_cancel.cancel();
        m_watcher->disconnect();
        m_watcher->deleteLater();
        m_watcher = nullptr;
    }
    [[nodiscard]] bool isRunning() const { return m_watcher != nullptr; }
    [[nodiscard]] Progress progress() const {
        if (!m_progress)
            return {};
        return {m_progress->done.load(std::memory_order_relaxed),
                m_progress->total.load(std::memory_order_relaxed)};
    }

private:
    struct SharedProgress {
        std::atomic<std::uint64_t> done = 0;
        std::atomic<std::uint64_t> total = 0;
    };

    static Result<T> guarded(const Work& work, SharedProgress& shared, const CancelToken& cancel) {
        if (cancel.isCancelled())
            return fail({.code = ErrorCode::Cancelled});
        ProgressReporter reporter([&shared](Progress progress) {
            shared.done.store(progress.done, std::memory_order_relaxed);
            shared.total.store(progress.total, std::memory_order_relaxed);
        });
        try {
            return work(reporter, cancel);
        } catch (const std::exception& exception) { // out of memory, or a library's
            return fail({.code = ErrorCode::FileNotReadable, .detail = exception.what()});
        }
    }

    QFutureWatcher<Result<T>>* m_watcher = nullptr;
    CancelToken m_cancel;
    std::shared_ptr<SharedProgress> m_progress;
};

} // namespace listwright
