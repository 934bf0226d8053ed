// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/event_batches.h"

#include <QTest>

#include <atomic>
#include <chrono>
#include <set>
#include <thread>

using namespace listwright;

namespace {

DeliveryEvent eventAt(std::uint64_t offset) {
    DeliveryEvent event;
    event.place.messageOffset = offset;
    return event;
}

/// Events `3n` to `3n + 2`, a problem at every fifth batch, and no event in every seventh.
EventBatch batchNumber(std::uint64_t number) {
    if (number % 4 == 0) // so that some are ready later than those behind them
        std::this_thread::sleep_for(std::chrono::microseconds(100));
    EventBatch batch;
    batch.itemCount = 4;
    if (number % 7 != 0)
        for (std::uint64_t at = 0; at < 3; ++at)
            batch.events.push_back(eventAt(3 * number + at));
    if (number % 5 == 0)
        batch.problems.push_back(Error{.code = ErrorCode::JsonBroken,
                                       .file = "report",
                                       .row = {},
                                       .offset = number,
                                       .detail = "broken"});
    return batch;
}

/// A file that is another one when it has been read.
class ChangingSource final : public ByteSource {
public:
    const std::string& name() const override { return m_name; }
    std::uint64_t size() const override { return 1000; }
    Result<std::size_t> readAt(std::uint64_t, std::span<char>) const override { return 0; }
    Result<void> checkUnchanged() const override {
        return fail({.code = ErrorCode::FileChanged, .file = m_name});
    }

private:
    std::string m_name = "changing";
};

const auto source = bytesInMemory("report", std::string(1000, 'x'));

} // namespace

class EventBatchesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void handsOnInTheOrderOfTheFile_data() {
        QTest::addColumn<unsigned>("threads");
        QTest::newRow("one a core") << 0U;
        QTest::newRow("one") << 1U;
        QTest::newRow("two") << 2U;
        QTest::newRow("five") << 5U;
    }
    void handsOnInTheOrderOfTheFile() {
        QFETCH(unsigned, threads);
        constexpr std::uint64_t count = 500;
        std::vector<std::uint64_t> offsets;
        std::set<std::thread::id> delivering;
        std::vector<std::uint64_t> told;
        const EventWork work = [&](std::vector<DeliveryEvent> events) {
            return [&, events = std::move(events)] {
                delivering.insert(std::this_thread::get_id());
                for (const DeliveryEvent& event : events)
                    offsets.push_back(event.place.messageOffset);
            };
        };
        ProgressReporter progress([&](const Progress& now) { told.push_back(now.done); });
        const CancelToken cancel;
        EventBatches batches(*source, work, progress, cancel, 1 << 20, threads);
        for (std::uint64_t number = 0; number < count; ++number)
            batches.add([number] { return batchNumber(number); }, 10, 2 * number);
        const auto summary = batches.finish();

        QVERIFY(summary);
        QCOMPARE(summary->itemCount, 4 * count);
        QCOMPARE(summary->problems.count(), count / 5);
        for (std::size_t at = 0; at < summary->problems.first().size(); ++at)
            QCOMPARE(summary->problems.first()[at].offset, std::optional(std::uint64_t{5 * at}));
        std::vector<std::uint64_t> expected;
        for (std::uint64_t number = 0; number < count; ++number)
            for (std::uint64_t at = 0; number % 7 != 0 && at < 3; ++at)
                expected.push_back(3 * number + at);
        QCOMPARE(offsets, expected);
        QCOMPARE(delivering, std::set{std::this_thread::get_id()});
        QVERIFY(std::is_sorted(told.begin(), told.end()));
        QCOMPARE(told.back(), source->size());
    }

    void letsNoMoreBytesWaitThanAreAllowed() {
        std::atomic<int> held = 0;
        int most = 0;
        const EventWork work = [](std::vector<DeliveryEvent>) { return [] {}; };
        ProgressReporter progress;
        const CancelToken cancel;
        EventBatches batches(*source, work, progress, cancel, 250, 8);
        for (std::uint64_t number = 0; number < 100; ++number) {
            const std::shared_ptr<void> bytes(nullptr, [&held](void*) { --held; });
            most = std::max(most, ++held);
            batches.add([bytes] { return EventBatch(); }, 100, 0);
        }
        QVERIFY(batches.finish());
        QVERIFY2(most <= 4, qPrintable(QString::number(most)));
    }

    void stopsWhenAskedTo() {
        int delivered = 0;
        const EventWork work = [&](std::vector<DeliveryEvent>) { return [&] { ++delivered; }; };
        ProgressReporter progress;
        const CancelToken cancel;
        EventBatches batches(*source, work, progress, cancel, 1 << 20, 2);
        batches.add([] { return batchNumber(1); }, 1, 1);
        cancel.cancel();
        const auto summary = batches.finish();
        QVERIFY(!summary);
        QCOMPARE(summary.error().code, ErrorCode::Cancelled);
        QCOMPARE(delivered, 0);
    }

    void saysThatTheFileIsAnotherNow() {
        const ChangingSource changing;
        const EventWork work = [](std::vector<DeliveryEvent>) { return [] {}; };
        ProgressReporter progress;
        const CancelToken cancel;
        EventBatches batches(changing, work, progress, cancel, 1 << 20);
        const auto summary = batches.finish();
        QVERIFY(!summary);
        QCOMPARE(summary.error().code, ErrorCode::FileChanged);
    }
};

QTEST_APPLESS_MAIN(EventBatchesTest)
#include "tst_event_batches.moc"
