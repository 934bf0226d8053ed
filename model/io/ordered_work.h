// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace listwright {

/// Runs tasks on all cores and gives their results in the order in which the tasks came, on the
/// caller's thread, which works with the others while it waits:
///
///     while (more) {
///         work.add(task);
///         if (work.isFull())
///             use(work.takeNext());
///     }
///     while (!work.isEmpty())
///         use(work.takeNext());
///
/// Holds a few tasks a thread at any time. Tasks do not throw. At its end, tasks that nobody began
/// are dropped and those that run are waited for.
template <typename T>
class OrderedWork {
public:
    using Task = std::function<T()>;

    /// `threads` counts the caller's; 0 for one a core.
    explicit OrderedWork(unsigned threads = 0)
        : m_threads(threads == 0 ? std::max(1U, std::thread::hardware_concurrency()) : threads) {}
    OrderedWork(const OrderedWork&) = delete;
    OrderedWork& operator=(const OrderedWork&) = delete;
    ~OrderedWork() {
        {
            const std::lock_guard lock(m_mutex);
            m_isEnding = true;
        }
        m_changed.notify_all();
        for (std::thread& thread : m_workers)
            thread.join();
    }

    /// Whether the next result is to be taken before another task is added.
    [[nodiscard]] bool isFull() const {
        return m_steps.size() >= (m_threads == 1 ? 1 : m_threads * tasksPerThread);
    }
    [[nodiscard]] bool isEmpty() const { return m_steps.empty(); }

    void add(Task task) {
        {
            const std::lock_guard lock(m_mutex);
            m_steps.push_back(std::make_unique<Step>(Step{std::move(task), {}, false}));
        }
        if (m_steps.size() > 1 && m_workers.empty()) // one task alone is the caller's
            for (unsigned count = 1; count < m_threads; ++count)
                m_workers.emplace_back([this] { work(); });
        m_changed.notify_one();
    }

    /// The result of the first task that was not taken yet. There has to be one.
    [[nodiscard]] T takeNext() {
        std::unique_lock lock(m_mutex);
        while (!m_steps.front()->result) {
            if (Step* const step = nextToDo())
                run(*step, lock);
            else
                m_changed.wait(lock);
        }
        T result = *std::move(m_steps.front()->result);
        m_steps.pop_front();
        return result;
    }

private:
    static constexpr std::size_t tasksPerThread = 3;
    struct Step {
        Task task;
        std::optional<T> result;
        bool isBegun = false;
    };

    Step* nextToDo() {
        const auto next = std::find_if(m_steps.begin(), m_steps.end(),
                                       [](const auto& step) { return !step->isBegun; });
        return next == m_steps.end() ? nullptr : next->get();
    }

    void run(Step& step, std::unique_lock<std::mutex>& lock) {
        step.isBegun = true;
        lock.unlock();
        T result = step.task();
        lock.lock();
        step.task = nullptr;
        step.result = std::move(result);
        m_changed.notify_all();
    }

    void work() {
        std::unique_lock lock(m_mutex);
        while (!m_isEnding) {
            if (Step* const step = nextToDo())
                run(*step, lock);
            else
                m_changed.wait(lock);
        }
    }

    const unsigned m_threads;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    /// Changed by the caller's thread alone, under the lock.
    std::deque<std::unique_ptr<Step>> m_steps;
    bool m_isEnding = false;
    std::vector<std::thread> m_workers;
};

} // namespace listwright
