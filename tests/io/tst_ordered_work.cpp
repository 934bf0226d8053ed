// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/io/ordered_work.h"

#include <QTest>

#include <atomic>
#include <chrono>
#include <set>

using namespace listwright;

class OrderedWorkTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void givesResultsInTheOrderOfTheirTasks_data() {
        QTest::addColumn<unsigned>("threads");
        QTest::newRow("one a core") << 0U;
        QTest::newRow("one") << 1U;
        QTest::newRow("two") << 2U;
        QTest::newRow("five") << 5U;
    }
    void givesResultsInTheOrderOfTheirTasks() {
        QFETCH(unsigned, threads);
        std::vector<int> results;
        std::size_t most = 0;
        std::size_t held = 0;
        OrderedWork<int> work(threads);
        const auto take = [&] {
            results.push_back(work.takeNext());
            --held;
        };
        for (int number = 0; number < 2000; ++number) {
            work.add([number] {
                if (number % 7 == 0) // so that some are ready later than those behind them
                    std::this_thread::sleep_for(std::chrono::microseconds(50));
                return number;
            });
            most = std::max(most, ++held);
            while (work.isFull())
                take();
        }
        while (!work.isEmpty())
            take();
        QCOMPARE(results.size(), std::size_t{2000});
        for (int number = 0; number < 2000; ++number)
            QCOMPARE(results[static_cast<std::size_t>(number)], number);
        QVERIFY(most < 100);
    }

    void worksOnSeveralThreads() {
        std::mutex mutex;
        std::set<std::thread::id> threads;
        std::atomic<int> waiting = 0;
        OrderedWork<int> work(2);
        for (int number = 0; number < 2; ++number)
            work.add([&] {
                {
                    const std::lock_guard lock(mutex);
                    threads.insert(std::this_thread::get_id());
                }
                ++waiting;
                while (waiting < 2) // for the other one, which only another thread can run
                    std::this_thread::yield();
                return 0;
            });
        while (!work.isEmpty())
            (void)work.takeNext();
        QCOMPARE(threads.size(), std::size_t{2});
    }

    void dropsTasksThatNobodyBegan() {
        std::atomic<int> run = 0;
        {
            OrderedWork<int> work(1);
            work.add([&] { return ++run; });
            work.add([&] { return ++run; });
            QCOMPARE(work.takeNext(), 1);
        }
        QCOMPARE(run.load(), 1);
    }
};

QTEST_APPLESS_MAIN(OrderedWorkTest)
#include "tst_ordered_work.moc"
