// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/log_line.h"
#include "model/report/log_report_reader.h"

#include <QTest>

using namespace listwright;

namespace {

constexpr std::int64_t march2026 = 1'772'532'900; // 2026-03-03T10:15:00Z
constexpr std::int64_t day = 86'400;

struct Reading {
    Result<ReportSummary> summary = ReportSummary{};
    std::vector<DeliveryEvent> events;
};

Reading read(const std::string& text, const CancelToken& cancel = CancelToken()) {
    Reading reading;
    const auto work = [&](std::vector<DeliveryEvent> events) {
        auto kept = std::make_shared<std::vector<DeliveryEvent>>(std::move(events));
        return [&reading, kept] {
            reading.events.insert(reading.events.end(), kept->begin(), kept->end());
        };
    };
    ProgressReporter progress;
    reading.summary =
        readMailLog(*bytesInMemory("mail.log", text), march2026, work, progress, cancel);
    return reading;
}

std::string postfixLine(const std::string& rest) {
    return "Mar  3 10:15:00 out postfix/smtp[7]: " + rest + '\n';
}

std::string described(const DeliveryEvent& event) {
    return std::string(eventKindId(event.kind)) + ' ' + event.recipient + ' ' +
           (event.status ? event.status->toString() : "-") + ' ' + event.diagnostic;
}

} // namespace

class MailLogTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void takesTheStampFromALine_data() {
        QTest::addColumn<QString>("line");
        QTest::addColumn<qint64>("date");
        QTest::addColumn<QString>("program");
        QTest::addColumn<QString>("text");
        QTest::newRow("syslog") << "Mar  3 10:15:00 out postfix/smtp[7]: a: b" << qint64{march2026}
                                << "postfix/smtp"
                                << "a: b";
        QTest::newRow("with a priority")
            << "<22>Mar  3 10:15:00 out sendmail[7]: x" << qint64{march2026} << "sendmail"
            << "x";
        QTest::newRow("a day that is still to come is of the year before")
            << "Mar  5 10:15:00 out exim[7]: x" << qint64{march2026 + 2 * day - 365 * day} << "exim"
            << "x";
        QTest::newRow("a clock that is ahead by hours")
            << "Mar  4 09:15:00 out exim: x" << qint64{march2026 + day - 3600} << "exim"
            << "x";
        QTest::newRow("29 February of the last leap year")
            << "Feb 29 10:15:00 out exim: x" << qint64{1'709'201'700} << "exim"
            << "x";
        QTest::newRow("with an ISO date")
            << "2026-03-03T11:15:00.25+01:00 out sm-mta[7]: x" << qint64{march2026} << "sm-mta"
            << "x";
        QTest::newRow("of Exim") << "2026-03-03 10:15:00 1tABCD-000001-2E ** a@b.example"
                                 << qint64{march2026} << ""
                                 << "1tABCD-000001-2E ** a@b.example";
        QTest::newRow("of Exim with an offset")
            << "2026-03-03 11:15:00 +0100 [8] x" << qint64{march2026} << ""
            << "[8] x";
    }

    void takesTheStampFromALine() {
        QFETCH(const QString, line);
        const std::string bytes = line.toStdString();
        const auto parsed = parseLogLine(bytes, march2026);
        QVERIFY(parsed.has_value());
        QTEST(qint64{parsed->date.value_or(0)}, "date");
        QTEST(QString::fromUtf8(parsed->program.data(), qsizetype(parsed->program.size())),
              "program");
        QTEST(QString::fromUtf8(parsed->text.data(), qsizetype(parsed->text.size())), "text");
    }

    void otherLinesHaveNoStamp_data() {
        QTest::addColumn<QString>("line");
        for (const char* line :
             {"", "email,status", "Mar 32 10:15:00 out exim: x", "Mar  3 25:15:00 out exim: x",
              "Mox  3 10:15:00 out exim: x", "Mar  3 10:15:00 no program here",
              "Feb 30 10:15:00 out exim: x", "2026-03-03T10:15:00Z", "2026-03-03 10:15", "<22>"})
            QTest::newRow(line) << line;
    }

    void otherLinesHaveNoStamp() {
        QFETCH(const QString, line);
        QVERIFY(!parseLogLine(line.toStdString(), march2026));
    }

    void joinsTheSenderByTheQueueId() {
        const Reading reading = read(postfixLine("4A: from=<news@shop.example>, size=1, nrcpt=1") +
                                     postfixLine("4B: from=<>, size=1, nrcpt=1") +
                                     postfixLine("4A: to=<a@x.example>, relay=none, dsn=5.4.4, "
                                                 "status=bounced (Host not found)") +
                                     postfixLine("4B: to=<b@x.example>, relay=none, dsn=5.4.4, "
                                                 "status=bounced (Host not found)") +
                                     postfixLine("4A: removed") +
                                     postfixLine("4A: to=<c@x.example>, relay=none, dsn=5.4.4, "
                                                 "status=bounced (Host not found)"));
        QCOMPARE(reading.events.size(), std::size_t{3});
        QCOMPARE(reading.events[0].sender, std::string("news@shop.example"));
        QCOMPARE(reading.events[1].sender, std::string());
        QCOMPARE(reading.events[2].sender, std::string()); // the id was free for another mail
    }

    void aMailThatWaitsIsOneDelayAndOneBounceInTheEnd() {
        const std::string deferred =
            "4A: to=<a@x.example>, relay=mx.x.example[192.0.2.1]:25, dsn=4.2.2, status=deferred "
            "(host mx.x.example[192.0.2.1] said: 452 4.2.2 full (in reply to RCPT TO command))";
        const Reading reading =
            read(postfixLine(deferred) + postfixLine(deferred) +
                 "Mar  3 10:15:00 out postfix/qmgr[7]: 4A: from=<n@s.example>, status=expired, "
                 "returned to sender\n");
        QCOMPARE(reading.events.size(), std::size_t{2});
        const std::string words = " a@x.example 4.2.2 452 4.2.2 full (in reply to RCPT TO command)";
        QCOMPARE(described(reading.events[0]), "delay" + words);
        QCOMPARE(described(reading.events[1]), "bounce" + words);
        QCOMPARE(reading.events[1].remoteMta, std::string("mx.x.example"));
    }

    void aMailThatArrivesAfterWaitingDoesNotExpire() {
        const Reading reading = read(
            postfixLine("4A: to=<a@x.example>, relay=none, dsn=4.4.1, status=deferred (later)") +
            postfixLine("4A: to=<a@x.example>, relay=none, dsn=2.0.0, status=sent (250 Ok)") +
            "Mar  3 10:15:00 out postfix/qmgr[7]: 4A: from=<n@s.example>, status=expired, "
            "returned to sender\n");
        QCOMPARE(reading.events.size(), std::size_t{2});
        QCOMPARE(eventKindId(reading.events[1].kind), std::string_view("delivered"));
    }

    void eximsRetryTimeoutTellsWhatTheServerSaidLast() {
        const Reading reading =
            read("2026-03-03 10:15:00 1tABCD-000001-2E == a@x.example R=d T=r defer (-44) "
                 "H=mx.x.example [192.0.2.1]: SMTP error from remote mail server after RCPT "
                 "TO:<a@x.example>: 452 4.2.2 full\n"
                 "2026-03-07 10:15:00 1tABCD-000001-2E ** a@x.example R=d T=r: retry timeout "
                 "exceeded\n"
                 "2026-03-07 10:15:00 1tABCD-000001-2E ** b@x.example: retry timeout exceeded\n");
        QCOMPARE(reading.events.size(), std::size_t{3});
        QCOMPARE(described(reading.events[1]),
                 std::string("bounce a@x.example 4.2.2 452 4.2.2 full"));
        QCOMPARE(described(reading.events[2]),
                 std::string("bounce b@x.example - retry timeout exceeded"));
    }

    void linesThatSayNothingAboutADeliveryGiveNoEvent() {
        const Reading reading =
            read("Mar  3 10:15:00 out postfix/smtpd[7]: NOQUEUE: reject: RCPT from x[192.0.2.1]: "
                 "550 5.1.1 <a@x.example>: unknown; from=<b@x.example> to=<a@x.example>\n"
                 "Mar  3 10:15:00 out cron[7]: to=<a@x.example>, status=bounced (no)\n" +
                 postfixLine("4A: to=<a@x.example>, relay=none") + // cut off
                 postfixLine("4A: to=<a@x.example>, relay=none, status=deliverable (probe)") +
                 "Mar  3 10:15:00 out sendmail[7]: 4A: to=<a@x.example>, dsn=4.0.0, stat=queued\n"
                 "2026-03-03 10:15:00 1tABCD-000001-2E <= n@s.example P=local\n");
        QVERIFY(reading.summary.has_value());
        QCOMPARE(reading.events.size(), std::size_t{0});
        QCOMPARE(reading.summary->itemCount, std::uint64_t{6});
    }

    void knowsWhereALineStandsAndReadsAnyLineEnd() {
        const std::string first = "Mar  3 10:15:00 out postfix/smtpd[7]: connect from x\r\n";
        const Reading reading =
            read(first + "Mar  3 10:15:00 out postfix/smtp[7]: 4A: to=<a@x.example>, dsn=5.1.1, "
                         "status=bounced (caf\xE9 ferm\xE9)");
        QCOMPARE(reading.events.size(), std::size_t{1});
        QCOMPARE(reading.events[0].place.messageOffset, std::uint64_t{first.size()});
        QCOMPARE(reading.events[0].place.file, std::string("mail.log"));
        QCOMPARE(reading.events[0].diagnostic, std::string("caf\u00E9 ferm\u00E9"));
    }

    void aLineOfAnyLengthIsPassed() {
        const std::string bounce =
            postfixLine("4A: to=<a@x.example>, dsn=5.1.1, status=bounced (unknown)");
        const Reading reading = read(bounce + "Mar  3 10:15:00 out postfix/smtp[7]: 4B: " +
                                     std::string(5'000'000, 'x') + '\n' + bounce);
        QCOMPARE(reading.events.size(), std::size_t{2});
        QCOMPARE(reading.summary->itemCount, std::uint64_t{3});
    }

    void keepsTheOrderOfManyLines() {
        std::string text;
        for (int number = 0; number < 20'000; ++number)
            text += postfixLine("4A: to=<r" + std::to_string(number) +
                                "@x.example>, dsn=5.1.1, status=bounced (unknown)");
        const Reading reading = read(text);
        QCOMPARE(reading.events.size(), std::size_t{20'000});
        for (std::size_t number = 0; number < 20'000; ++number)
            QCOMPARE(reading.events[number].recipient, "r" + std::to_string(number) + "@x.example");
    }

    void stopsWhenAsked() {
        std::string text;
        for (int number = 0; number < 20'000; ++number)
            text += postfixLine("4A: removed");
        CancelToken cancel;
        cancel.cancel();
        const Reading reading = read(text, cancel);
        QVERIFY(!reading.summary);
        QCOMPARE(reading.summary.error().code, ErrorCode::Cancelled);
    }

    void takesOnlyLogsOfMailSystemsForMailLogs() {
        const auto idOf = [](std::string_view sample) {
            const ReportFormat* const format = recogniseMailLog(sample);
            return format == nullptr ? std::string() : format->id;
        };
        QCOMPARE(idOf("Mar  3 10:15:00 out kernel: x\nMar  3 10:15:00 out postfix/smtpd[7]: y\n"),
                 std::string("postfix-log"));
        QCOMPARE(idOf("2026-03-03 10:15:00 1tABCD-000001-2E Completed\n"), std::string("exim-log"));
        QCOMPARE(idOf("Mar  3 10:15:00 out sm-mta[7]: y"), std::string("sendmail-log"));
        QCOMPARE(idOf("Mar  3 10:15:00 out kernel: x\n"), std::string());
        QCOMPARE(idOf("2026-03-03 10:15:00,ann@x.example,bounced\n"), std::string());
        QCOMPARE(
            idOf("email,text\na@x.example,\"Mar  3\nMar  3 10:15:00 out postfix/smtp[7]: y\"\n"),
            std::string());
    }
};

QTEST_GUILESS_MAIN(MailLogTest)
#include "tst_mail_log.moc"
