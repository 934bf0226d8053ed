// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/mail_reader.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <thread>

using namespace listwright;

namespace {

const std::string fromLine = "From MAILER-DAEMON Tue Mar  3 10:15:00 2026\n";

std::string bounce(int number) {
    const std::string address = "reader" + std::to_string(number) + "@mail.example";
    return "Return-Path: <>\nFrom: MAILER-DAEMON@out.shop.example\nTo: news@shop.example\n"
           "Subject: failure notice\n\n"
           "Hi. This is the qmail-send program at out.shop.example.\n\n<" +
           address + ">:\nRemote host said: 550 5.1.1 User unknown\n\n";
}

struct Reading {
    Result<ReportSummary> summary = ReportSummary{};
    std::vector<DeliveryEvent> events;
};

Reading read(std::string text, const CancelToken& cancel = CancelToken()) {
    Reading reading;
    ProgressReporter progress;
    reading.summary = mailReader()->read(
        *bytesInMemory("test.mbox", std::move(text)),
        [&](std::vector<DeliveryEvent> batch) {
            reading.events.insert(reading.events.end(), batch.begin(), batch.end());
        },
        progress, cancel);
    return reading;
}

} // namespace

class MailReaderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void givesTheEventsInTheOrderOfTheFile() {
        std::string text;
        std::vector<std::uint64_t> offsets;
        for (int number = 0; number < 1000; ++number) {
            offsets.push_back(text.size());
            text += fromLine + bounce(number);
        }
        const Reading reading = read(text);
        QVERIFY(reading.summary.has_value());
        QCOMPARE(reading.summary->itemCount, std::uint64_t{1000});
        QCOMPARE(reading.events.size(), std::size_t{1000});
        for (std::size_t index = 0; index < 1000; ++index) {
            const DeliveryEvent& event = reading.events[index];
            QCOMPARE(event.recipient, "reader" + std::to_string(index) + "@mail.example");
            QCOMPARE(event.place.messageOffset, offsets[index]);
            QCOMPARE(event.place.file, std::string("test.mbox"));
            QVERIFY(text.substr(event.place.fieldOffset).starts_with("Remote host said"));
        }
        QVERIFY(reading.summary->problems.isEmpty());
    }

    void aMailThatThrowsIsARowAndTheRestIsRead() {
        const std::array dialects = {
            BounceDialect{.id = "throwing",
                          .recognises = [](const ReportMail& mail) -> bool {
                              if (mail.text().holds("reader1@"))
                                  throw std::runtime_error("out of paper");
                              return false;
                          },
                          .read = [](const ReportMail&) { return std::vector<DeliveryEvent>(); }}};
        const std::string text = fromLine + bounce(0) + fromLine + bounce(1) + fromLine + bounce(2);
        const std::uint64_t offset = (fromLine + bounce(0)).size();
        for (const unsigned threads : {1U, 2U}) {
            std::vector<DeliveryEvent> events;
            ProgressReporter progress;
            const auto summary =
                mailReader(threads, dialects)
                    ->read(
                        *bytesInMemory("test.mbox", text),
                        [&](std::vector<DeliveryEvent> batch) {
                            events.insert(events.end(), batch.begin(), batch.end());
                        },
                        progress, CancelToken());
            QVERIFY(summary.has_value());
            QCOMPARE(events.size(), std::size_t{3});
            QCOMPARE(events[0].kind, EventKind::Bounce);
            QCOMPARE(events[1].kind, EventKind::Unreadable);
            QCOMPARE(events[1].diagnostic, std::string("reading it failed: out of paper"));
            QCOMPARE(events[1].place.file, std::string("test.mbox"));
            QCOMPARE(events[1].place.messageOffset, offset);
            QCOMPARE(events[2].kind, EventKind::Bounce);
            QCOMPARE(events[2].recipient, std::string("reader2@mail.example"));
            QCOMPARE(summary->problems.count(), std::size_t{1});
            QCOMPARE(summary->problems.first().front().offset, offset);
        }
    }

    void givesTheSameEventsWithAnyNumberOfThreads() {
        std::string text;
        for (int number = 0; number < 3000; ++number) {
            text += fromLine + bounce(number);
            if (number % 50 == 0) // some that take longer
                text += std::string(20000, 'x') + "\n\n";
            if (number % 70 == 0)
                text += fromLine + "X\n\n";
        }
        const auto eventsWith = [&](unsigned threads) {
            std::vector<std::string> seen;
            std::vector<std::thread::id> deliverers;
            const auto work = [&](std::vector<DeliveryEvent> events) {
                auto kept = std::make_shared<std::vector<DeliveryEvent>>(std::move(events));
                return [&seen, &deliverers, kept] {
                    deliverers.push_back(std::this_thread::get_id());
                    for (const DeliveryEvent& event : *kept)
                        seen.push_back(std::to_string(event.place.messageOffset) + ' ' +
                                       event.recipient + ' ' + event.diagnostic);
                };
            };
            ProgressReporter progress;
            const auto summary = readMails(*bytesInMemory("test.mbox", text), work, progress,
                                           CancelToken(), threads);
            seen.push_back(summary ? std::to_string(summary->itemCount) : "failed");
            const bool alwaysHere =
                std::all_of(deliverers.begin(), deliverers.end(),
                            [](std::thread::id id) { return id == std::this_thread::get_id(); });
            seen.emplace_back(alwaysHere ? "on the caller's thread" : "elsewhere");
            return seen;
        };
        const auto alone = eventsWith(1);
        QCOMPARE(alone.back(), std::string("on the caller's thread"));
        QVERIFY(alone.size() > 3000);
        QVERIFY(eventsWith(2) == alone);
        QVERIFY(eventsWith(4) == alone);
    }

    void goesOnBehindAMailThatCannotBeRead() {
        const std::string broken = "\n\n\n"; // a From_ line with nothing behind it
        const Reading reading =
            read(fromLine + bounce(1) + fromLine + "X\n" + broken + fromLine + bounce(2));
        QVERIFY(reading.summary.has_value());
        QCOMPARE(reading.events.size(), std::size_t{2});

        const Reading binary = read(std::string("\x7f\x45LF\0\0\0\1binary", 16));
        QVERIFY(binary.summary.has_value());
        QCOMPARE(binary.events.size(), std::size_t{1});
        QCOMPARE(binary.events.front().kind, EventKind::Unreadable);
        QCOMPARE(binary.events.front().diagnostic, std::string("it holds binary data"));
        QCOMPARE(binary.summary->problems.count(ErrorCode::MailUnreadable), std::uint64_t{1});
    }

    void tellsThatTheLastMailIsCutOff() {
        const std::string text = fromLine + bounce(1) + fromLine + bounce(2);
        const Reading reading = read(text.substr(0, text.size() - 20));
        QVERIFY(reading.summary.has_value());
        QCOMPARE(reading.events.size(), std::size_t{2});
        QCOMPARE(reading.summary->problems.count(ErrorCode::MailTruncated), std::uint64_t{1});
        const Error& problem = reading.summary->problems.first().front();
        QCOMPARE(problem.offset, std::optional<std::uint64_t>(fromLine.size() + bounce(1).size()));
        QVERIFY(message(problem).starts_with("test.mbox"));
    }

    void readsTheBeginningOfAMailThatIsTooLong() {
        const Reading reading =
            read(fromLine + bounce(1) + std::string(std::size_t{20} * 1024 * 1024, 'x') + "\n\n" +
                 fromLine + bounce(2));
        QVERIFY(reading.summary.has_value());
        QCOMPARE(reading.events.size(), std::size_t{2});
        QCOMPARE(reading.events.front().recipient, std::string("reader1@mail.example"));
        QCOMPARE(reading.events.back().recipient, std::string("reader2@mail.example"));
        QCOMPARE(reading.summary->problems.count(ErrorCode::MailUnreadable), std::uint64_t{1});
    }

    void stopsWhenAskedTo() {
        const CancelToken cancel;
        cancel.cancel();
        const Reading reading = read(fromLine + bounce(1), cancel);
        QVERIFY(!reading.summary.has_value());
        QCOMPARE(reading.summary.error().code, ErrorCode::Cancelled);
        QVERIFY(reading.events.empty());
    }

    void reportsProgressUpToTheEnd() {
        std::vector<Progress> steps;
        ProgressReporter progress([&](Progress step) { steps.push_back(step); });
        const std::string text = fromLine + bounce(1);
        const auto summary = mailReader()->read(
            *bytesInMemory("test.mbox", text), [](const std::vector<DeliveryEvent>&) {}, progress,
            CancelToken());
        QVERIFY(summary.has_value());
        QVERIFY(!steps.empty());
        QCOMPARE(steps.back().done, std::uint64_t{text.size()});
    }
};

QTEST_APPLESS_MAIN(MailReaderTest)
#include "tst_mail_reader.moc"
