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
