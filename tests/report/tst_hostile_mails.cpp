// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/mail_events.h"
#include "model/report/mail_reader.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <random>

using namespace listwright;

namespace {

std::vector<std::string> ownMails() {
    std::vector<std::string> mails;
    const QDir folder(QStringLiteral(LISTWRIGHT_TEST_DATA "/report/mails"));
    for (const QString& name : folder.entryList(QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            mails.push_back(file.readAll().toStdString());
    }
    return mails;
}

std::vector<DeliveryEvent> read(std::string text) {
    std::vector<DeliveryEvent> events;
    ProgressReporter progress;
    const auto summary = mailReader()->read(
        *bytesInMemory("hostile", std::move(text)),
        [&](std::vector<DeliveryEvent> batch) {
            events.insert(events.end(), batch.begin(), batch.end());
        },
        progress, CancelToken());
    return summary ? events : std::vector<DeliveryEvent>();
}

const std::string reportHeader =
    "Return-Path: <>\nFrom: MAILER-DAEMON@x.example\nTo: news@shop.example\n"
    "Subject: Undelivered Mail Returned to Sender\nMIME-Version: 1.0\n";

} // namespace

// Whatever the bytes, there is an event, soon, and nothing breaks.
class HostileMailsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void takesMailsThatBreakOffAnywhere() {
        for (const std::string& mail : ownMails())
            for (std::size_t length = 1; length < mail.size(); length += 7)
                QVERIFY(!read(mail.substr(0, length)).empty() ||
                        mail.substr(0, length).find_first_not_of("\r\n") == std::string::npos);
    }

    void takesMailsWithChangedBytes() {
        std::mt19937 random(20260303); // the same bytes in each run
        for (const std::string& mail : ownMails()) {
            for (int round = 0; round < 40; ++round) {
                std::string changed = mail;
                for (int flips = 0; flips < 1 + round / 4; ++flips)
                    changed[random() % changed.size()] = static_cast<char>(random() % 256);
                QVERIFY(!read(changed).empty());
            }
        }
    }

    void takesMailsWithLinesMovedAndDoubled() {
        std::mt19937 random(42);
        for (const std::string& mail : ownMails()) {
            for (int round = 0; round < 20; ++round) {
                std::string changed = mail;
                const std::size_t begin = random() % changed.size();
                const std::string piece = changed.substr(begin, 1 + random() % 200);
                changed.insert(random() % changed.size(), piece);
                changed.erase(random() % changed.size(), random() % 50);
                if (!changed.empty())
                    (void)read(changed);
            }
        }
    }

    void boundsTimeAndMemory_data() {
        QTest::addColumn<QByteArray>("mail");
        QByteArray nested = QByteArray::fromStdString(reportHeader);
        for (int depth = 0; depth < 10000; ++depth) {
            const QByteArray mark = QByteArray::number(depth);
            nested +=
                "Content-Type: multipart/mixed; boundary=\"b" + mark + "\"\n\n--b" + mark + "\n";
        }
        QTest::newRow("ten thousand nested parts") << nested;

        QByteArray mails = QByteArray::fromStdString(reportHeader);
        for (int depth = 0; depth < 10000; ++depth)
            mails += "Content-Type: message/rfc822\n\n";
        QTest::newRow("ten thousand mails in mails") << mails;

        QByteArray siblings = QByteArray::fromStdString(reportHeader) +
                              "Content-Type: multipart/mixed; boundary=b\n\n";
        for (int part = 0; part < 100000; ++part)
            siblings += "--b\n\nx\n";
        QTest::newRow("a hundred thousand parts") << siblings;

        QTest::newRow("a header of 12 MiB") << QByteArray::fromStdString(reportHeader) +
                                                   "X: " + QByteArray(12 * 1024 * 1024, 'x') +
                                                   "\n\nbody\n";
        QByteArray fields = QByteArray::fromStdString(reportHeader);
        for (int field = 0; field < 300000; ++field)
            fields += "X-Field: value\n";
        QTest::newRow("three hundred thousand fields") << fields + "\nbody\n";
        QTest::newRow("one line of 12 MiB")
            << QByteArray::fromStdString(reportHeader) + "\n" + QByteArray(12 * 1024 * 1024, 'a');
        QTest::newRow("a million at-signs")
            << QByteArray::fromStdString(reportHeader) + "\n" + QByteArray(1000000, '@');
        QTest::newRow("a million angles")
            << QByteArray::fromStdString(reportHeader) + "\n" + QByteArray(1000000, '<') + "a@b.c";
        QTest::newRow("NULs") << QByteArray::fromStdString(reportHeader) + "\n" +
                                     QByteArray(100000, '\0') + "<a@b.example>: 550 no\n";
        QByteArray recipients = QByteArray::fromStdString(reportHeader) + "\n";
        for (int number = 0; number < 50000; ++number)
            recipients += "<reader" + QByteArray::number(number) + "@mail.example>: 550 5.1.1 no\n";
        QTest::newRow("fifty thousand recipients") << recipients;
        QTest::newRow("open HTML") << QByteArray::fromStdString(reportHeader) +
                                          "Content-Type: text/html\n\n" +
                                          QByteArray("<style>").repeated(30000);
        QTest::newRow("nested JSON") << QByteArray("x-amz-sns-message-id: 1\nFrom: a@b.example\n\n"
                                                   "{\"notificationType\":") +
                                            QByteArray(200000, '[');
    }
    void boundsTimeAndMemory() {
        QFETCH(QByteArray, mail);
        QElapsedTimer timer;
        timer.start();
        QVERIFY(!read(mail.toStdString()).empty());
        QVERIFY2(timer.elapsed() < 20000, "takes far too long");
    }

    void readsTheNextMailBehindAHostileOne_data() {
        QTest::addColumn<QByteArray>("hostile");
        QTest::addColumn<bool>("isTold");
        const auto row = [](const char* name, const std::string& hostile, bool isTold) {
            QTest::newRow(name) << QByteArray::fromStdString(reportHeader + hostile) << isTold;
        };
        std::string nested;
        std::string same;
        std::string mails;
        std::string parts = "Content-Type: multipart/mixed; boundary=b\n\n";
        std::string fields;
        for (int count = 0; count < 20000; ++count) {
            const std::string mark = std::to_string(count);
            nested +=
                "Content-Type: multipart/mixed; boundary=\"b" + mark + "\"\n\n--b" + mark + "\n";
            same += "Content-Type: multipart/mixed; boundary=b\n\n--b\n";
            mails += "Content-Type: message/rfc822\n\n";
            parts += "--b\n\nx\n";
            fields += "X-" + mark + ": x\n";
        }
        row("parts in parts", nested, true);
        row("parts of one name in one another", same, true);
        row("mails in mails", mails, true);
        row("parts", parts + "--b--\n", true);
        row("fields without an end", fields + "not a field\n", true);
        row("a header longer than a mail may be",
            "X: " + std::string(std::size_t{17} << 20, 'x') + "\n\nbody\n", true);
        row("a line longer than a mail may be",
            '\n' + std::string(std::size_t{17} << 20, 'x') + '\n', true);
        row("NULs", '\n' + std::string(1 << 20, '\0') + '\n', true);
    }
    void readsTheNextMailBehindAHostileOne() {
        QFETCH(QByteArray, hostile);
        QFETCH(bool, isTold);
        const std::string text = "From x@y.example Tue Mar  3 10:15:00 2026\n" +
                                 hostile.toStdString() +
                                 "\nFrom x@y.example Tue Mar  3 10:16:00 2026\n" + reportHeader +
                                 "\n<ann@mail.example>: 550 5.1.1 no such user\n";
        std::vector<DeliveryEvent> events;
        ProgressReporter progress;
        const auto summary = mailReader()->read(
            *bytesInMemory("hostile.mbox", text),
            [&](std::vector<DeliveryEvent> batch) {
                events.insert(events.end(), batch.begin(), batch.end());
            },
            progress, CancelToken());
        QVERIFY(summary.has_value());
        QCOMPARE(summary->itemCount, std::uint64_t{2});
        QVERIFY(!events.empty());
        QCOMPARE(events.back().recipient, std::string("ann@mail.example"));
        QCOMPARE(summary->problems.count(ErrorCode::MailUnreadable),
                 std::uint64_t{isTold ? 1U : 0U});
        if (isTold)
            QCOMPARE(summary->problems.first().front().offset, std::optional<std::uint64_t>(0));
    }
};

QTEST_APPLESS_MAIN(HostileMailsTest)
#include "tst_hostile_mails.moc"
