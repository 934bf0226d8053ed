// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/mbox_scanner.h"

#include <QTest>

#include <algorithm>
#include <cstring>

using namespace listwright;

namespace {

struct Scanned {
    std::uint64_t offset;
    std::string bytes;
    bool isCut;
};

std::vector<Scanned> scan(const ByteSource& source,
                          std::size_t limit = MboxScanner::standardLimit) {
    MboxScanner scanner(source, limit);
    std::vector<Scanned> mails;
    while (true) {
        auto mail = scanner.next();
        if (!mail || !*mail)
            return mails;
        mails.push_back({(*mail)->offset, (*mail)->bytes, (*mail)->isCut});
    }
}

std::vector<Scanned> scan(std::string text, std::size_t limit = MboxScanner::standardLimit) {
    return scan(*bytesInMemory("test", std::move(text)), limit);
}

const std::string fromLine = "From ann@x.example Tue Mar  3 10:15:00 2026\n";
const std::string first = "Subject: one\n\nFirst body.\n";
const std::string second = "Subject: two\n\nSecond body.\n";

/// A file that is made while it is read: a beginning, one byte many times over, an end.
class LongSource final : public ByteSource {
public:
    LongSource(std::string beginning, std::uint64_t filling, std::string end)
        : m_beginning(std::move(beginning))
        , m_filling(filling)
        , m_last(std::move(end)) {}
    const std::string& name() const override { return m_name; }
    std::uint64_t size() const override { return m_beginning.size() + m_filling + m_last.size(); }
    Result<std::size_t> readAt(std::uint64_t offset, std::span<char> target) const override {
        m_mostAtOnce = std::max(m_mostAtOnce, target.size());
        std::size_t count = 0;
        for (; count < target.size() && offset + count < size(); ++count) {
            const std::uint64_t at = offset + count;
            if (at < m_beginning.size()) {
                target[count] = m_beginning[at];
            } else if (at < m_beginning.size() + m_filling) {
                const auto run = static_cast<std::size_t>(std::min<std::uint64_t>(
                    target.size() - count, m_beginning.size() + m_filling - at));
                std::memset(target.data() + count, 'x', run);
                count += run - 1;
            } else {
                target[count] = m_last[at - m_beginning.size() - m_filling];
            }
        }
        return count;
    }
    Result<void> checkUnchanged() const override { return {}; }
    std::size_t mostAtOnce() const { return m_mostAtOnce; }

private:
    std::string m_name = "long";
    std::string m_beginning;
    std::uint64_t m_filling;
    std::string m_last;
    mutable std::size_t m_mostAtOnce = 0;
};

/// Bytes in memory that know how often each was read.
class CountedSource final : public ByteSource {
public:
    explicit CountedSource(std::string bytes)
        : m_bytes(std::move(bytes))
        , m_reads(m_bytes.size()) {}
    const std::string& name() const override { return m_name; }
    std::uint64_t size() const override { return m_bytes.size(); }
    Result<std::size_t> readAt(std::uint64_t offset, std::span<char> target) const override {
        const std::size_t begin = std::min<std::uint64_t>(offset, m_bytes.size());
        const std::size_t count = std::min(target.size(), m_bytes.size() - begin);
        std::memcpy(target.data(), m_bytes.data() + begin, count);
        for (std::size_t at = begin; at < begin + count; ++at)
            ++m_reads[at];
        return count;
    }
    Result<void> checkUnchanged() const override { return {}; }
    std::size_t bytesRead(unsigned times) const {
        return static_cast<std::size_t>(std::count(m_reads.begin(), m_reads.end(), times));
    }

private:
    std::string m_name = "counted";
    std::string m_bytes;
    mutable std::vector<unsigned char> m_reads;
};

/// A mail of about so many bytes, whose lines are all different. With its length, if that is told.
std::string mailOf(std::size_t size, bool tellsLength) {
    std::string body;
    while (body.size() < size)
        body += "line " + std::to_string(body.size()) + "\nFrom here on: nothing.\n";
    std::string mail = "Subject: one\n";
    if (tellsLength)
        mail += "Content-Length: " + std::to_string(body.size()) + "\n";
    return mail + "\n" + body + "\n";
}

} // namespace

class MboxScannerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsTheMailsAndTheirOffsets() {
        const auto mails = scan(fromLine + first + "\n" + fromLine + second);
        QCOMPARE(mails.size(), std::size_t{2});
        QCOMPARE(mails[0].offset, std::uint64_t{0});
        QCOMPARE(mails[0].bytes, first + "\n");
        QCOMPARE(mails[1].offset, std::uint64_t{fromLine.size() + first.size() + 1});
        QCOMPARE(mails[1].bytes, second);
    }

    void takesFromLinesOfManyPrograms_data() {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("asctime") << QByteArray("From ann@x.example Tue Mar  3 10:15:00 2026");
        QTest::newRow("Thunderbird") << QByteArray("From - Tue Mar 03 10:15:00 2026");
        QTest::newRow("Takeout") << QByteArray(
            "From 1234567890@xxx Tue Mar 03 10:15:00 +0000 2026");
        QTest::newRow("no date") << QByteArray("From ???@???");
        QTest::newRow("daemon") << QByteArray("From MAILER-DAEMON  Tue Mar  3 10:15 2026");
    }
    void takesFromLinesOfManyPrograms() {
        QFETCH(QByteArray, line);
        const std::string from = line.toStdString() + '\n';
        QCOMPARE(scan(from + first + "\n" + from + second).size(), std::size_t{2});
    }

    void leavesQuotedAndSpokenFromInTheBody() {
        const std::string body = "Subject: one\n\n>From the beginning at 10:15 on\n\n"
                                 "From now on we open at 10:15 every day.\nReally.\n";
        const auto mails = scan(fromLine + body + "\n" + fromLine + second);
        QCOMPARE(mails.size(), std::size_t{2});
        QCOMPARE(mails[0].bytes, body + "\n");
    }

    void believesAContentLengthThatLeadsToTheNextMail() {
        const std::string body = "Hello\n\n" + fromLine + "Subject: quoted\n\nnot a mail\n";
        const std::string mail =
            "Subject: one\nContent-Length: " + std::to_string(body.size()) + "\n\n" + body;
        const auto mails = scan(fromLine + mail + "\n" + fromLine + second);
        QCOMPARE(mails.size(), std::size_t{2});
        QCOMPARE(mails[0].bytes, mail + "\n");
    }

    void overlooksAContentLengthThatLeadsNowhere() {
        const std::string mail = "Subject: one\nContent-Length: 3\n\nA longer body.\n\n";
        QCOMPARE(scan(fromLine + mail + fromLine + second).size(), std::size_t{2});
        const std::string huge = "Subject: one\nContent-Length: 99999999999999999999\n\nBody.\n\n";
        QCOMPARE(scan(fromLine + huge + fromLine + second).size(), std::size_t{2});
    }

    void needsNoEmptyLineBeforeAFullFromLine() {
        QCOMPARE(scan(fromLine + first + fromLine + second).size(), std::size_t{2});
    }

    void readsOtherLineEnds_data() {
        QTest::addColumn<QByteArray>("lineEnd");
        QTest::newRow("CRLF") << QByteArray("\r\n");
        QTest::newRow("CR") << QByteArray("\r");
    }
    void readsOtherLineEnds() {
        QFETCH(QByteArray, lineEnd);
        QByteArray text = QByteArray::fromStdString(fromLine + first + "\n" + fromLine + second);
        text.replace("\n", lineEnd);
        const auto mails = scan(text.toStdString());
        QCOMPARE(mails.size(), std::size_t{2});
        QVERIFY(mails[1].bytes.starts_with("Subject: two"));
    }

    void takesAFileWithoutFromLineForOneMail() {
        const auto mails = scan(first + "\n" + fromLine + second);
        QCOMPARE(mails.size(), std::size_t{1});
        QCOMPARE(mails[0].bytes, first + "\n" + fromLine + second);
    }

    void readsAnEmlxByItsCount() {
        const std::string text =
            std::to_string(first.size()) + "      \n" + first + "<?xml version=\"1.0\"?><plist/>";
        const auto mails = scan(text);
        QCOMPARE(mails.size(), std::size_t{1});
        QCOMPARE(mails[0].bytes, first);
    }

    void overlooksMarkAndEmptyLinesAtTheBeginning() {
        const auto mails = scan("\xEF\xBB\xBF\r\n\n" + fromLine + first);
        QCOMPARE(mails.size(), std::size_t{1});
        QCOMPARE(mails[0].offset, std::uint64_t{6});
    }

    void findsASeparatorAcrossTheWindowsEdge() {
        // The window is one MiB; the next From_ line moves over its edge byte by byte.
        constexpr std::size_t window = std::size_t{1024} * 1024;
        for (std::size_t shift = 0; shift < 60; ++shift) {
            std::string mail = "Subject: one\n\n";
            mail.append(window - fromLine.size() - mail.size() - 40 + shift, 'x');
            mail += "\n\n";
            const auto mails = scan(fromLine + mail + fromLine + second);
            QCOMPARE(mails.size(), std::size_t{2});
            QCOMPARE(mails[0].bytes, mail);
            QCOMPARE(mails[1].bytes, second);
        }
    }

    void keepsTheBeginningOfAMailThatIsTooLong() {
        const auto mails =
            scan(fromLine + first + std::string(5000, 'x') + "\n\n" + fromLine + second, 1000);
        QCOMPARE(mails.size(), std::size_t{2});
        QVERIFY(mails[0].isCut);
        QCOMPARE(mails[0].bytes.size(), std::size_t{1000});
        QVERIFY(!mails[1].isCut);
        QCOMPARE(mails[1].bytes, second);
    }

    void readsPastALineOfOneGigabyteInLittleMemory() {
        const LongSource source(fromLine + first, std::uint64_t{1} << 30,
                                "\n\n" + fromLine + second);
        const auto mails = scan(source, 64 * 1024);
        QCOMPARE(mails.size(), std::size_t{2});
        QVERIFY(mails[0].isCut);
        QCOMPARE(mails[1].bytes, second);
        QVERIFY(source.mostAtOnce() <= std::size_t{1024} * 1024);
    }

    void readsAFromLineOfOneGigabyte() {
        const LongSource source("From ann@x.example ", std::uint64_t{1} << 30,
                                " 10:15:00 2026\n" + first);
        QCOMPARE(scan(source, 64 * 1024).size(), std::size_t{1});
    }

    void readsEveryByteOnce_data() {
        QTest::addColumn<QList<quint64>>("sizes");
        QTest::addColumn<bool>("tellsLength");
        QTest::addColumn<bool>("isMbox");
        constexpr quint64 mega = quint64{1} << 20;
        QTest::newRow("small mails") << QList<quint64>(900, 5000) << false << true;
        QTest::newRow("around a MiB")
            << QList<quint64>{mega - 200, mega, mega + 1, 2 * mega, 100} << false << true;
        QTest::newRow("large mails")
            << QList<quint64>{3 * mega + 7, 20, 7 * mega, 2 * mega + 9, 30} << false << true;
        QTest::newRow("with their length")
            << QList<quint64>{3 * mega + 7, 20, 7 * mega, 2 * mega + 9, 30} << true << true;
        QTest::newRow("longer than is kept") << QList<quint64>{18 * mega, 20} << false << true;
        QTest::newRow("one mail") << QList<quint64>{5 * mega} << false << false;
        QTest::newRow("one small mail") << QList<quint64>{5000} << false << false;
    }
    void readsEveryByteOnce() {
        QFETCH(QList<quint64>, sizes);
        QFETCH(bool, tellsLength);
        QFETCH(bool, isMbox);
        std::string file;
        std::vector<std::string> mails;
        for (const quint64 size : sizes) {
            mails.push_back(mailOf(size, tellsLength));
            file += (isMbox ? fromLine : std::string()) + mails.back();
        }
        const std::size_t length = file.size();
        const CountedSource source(std::move(file));
        const auto scanned = scan(source);
        QCOMPARE(scanned.size(), mails.size());
        for (std::size_t at = 0; at < mails.size(); ++at) {
            QCOMPARE(scanned[at].isCut, mails[at].size() > MboxScanner::standardLimit);
            QVERIFY(scanned[at].bytes == mails[at].substr(0, MboxScanner::standardLimit));
        }
        // A mail's own length is believed when another mail begins there, which takes a look.
        const std::size_t looks = tellsLength ? mails.size() * MailWindow::peekSize : 0;
        QVERIFY(source.bytesRead(2) <= looks);
        QCOMPARE(source.bytesRead(1) + source.bytesRead(2), length);
    }

    void readsNothingOfALongMailThatTellsItsLength() {
        const std::string mail = mailOf(std::size_t{40} << 20, true);
        const CountedSource source(fromLine + mail + fromLine + second);
        const auto mails = scan(source);
        QCOMPARE(mails.size(), std::size_t{2});
        QVERIFY(mails[0].isCut);
        QCOMPARE(mails[1].bytes, second);
        QVERIFY(source.bytesRead(0) > std::size_t{20} << 20); // of what is not kept
    }

    void findsNothingInAnEmptyFile() {
        QVERIFY(scan(std::string()).empty());
        QVERIFY(scan(std::string("\n\n\n")).empty());
    }
};

QTEST_APPLESS_MAIN(MboxScannerTest)
#include "tst_mbox_scanner.moc"
