// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/program_run.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace listwright;

namespace {

ProgramRun inspect(const QStringList& arguments) {
    return runProgram(QStringList{QStringLiteral("inspect")} + arguments);
}

} // namespace

class InspectTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void saysWhatAListIs() {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("list.dat"));
        QVERIFY(writeFile(path, "\xEF\xBB\xBFName;E-Mail\r\nAnn;ann@corp.example\r\n"
                                "Ann;Ann@corp.example\r\nBo;bo\r\n"));
        const ProgramRun run = inspect({path, QStringLiteral("--json")});
        QCOMPARE(run.exitCode, 0);
        const QJsonObject is = QJsonDocument::fromJson(run.out).array().at(0).toObject();
        const auto text = [&](const char* key) { return is[QLatin1String(key)].toString(); };
        QCOMPARE(text("file"), path);
        QCOMPARE(text("kind"), QStringLiteral("contact-list"));
        QCOMPARE(text("format"), QStringLiteral("contact-list"));
        QCOMPARE(text("encoding"), QStringLiteral("UTF-8"));
        QCOMPARE(text("delimiter"), QStringLiteral(";"));
        QCOMPARE(text("email_column"), QStringLiteral("E-Mail"));
        QCOMPARE(is[QStringLiteral("byte_order_mark")].toBool(), true);
        QCOMPARE(is[QStringLiteral("columns")].toArray(),
                 (QJsonArray{QStringLiteral("Name"), QStringLiteral("E-Mail")}));
        QCOMPARE(is[QStringLiteral("rows")].toInt(), 3);
        QCOMPARE(is[QStringLiteral("contacts")].toInt(), 1);
        QCOMPARE(is[QStringLiteral("duplicates")].toInt(), 1);
        QCOMPARE(is[QStringLiteral("invalid")].toInt(), 1);
    }

    void saysWhatAReportIs() {
        const ProgramRun run =
            inspect({sample(QStringLiteral("spring-bounces.mbox")), QStringLiteral("--json")});
        QCOMPARE(run.exitCode, 0);
        const QJsonObject is = QJsonDocument::fromJson(run.out).array().at(0).toObject();
        QCOMPARE(is[QStringLiteral("kind")].toString(), QStringLiteral("bounce-report"));
        QCOMPARE(is[QStringLiteral("format")].toString(), QStringLiteral("mbox"));
        const auto mails =
            contentOf(sample(QStringLiteral("spring-bounces.mbox"))).count("\nFrom ");
        QCOMPARE(is[QStringLiteral("rows")].toInt(), mails + 1);
        QVERIFY(is[QStringLiteral("events")].toObject()[QStringLiteral("bounce")].toInt() > 50);
    }

    void saysWhatTheColumnsOfAReportAreFor() {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("back.csv"));
        QVERIFY(writeFile(path, "who;sent;back;why\n"
                                "ann@corp.example;2026-01-02;2026-03-04;550 5.1.1 user unknown\n"));
        QVERIFY(inspect({path}).out.contains("  roles      server's words in why, date in sent\n"));
        const ProgramRun run = inspect({path, QStringLiteral("--report-column"),
                                        QStringLiteral("date=back"), QStringLiteral("--json")});
        const QJsonObject is = QJsonDocument::fromJson(run.out).array()[0].toObject();
        QCOMPARE(is[QStringLiteral("report_columns")].toObject(),
                 (QJsonObject{{QStringLiteral("diagnostic"), QStringLiteral("why")},
                              {QStringLiteral("date"), QStringLiteral("back")}}));
    }

    void printsABlockAFile() {
        const ProgramRun run = inspect({sample(QStringLiteral("shop-bounces.csv")),
                                        sample(QStringLiteral("ses-events.json"))});
        QCOMPARE(run.exitCode, 0);
        QVERIFY(run.out.contains("  kind       bounce report\n  format     generic-bounce-csv\n"));
        QVERIFY(run.out.contains("\n\n" + sample(QStringLiteral("ses-events.json")).toUtf8()));
        QVERIFY(run.out.contains("  format     amazon-ses\n"));
    }

    void tellsWhatItDoesNotKnow() {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("empty.csv"));
        QVERIFY(writeFile(path, {}));
        const ProgramRun run = inspect({path, sample(QStringLiteral("shop-bounces.csv"))});
        QCOMPARE(run.exitCode, 1);
        QVERIFY(run.err.contains("empty.csv: The file is empty."));
        QVERIFY(run.out.contains("generic-bounce-csv"));
        QCOMPARE(inspect({path}).exitCode, 3);
        QCOMPARE(inspect({}).exitCode, 2);
    }
};

QTEST_APPLESS_MAIN(InspectTest)
#include "tst_inspect.moc"
