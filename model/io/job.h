// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>

namespace listwright {

/// Asks a running job to stop. Copies share one flag; any thread may ask or look.
class CancelToken {
public:
    CancelToken()
        : m_cancelled(std::make_shared<std::atomic<bool>>(false)) {}
    void cancel() const { m_cancelled->store(true, std::memory_order_relaxed); }
    [[nodiscard]] bool isCancelled() const { return m_cancelled->load(std::memory_order_relaxed); }

private:
    std::shared_ptr<std::atomic<bool>> m_cancelled;
};

/// How far a job is, in the unit that it counts (mostly bytes). A total of 0 means not known.
struct Progress {
    std::uint64_t done = 0;
    std::uint64_t total = 0;
};

/// Takes a job's progress and passes it on at most thirty times a second, and once at the end.
/// Called on the job's thread; the receiver moves it to its own.
class ProgressReporter {
public:
    using Receiver = std::function<void(Progress)>;
    ProgressReporter() = default;
    explicit ProgressReporter(Receiver receiver)
        : m_receiver(std::move(receiver)) {}

    void report(Progress progress) {
        if (!m_receiver)
            return;
        const auto now = std::chrono::steady_clock::now();
        const bool last = progress.total != 0 && progress.done >= progress.total;
        if (!last && now - m_lastReport < std::chrono::milliseconds(33))
            return;
        m_lastReport = now;
        m_receiver(progress);
    }

private:
    Receiver m_receiver;
    std::chrono::steady_clock::time_point m_lastReport{};
};

} // namespace listwright
