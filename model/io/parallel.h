// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace listwright {

/// One a core.
inline std::size_t threadCount() {
    return std::max(1U, std::thread::hardware_concurrency());
}

/// Calls work(0), work(1), ... work(count - 1), each once, on all cores and in any order, and
/// returns when all are done. Work does not throw.
template <typename Work>
void inParallel(std::size_t count, Work work) {
    std::atomic<std::size_t> next = 0;
    const auto run = [&] {
        for (std::size_t at = next++; at < count; at = next++)
            work(at);
    };
    std::vector<std::thread> threads;
    for (std::size_t thread = 1; thread < std::min(threadCount(), count); ++thread)
        threads.emplace_back(run);
    run();
    for (std::thread& thread : threads)
        thread.join();
}

} // namespace listwright
