// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/intake/report_import.h"
#include "model/report/outlook_mail.h"
#include "tests/report/compound_writer.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace listwright;

namespace {

/// A report of Exchange about two recipients, which has no mail in it.
std::string exchangeReport() {
    CompoundWriter file;
    file.numbers({}, 32);
    file.text("001A", "REPORT.IPM.Note.NDR");
    file.text("0037", "Undeliverable: Spring news");
    file.text("0C1F", "/O=CORP/CN=EXCHANGE");
    file.text("1000", "Delivery has failed to these recipients or groups.");
    const auto recipient = [&](const char* name, const char* address, std::uint32_t status,
                               const char* words) {
        const std::size_t one = file.storage(name);
        file.numbers({{0x0C20, status}}, 8, one);
        file.text("39FE", address, one);
        file.text("3003", "/O=CORP/CN=SOMEBODY", one);
        file.text("0C1B", words, one);
        file.text("0C21", "mx.corp.example", one);
    };
    recipient("__recip_version1.0_#00000000", "gone@corp.example", 511, "550 5.1.1 User unknown");
    recipient("__recip_version1.0_#00000001", "off@corp.example", 521,
              "550 5.2.1 The mailbox has been disabled");
    return file.bytes();
}

/// A bounce that Outlook fetched from another mail server: its header fields and its text.
std::string fetchedBounce() {
    CompoundWriter file;
    file.numbers({}, 32);
    file.text("001A", "IPM.Note");
    file.text("007D", "Received: from a.example\r\n by b.example\r\n"
                      "From: MAILER-DAEMON@mx.example\r\nTo: news@shop.example\r\n"
                      "Subject: Undelivered Mail Returned to Sender\r\n"
                      "Date: Tue, 3 Mar 2026 10:15:00 +0000\r\n"
                      "Content-Type: multipart/report;\r\n boundary=\"xyz\"\r\n\r\n");
    file.text("1000", "This is the mail system at host mx.example.\r\n\r\n"
                      "<gone@corp.example>: host mx.corp.example said: 550 5.1.1 User unknown\r\n" +
                          std::string(5000, ' '));
    const std::size_t attached = file.storage("__attach_version1.0_#00000000");
    file.numbers({}, 8, attached);
    file.text("370E", "message/delivery-status", attached);
    file.stream("__substg1.0_37010102",
                "Reporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; "
                "gone@corp.example\r\nAction: failed\r\nStatus: 5.1.1\r\n"
                "Diagnostic-Code: smtp; 550 5.1.1 User unknown\r\n",
                attached);
    return file.bytes();
}

/// Forwarded: the report is a message in a message.
std::string forwarded(int depth) {
    CompoundWriter file;
    file.numbers({}, 32);
    file.text("001A", "IPM.Note");
    file.text("0037", "FW: look");
    file.text("1000", "See below.");
    std::size_t at = 0;
    for (int i = 0; i < depth; ++i) {
        const std::size_t attached = file.storage("__attach_version1.0_#00000000", at);
        file.numbers({}, 8, attached);
        at = file.storage("__substg1.0_3701000D", attached);
        file.numbers({}, 24, at);
        file.text("001A", "IPM.Note", at);
        file.text("1000", "Level.", at);
    }
    return file.bytes();
}

/// Where the entry of the next stream of that name stands; the end where there is none.
std::size_t entryNamed(const std::string& file, const std::string& ascii, std::size_t from) {
    std::string wide;
    for (const char letter : ascii)
        wide.append({letter, '\0'});
    return std::min(file.find(wide, from), file.size());
}

/// A report of many recipients, what was said about each being the same bytes of the file.
std::string sharedBytes() {
    constexpr int recipients = 200;
    CompoundWriter file;
    file.numbers({}, 32);
    file.text("001A", "REPORT.IPM.Note.NDR");
    file.text("1001", std::string(20'000, 'a'));
    for (int i = 0; i < recipients; ++i) {
        const std::size_t one = file.storage("__recip_version1.0_#" + std::to_string(i));
        file.text("39FE", "gone@corp.example", one);
        file.text("0C1B", "550 5.1.1 User unknown", one);
    }
    std::string bytes = file.bytes();
    constexpr std::size_t placeAndSize = 0x74; // of an entry
    const std::size_t text = entryNamed(bytes, "__substg1.0_1001001F", 0);
    for (std::size_t at = 0; (at = entryNamed(bytes, "__substg1.0_0C1B001F", at)) < bytes.size();
         ++at)
        for (std::size_t i = 0; i < 8; ++i)
            bytes[at + placeAndSize + i] = bytes[text + placeAndSize + i];
    return bytes;
}

Result<std::string> mailOf(const std::string& bytes) {
    const auto file = CompoundFile::open(bytesInMemory("bounce.msg", bytes));
    if (!file)
        return tl::unexpected(file.error());
    return outlookMail(*file);
}

} // namespace

class OutlookMailTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void bouncesAreReadAsReports_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("events");
        QTest::newRow("a report of Exchange")
            << QByteArray::fromStdString(exchangeReport())
            << QStringLiteral("gone@corp.example bounce user-unknown\n"
                              "off@corp.example bounce mailbox-disabled");
        QTest::newRow("a bounce from elsewhere")
            << QByteArray::fromStdString(fetchedBounce())
            << QStringLiteral("gone@corp.example bounce user-unknown");
    }

    void bouncesAreReadAsReports() {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, events);
        const std::string path = written(bytes);
        const ExpandedPaths found = expandPaths({path});
        QVERIFY2(found.errors.empty(),
                 found.errors.empty() ? "" : message(found.errors.front()).c_str());
        QCOMPARE(found.files.size(), std::size_t{1});
        QCOMPARE(found.files.front().name, path);
        const auto file = sniffFile(found.files.front());
        QVERIFY2(file, file ? "" : message(file.error()).c_str());
        QCOMPARE(file->formatId, std::string("mail"));
        QStringList lines;
        const auto id = [](std::string_view text) {
            return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
        };
        ProgressReporter progress;
        const auto summary = readReport(
            *file, standardClassifier(),
            [&](const std::vector<ClassifiedEvent>& all) {
                for (const ClassifiedEvent& one : all)
                    lines << QStringList{id(one.event.recipient), id(eventKindId(one.event.kind)),
                                         id(reasonId(one.classification.reason))}
                                 .join(u' ');
            },
            progress, CancelToken());
        QVERIFY(summary);
        QCOMPARE(lines.join(u'\n'), events);
    }

    void messagesInMessagesHaveALimit() {
        const auto mail = mailOf(forwarded(2));
        QVERIFY(mail);
        QCOMPARE(QString::fromStdString(*mail).count(QStringLiteral("message/rfc822")), 2);
        QCOMPARE(
            QString::fromStdString(*mailOf(forwarded(50))).count(QStringLiteral("message/rfc822")),
            3);
    }

    void otherOfficeFilesAreTold() {
        CompoundWriter document;
        document.stream("WordDocument", "text");
        const std::string path = written(QByteArray::fromStdString(document.bytes()));
        const ExpandedPaths found = expandPaths({path});
        QCOMPARE(found.files.size(), std::size_t{1});
        const auto file = sniffFile(found.files.front());
        QVERIFY(!file && file.error().code == ErrorCode::FileBinary);
    }

    // Every place cut and every byte of the tables bent: refused in words, or read; never a crash
    // or an endless round.
    void hostileFilesAreRefused() {
        const std::string whole = exchangeReport();
        for (std::size_t cut = 8; cut < whole.size(); cut += 97) {
            const auto mail = mailOf(whole.substr(0, cut));
            if (!mail)
                QVERIFY(mail.error().code == ErrorCode::MailUnreadable);
        }
        QVERIFY(!mailOf(whole.substr(0, 300)));
        QVERIFY(!mailOf(whole.substr(0, 1024)));
        for (std::size_t at = 8; at < whole.size(); at += 3)
            for (const char value : {'\0', '\1', '\x7F', '\xFF'}) {
                std::string bent = whole;
                bent[at] = value;
                const auto mail = mailOf(bent);
                QVERIFY(mail || !remedy(mail.error()).empty());
            }
        // The first sector of the table points at itself.
        std::string circle = fetchedBounce();
        const std::size_t table = circle.size() - 512;
        for (std::uint32_t sector = 0; sector < 20; ++sector)
            for (std::size_t i = 0; i < 4; ++i)
                circle[table + 4 * sector + i] = static_cast<char>(sector >> (8 * i) & 0xFF);
        const auto mail = mailOf(circle);
        QVERIFY(!mail);
        QVERIFY2(message(mail.error()).find("in a circle") != std::string::npos,
                 message(mail.error()).c_str());
    }

    // Else some kilobytes of file would be gigabytes of mail.
    void streamsDoNotShareBytes() {
        const std::string bytes = sharedBytes();
        QVERIFY(entryNamed(bytes, "__substg1.0_0C1B001F", 0) < bytes.size());
        const auto mail = mailOf(bytes);
        QVERIFY(!mail);
        QVERIFY(mail.error().code == ErrorCode::MailUnreadable);
        QVERIFY2(message(mail.error()).find("longer than the file") != std::string::npos,
                 message(mail.error()).c_str());
    }

private:
    std::string written(const QByteArray& bytes) const {
        const QString path = m_folder.filePath(QStringLiteral("bounce.msg"));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("%s cannot be written", qPrintable(path));
        return path.toStdString();
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(OutlookMailTest)
#include "tst_outlook_mail.moc"
