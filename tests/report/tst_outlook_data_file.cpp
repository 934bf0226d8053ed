// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/intake/report_import.h"
#include "model/report/outlook_data_file.h"
#include "tests/report/pst_writer.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <random>

using namespace listwright;

namespace {

PstMessage message(const char* kind, const char* subject, const std::string& body) {
    PstMessage made;
    made.properties.text(0x001A, kind);
    made.properties.text(0x0037, subject);
    made.properties.text(0x1000, body);
    made.properties.time(0x0E06, 1'772'532'900);
    return made;
}

/// A report of Exchange about two recipients, which has no mail in it.
PstMessage exchangeReport() {
    PstMessage report = message("REPORT.IPM.Note.NDR", "Undeliverable: Spring news",
                                "Delivery has failed to these recipients or groups.");
    const auto recipient = [&](const char* address, std::uint32_t status, const char* words) {
        PstProperties one;
        one.text(0x39FE, address);
        one.text(0x3003, "/O=CORP/CN=SOMEBODY");
        one.number(0x0C20, status);
        one.text(0x0C1B, words);
        one.text(0x0C21, "mx.corp.example");
        report.recipients.push_back(one);
    };
    recipient("gone@corp.example", 511, "550 5.1.1 User unknown");
    recipient("off@corp.example", 521, "550 5.2.1 The mailbox has been disabled");
    return report;
}

/// A bounce that Outlook fetched from another mail server; its text is longer than a block.
PstMessage fetchedBounce(const std::string& address) {
    PstMessage bounce = message("IPM.Note", "Undelivered Mail Returned to Sender",
                                "This is the mail system at host mx.example.\r\n\r\nFrom now on" +
                                    std::string(9000, ' '));
    bounce.properties.text(0x007D, "From: MAILER-DAEMON@mx.example\r\nTo: news@shop.example\r\n"
                                   "Subject: Undelivered Mail Returned to Sender\r\n"
                                   "Date: Tue, 3 Mar 2026 10:15:00 +0000\r\n"
                                   "Content-Type: multipart/report;\r\n boundary=\"xyz\"\r\n\r\n");
    PstProperties status;
    status.text(0x370E, "message/delivery-status");
    status.binary(0x3701, "Reporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; " +
                              address +
                              "\r\nAction: failed\r\nStatus: 5.1.1\r\n"
                              "Diagnostic-Code: smtp; 550 5.1.1 User unknown\r\n");
    bounce.attachments.push_back(status);
    PstProperties sent;
    sent.text(0x370E, "message/rfc822");
    sent.binary(0x3701, "From: news@shop.example\r\nSubject: Spring news\r\n\r\n"
                        "From here on all is new.\r\nFrom a@b.example Fri Jul  8 12:08:34 2011\r\n"
                        "To: you\r\n");
    bounce.attachments.push_back(sent);
    return bounce;
}

std::string mailboxOfBounces() {
    PstWriter file;
    const std::uint32_t top = file.folder("Top of Personal Folders");
    const std::uint32_t inbox = file.folder("Inbox", top);
    file.message(inbox, exchangeReport());
    file.message(inbox, message("IPM.Appointment", "Lunch", "550 5.1.1 <nobody@corp.example>"));
    file.message(inbox, fetchedBounce("moved@corp.example"));
    const std::uint32_t bounces = file.folder("Bounces", inbox);
    file.message(bounces, fetchedBounce("left@corp.example"));
    file.folder("Empty", top);
    return file.bytes();
}

struct Found {
    QStringList lines; // of every event: the folder, the recipient, the kind, the reason
    QStringList problems;
};

} // namespace

class OutlookDataFileTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        if (!opensOutlookDataFiles())
            QSKIP("This build opens no Outlook data files.");
    }

    void bouncesOfAllFoldersAreRead() {
        const Found found = read(mailboxOfBounces());
        QCOMPARE(found.problems.join(u'\n'), QString());
        QCOMPARE(found.lines.join(u'\n'),
                 QStringLiteral("Top of Personal Folders/Inbox gone@corp.example bounce "
                                "user-unknown\n"
                                "Top of Personal Folders/Inbox off@corp.example bounce "
                                "mailbox-disabled\n"
                                "Top of Personal Folders/Inbox moved@corp.example bounce "
                                "user-unknown\n"
                                "Top of Personal Folders/Inbox/Bounces left@corp.example bounce "
                                "user-unknown"));
    }

    void manyMessagesAreRead() {
        PstWriter file;
        constexpr int folders = 4;
        constexpr int each = 300;
        for (int folder = 0; folder < folders; ++folder) {
            const std::uint32_t number = file.folder("Folder " + std::to_string(folder));
            for (int i = 0; i < each; ++i)
                file.message(number, fetchedBounce("a" + std::to_string(i) + "@corp.example"));
        }
        const Found found = read(file.bytes());
        QCOMPARE(found.problems.join(u'\n'), QString());
        QCOMPARE(found.lines.size(), folders * each);
        QCOMPARE(found.lines.last(),
                 QStringLiteral("Folder 3 a299@corp.example bounce user-unknown"));
    }

    // The library's memory is given back in between: the file is opened again.
    void soManyThatTheFileIsOpenedAgainAreAllRead() {
        PstWriter file;
        constexpr int folders = 5;
        constexpr int each = 70;
        for (int folder = 0; folder < folders; ++folder) {
            const std::uint32_t number = file.folder("F" + std::to_string(folder));
            for (int i = 0; i < each; ++i)
                file.message(number, message("IPM.Note", std::to_string(i).c_str(), "Text."));
        }
        std::map<std::string, int> found;
        const auto done = mailsOf(
            file.bytes(),
            [&](const std::string& folder, const std::string& mail) {
                const std::string subject =
                    "\r\nSubject: " + std::to_string(found[folder]++) + "\r\n";
                QVERIFY2(mail.find(subject) != std::string::npos, mail.c_str());
            },
            30);
        QVERIFY(done);
        QCOMPARE(found.size(), std::size_t{folders});
        for (const auto& [folder, mails] : found)
            QCOMPARE(mails, each);
    }

    void messagesInMessagesHaveALimit() {
        PstMessage outer = message("IPM.Note", "FW: look", "Level.");
        for (int i = 0; i < 10; ++i) {
            PstMessage around = message("IPM.Note", "FW: look", "Level.");
            around.inside.push_back(outer);
            outer = around;
        }
        PstWriter file;
        file.message(file.folder("Inbox"), outer);
        QString all;
        const auto done = mailsOf(file.bytes(), [&](const std::string&, const std::string& mail) {
            all += QString::fromStdString(mail);
        });
        QVERIFY(done);
        QCOMPARE(all.count(QStringLiteral("message/rfc822")), 3);
        QCOMPARE(all.count(QStringLiteral("Subject: FW: look")), 4);
    }

    void textsThatAreNotUnicodeAreDecoded() {
        PstMessage one = message("IPM.Note", "", "");
        one.properties.number(0x3FFD, 1251);
        one.properties.narrowText(0x0037, "\xCF\xE8\xF1\xFC\xEC\xEE");
        PstWriter file;
        file.message(file.folder("Inbox"), one);
        std::string mail;
        const auto done = mailsOf(
            file.bytes(), [&](const std::string&, const std::string& given) { mail = given; });
        QVERIFY(done);
        QVERIFY2(mail.find("Subject: Письмо\r\n") != std::string::npos, mail.c_str());
    }

    void theOthersOfADamagedFileStillCount() {
        std::string bytes = mailboxOfBounces();
        // The first block is that of the recipients of the first message: its table is no table.
        const std::size_t table = bytes.find("\xEC\x7C");
        QVERIFY(table != std::string::npos);
        bytes[table] = '\0';
        const Found found = read(bytes);
        QCOMPARE(found.problems.size(), 1);
        QVERIFY2(found.problems.front().contains(
                     QStringLiteral("bounces.pst/Top of Personal Folders/Inbox: ")) &&
                     found.problems.front().contains(QStringLiteral("message 1")),
                 qPrintable(found.problems.front()));
        QCOMPARE(found.lines.join(u'\n'),
                 QStringLiteral("Top of Personal Folders/Inbox moved@corp.example bounce "
                                "user-unknown\n"
                                "Top of Personal Folders/Inbox/Bounces left@corp.example bounce "
                                "user-unknown"));
    }

    // Cut and bent at many places: refused in words, or read; never a crash or an endless round.
    void hostileFilesAreRefused() {
        const std::string whole = mailboxOfBounces();
        const auto ignored = [](const std::string&, const std::string&) {};
        for (std::size_t cut = 4; cut < whole.size(); cut += 499) {
            const auto done = mailsOf(whole.substr(0, cut), ignored);
            QVERIFY(done || !remedy(done.error()).empty());
        }
        const auto head = mailsOf(whole.substr(0, 600), ignored);
        QVERIFY(!head);
        QVERIFY2(message(head.error()).find("The Outlook data file cannot be read") !=
                     std::string::npos,
                 message(head.error()).c_str());
        std::vector<std::size_t> used;
        for (std::size_t at = 4; at < whole.size(); ++at)
            if (whole[at] != 0 && whole[at] != ' ')
                used.push_back(at);
        std::mt19937 random(1); // NOLINT(cert-msc32-c,cert-msc51-cpp) the same every time
        for (int round = 0; round < 1500; ++round) {
            std::string bent = whole;
            for (unsigned change = 0; change <= random() % 3; ++change)
                bent[used[random() % used.size()]] = static_cast<char>(random());
            const auto done = mailsOf(bent, ignored);
            QVERIFY(done || !remedy(done.error()).empty());
        }
    }

    void aCancelLeavesNothing() {
        const std::string path = written(mailboxOfBounces());
        const CancelToken cancel;
        OutlookDataSink sink;
        int mails = 0;
        sink.mail = [&](const std::string&, const std::string&) -> Result<void> {
            ++mails;
            cancel.cancel();
            return {};
        };
        sink.problem = [](const Error&) {};
        std::uint64_t lastDone = 0;
        ProgressReporter progress([&](Progress at) {
            QVERIFY(at.done > lastDone && at.done <= at.total);
            lastDone = at.done;
        });
        const auto done = readOutlookDataFile(SourceFile(path), sink, progress, cancel);
        QVERIFY(!done && done.error().code == ErrorCode::Cancelled);
        QCOMPARE(mails, 1);
        QVERIFY(lastDone > 0);

        ProgressReporter none;
        const ExpandedPaths found = expandPaths({path}, none, cancel);
        QVERIFY(found.files.empty());
    }

private:
    std::string written(const std::string& bytes) const {
        const QString path = m_folder.filePath(QStringLiteral("bounces.pst"));
        QFile file(path);
        const auto size = static_cast<qint64>(bytes.size());
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes.data(), size) != size)
            qFatal("%s cannot be written", qPrintable(path));
        return path.toStdString();
    }

    template <typename Take>
    Result<void> mailsOf(const std::string& bytes, const Take& take,
                         std::uint64_t mostBetweenOpenings = 50'000) const {
        OutlookDataSink sink;
        sink.mail = [&](const std::string& folder, const std::string& mail) -> Result<void> {
            take(folder, mail);
            return {};
        };
        sink.problem = [](const Error&) {};
        ProgressReporter progress;
        return readOutlookDataFile(SourceFile(written(bytes)), sink, progress, CancelToken(),
                                   mostBetweenOpenings);
    }

    Found read(const std::string& bytes) const {
        Found found;
        const std::string path = written(bytes);
        const ExpandedPaths expanded = expandPaths({path});
        for (const Error& error : expanded.errors)
            found.problems << QString::fromStdString(listwright::message(error));
        const auto id = [](std::string_view text) {
            return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
        };
        for (const SourceFile& source : expanded.files) {
            const auto file = sniffFile(source);
            if (!file || file->formatId != "mbox") {
                found.problems << QStringLiteral("%1 is no mbox").arg(id(source.name));
                continue;
            }
            const QString folder = id(source.name).mid(static_cast<int>(path.size()) + 1);
            ProgressReporter progress;
            const auto summary = readReport(
                *file, standardClassifier(),
                [&](const std::vector<ClassifiedEvent>& all) {
                    for (const ClassifiedEvent& one : all)
                        found.lines << QStringList{folder, id(one.event.recipient),
                                                   id(eventKindId(one.event.kind)),
                                                   id(reasonId(one.classification.reason))}
                                           .join(u' ');
                },
                progress, CancelToken());
            if (!summary)
                found.problems << QString::fromStdString(listwright::message(summary.error()));
            else if (!summary->problems.isEmpty())
                found.problems << QString::fromStdString(
                    listwright::message(summary->problems.first().front()));
        }
        return found;
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(OutlookDataFileTest)
#include "tst_outlook_data_file.moc"
