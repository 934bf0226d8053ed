// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/program_run.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace listwright;

namespace {

ProgramRun classify(const QStringList& arguments) {
    return runProgram(QStringList{QStringLiteral("classify")} + arguments);
}

} // namespace

class ClassifyTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void printsALineAnEvent() {
        const ProgramRun outcome = classify({testMail(QStringLiteral("qmail.eml"))});
        QCOMPARE(outcome.exitCode, 0);
        QCOMPARE(outcome.lines().size(), 3);
        QCOMPARE(outcome.lines()[0],
                 QByteArray("file\toffset\tevent\trecipient\tstatus\treply\ttype\treason\tcause\t"
                            "proposal\tconfidence\trule\tprovider\tdate\tdiagnostic"));
        const auto columns = outcome.lines()[1].split('\t');
        QCOMPARE(columns.size(), 15);
        QVERIFY(columns[0].endsWith("/report/mails/qmail.eml"));
        QCOMPARE(columns.mid(2, 6), (QList<QByteArray>{"bounce", "olga@mail.example", "5.1.1",
                                                       "550", "hard", "user-unknown"}));
        QVERIFY(outcome.err.isEmpty());
    }

    void printsNoneForAMailThatIsNoReport() {
        const ProgramRun outcome = classify({testMail(QStringLiteral("ordinary.eml"))});
        QCOMPARE(outcome.exitCode, 0);
        QCOMPARE(outcome.lines().size(), 2);
        QCOMPARE(outcome.lines()[1].split('\t')[2], QByteArray("none"));
    }

    void printsJsonWithTheSameEvents() {
        const ProgramRun outcome = classify({testMail(QStringLiteral("exim.eml")),
                                             QStringLiteral("--format"), QStringLiteral("json")});
        QCOMPARE(outcome.exitCode, 0);
        const QJsonArray events = QJsonDocument::fromJson(outcome.out).array();
        QCOMPARE(events.size(), 2);
        QCOMPARE(events[1].toObject()[QStringLiteral("recipient")].toString(),
                 QStringLiteral("kim@corp.example"));
    }

    void readsFoldersAndMaildirsInAStableOrder() {
        QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkpath(QStringLiteral("box/cur")));
        QVERIFY(QDir(folder.path()).mkpath(QStringLiteral("box/new")));
        QVERIFY(QDir(folder.path()).mkpath(QStringLiteral("box/tmp")));
        for (const auto* place : {"box/cur/b", "box/new/a", "box/tmp/c"})
            QVERIFY(QFile::copy(testMail(QStringLiteral("yahoo.eml")),
                                folder.filePath(QString::fromLatin1(place))));
        const ProgramRun outcome = classify({folder.path()});
        QCOMPARE(outcome.exitCode, 0);
        QCOMPARE(outcome.lines().size(), 3);
        QVERIFY(
            outcome.lines()[1].startsWith(folder.filePath(QStringLiteral("box/cur/b")).toUtf8()));
        QVERIFY(
            outcome.lines()[2].startsWith(folder.filePath(QStringLiteral("box/new/a")).toUtf8()));
    }

    void tellsWhatCannotBeReadAndReadsTheRest() {
        QTemporaryDir folder;
        QVERIFY(writeFile(folder.filePath(QStringLiteral("empty.eml")), {}));
        QVERIFY(QFile::copy(testMail(QStringLiteral("yahoo.eml")),
                            folder.filePath(QStringLiteral("good.eml"))));
        const ProgramRun outcome = classify({folder.path()});
        QCOMPARE(outcome.exitCode, 1);
        QCOMPARE(outcome.lines().size(), 3);
        const auto unreadable = outcome.lines()[1].split('\t');
        QCOMPARE(unreadable[2], QByteArray("unreadable"));
        QCOMPARE(unreadable[14], QByteArray("The file is empty."));
        QVERIFY(outcome.err.contains("empty.eml: The file is empty."));
        QCOMPARE(outcome.lines()[2].split('\t')[2], QByteArray("bounce"));
    }

    void tellsThatAnMboxIsCutOff() {
        QTemporaryDir folder;
        QFile whole(testMail(QStringLiteral("qmail.eml")));
        QVERIFY(whole.open(QIODevice::ReadOnly));
        const QByteArray bytes = "From x@y.example Tue Mar  3 10:15:00 2026\n" + whole.readAll();
        const QString path = folder.filePath(QStringLiteral("cut.mbox"));
        QVERIFY(writeFile(path, bytes.left(bytes.size() - 5)));
        const ProgramRun outcome = classify({path});
        QCOMPARE(outcome.exitCode, 1);
        QCOMPARE(outcome.lines().size(), 3);
        QVERIFY(outcome.err.contains("cut.mbox, byte 0: The last mail is cut off."));
    }

    void readsTablesAsTold() {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("back.csv"));
        QVERIFY(writeFile(path, "who;sent;back;why\n"
                                "ann@corp.example;2026-01-02;2026-03-04;550 5.1.1 user unknown\n"));
        const auto dateWith = [&](const QStringList& options) {
            const ProgramRun run = classify(QStringList{path} + options);
            return run.exitCode == 0 ? run.lines()[1].split('\t')[13] : run.err;
        };
        const auto column = [](const char* choice) {
            return QStringList{QStringLiteral("--report-column"), QString::fromLatin1(choice)};
        };
        QCOMPARE(dateWith(column("date=sent")), QByteArray("2026-01-02T00:00:00Z"));
        QCOMPARE(dateWith(column("date=Back")), QByteArray("2026-03-04T00:00:00Z"));
        QCOMPARE(dateWith(column("date=")), QByteArray());
        QCOMPARE(dateWith(column("date=gone") + column("date=back")),
                 QByteArray("2026-03-04T00:00:00Z"));
        QVERIFY(dateWith(column("date=gone")).contains("There is no column \"gone\"."));
        QVERIFY(dateWith(column("when=sent")).contains("with one of the roles address, "));
        const ProgramRun wrong = classify(QStringList{path} + column("date=why"));
        QCOMPARE(wrong.exitCode, 1);
        QCOMPARE(wrong.lines().size(), 2); // the header and the event
        QVERIFY2(
            wrong.err.contains("row 2: The cell says nothing of what its column was chosen for "
                               "(date: \"550 5.1.1 user unknown\")."),
            wrong.err.constData());

        const auto readAs = [&](const char* format, const QStringList& more) {
            return classify(
                QStringList{path, QStringLiteral("--read-as"), QString::fromLatin1(format)} + more);
        };
        QCOMPARE(readAs("mbox", {}).exitCode, 2);
        QCOMPARE(readAs("mailgun-unsubscribes-csv", {}).exitCode, 3);
        const ProgramRun read = readAs("mailgun-unsubscribes-csv", column("address=who"));
        QCOMPARE(read.exitCode, 0);
        QCOMPARE(read.lines()[1].split('\t')[2], QByteArray("unsubscribe"));
    }

    void aListIsAReportWhereItHasTheChosenColumns() {
        QTemporaryDir folder;
        QVERIFY(writeFile(folder.filePath(QStringLiteral("a.csv")),
                          "mail,left\nann@corp.example,2026-03-04\n"));
        QVERIFY(
            writeFile(folder.filePath(QStringLiteral("b.csv")), "mail,name\nbo@corp.example,Bo\n"));
        const ProgramRun run = classify(
            {folder.path(), QStringLiteral("--report-column"), QStringLiteral("date=left")});
        QCOMPARE(run.exitCode, 0);
        QCOMPARE(run.lines()[1].split('\t')[2], QByteArray("bounce"));
        QCOMPARE(run.lines()[2].split('\t')[2], QByteArray("none"));
    }

    void endsWithTheRightStatus() {
        QCOMPARE(classify({QStringLiteral("/there/is/no/such.mbox")}).exitCode, 3);
        QCOMPARE(classify({}).exitCode, 2);
        QCOMPARE(classify({testMail(QStringLiteral("qmail.eml")), QStringLiteral("--format"),
                           QStringLiteral("xml")})
                     .exitCode,
                 2);
        QCOMPARE(classify({QStringLiteral("--help")}).exitCode, 0);
    }

    void printsTheSameEachTime() {
        const QString folder = QStringLiteral(LISTWRIGHT_TEST_DATA "/report/mails");
        QCOMPARE(classify({folder}).out, classify({folder}).out);
    }
};

QTEST_APPLESS_MAIN(ClassifyTest)
#include "tst_classify.moc"
