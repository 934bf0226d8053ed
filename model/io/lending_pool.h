// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace listwright {

/// Lends things that get better with use, such as memories and buffers, to one thread each, and
/// makes another one only when all are lent. Any thread may borrow.
template <typename T>
class LendingPool {
public:
    using Make = std::function<std::unique_ptr<T>()>;
    /// Goes back to the pool, which outlives it, in the end.
    class Lent {
    public:
        Lent(LendingPool& pool, std::unique_ptr<T> thing)
            : m_pool(&pool)
            , m_thing(std::move(thing)) {}
        Lent(Lent&&) noexcept = default;
        Lent& operator=(Lent&&) = delete;
        ~Lent() {
            if (m_thing)
                m_pool->giveBack(std::move(m_thing));
        }
        [[nodiscard]] T& operator*() const { return *m_thing; }
        [[nodiscard]] T* operator->() const { return m_thing.get(); }

    private:
        LendingPool* m_pool;
        std::unique_ptr<T> m_thing;
    };

    explicit LendingPool(Make make = [] { return std::make_unique<T>(); })
        : m_make(std::move(make)) {}

    [[nodiscard]] Lent borrow() {
        const std::unique_lock lock(m_mutex);
        if (m_free.empty())
            return Lent(*this, m_make());
        auto thing = std::move(m_free.back());
        m_free.pop_back();
        return Lent(*this, std::move(thing));
    }

private:
    void giveBack(std::unique_ptr<T> thing) {
        const std::unique_lock lock(m_mutex);
        m_free.push_back(std::move(thing));
    }

    Make m_make;
    std::mutex m_mutex;
    std::vector<std::unique_ptr<T>> m_free;
};

} // namespace listwright
