// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/program_run.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>

using namespace listwright;

class FormatsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void listsEveryFormatWithAnIdOfItsOwn() {
        const ProgramRun run = runProgram({QStringLiteral("formats")});
        QCOMPARE(run.exitCode, 0);
        QCOMPARE(run.lines().front(), QByteArray("kind\tid\tname\tconfidence\tsource"));
        QSet<QByteArray> ids;
        for (const QByteArray& line : run.lines().mid(1)) {
            const auto columns = line.split('\t');
            QCOMPARE(columns.size(), 5);
            QVERIFY2(!ids.contains(columns[0] + ' ' + columns[1]), line.constData());
            ids.insert(columns[0] + ' ' + columns[1]);
            QVERIFY2(!columns[2].isEmpty() && !columns[4].isEmpty(), line.constData());
        }
        for (const char* id : {"report mbox", "report amazon-ses", "report generic-bounce-csv",
                               "list contact-list", "suppression listwright", "suppression plain"})
            QVERIFY2(ids.contains(id), id);
    }

    void listsThemAsJson() {
        const ProgramRun run = runProgram({QStringLiteral("formats"), QStringLiteral("--json")});
        QCOMPARE(run.exitCode, 0);
        const QJsonArray formats = QJsonDocument::fromJson(run.out).array();
        QCOMPARE(formats.size(), runProgram({QStringLiteral("formats")}).lines().size() - 1);
        QVERIFY(formats[0].toObject().contains(QStringLiteral("confidence")));
    }
};

QTEST_APPLESS_MAIN(FormatsTest)
#include "tst_formats.moc"
