// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QTimer>

#include <ctime>
#include <utility>

namespace listwright {

/// Beats every few milliseconds in the window's thread; the longest pause is how long the window
/// did not answer.
class Heartbeat : public QObject {
public:
    struct Pause {
        qint64 milliseconds = 0;
        /// Of them, how long the window's own thread was at work; the rest it waited for a
        /// processor.
        qint64 busy = 0;
    };

    Heartbeat() {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(5);
        connect(&m_timer, &QTimer::timeout, this, &Heartbeat::beat);
        m_since.start();
        m_busySince = busyMilliseconds();
        m_timer.start();
    }
    /// Since it was asked last.
    Pause longestPause() { return std::exchange(m_longest, {}); }

private:
    void beat() {
        const qint64 busy = busyMilliseconds();
        const qint64 pause = m_since.restart();
        if (pause > m_longest.milliseconds)
            m_longest = {pause, busy - m_busySince};
        m_busySince = busy;
    }
    static qint64 busyMilliseconds() {
        timespec spent{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
        return spent.tv_sec * 1000 + spent.tv_nsec / 1'000'000;
    }

    QTimer m_timer;
    QElapsedTimer m_since;
    qint64 m_busySince = 0;
    Pause m_longest;
};

} // namespace listwright
