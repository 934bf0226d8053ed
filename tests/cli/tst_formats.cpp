// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/program_run.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTemporaryDir>
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
        for (const char* id :
             {"report mbox", "report amazon-ses", "report generic-bounce-csv", "list contact-list",
              "list spreadsheet", "list archive", "suppression listwright", "suppression plain"})
            QVERIFY2(ids.contains(id), id);
    }

    void listsThemAsJson() {
        const ProgramRun run = runProgram({QStringLiteral("formats"), QStringLiteral("--json")});
        QCOMPARE(run.exitCode, 0);
        const QJsonArray formats = QJsonDocument::fromJson(run.out).array();
        QCOMPARE(formats.size(), runProgram({QStringLiteral("formats")}).lines().size() - 1);
        QVERIFY(formats[0].toObject().contains(QStringLiteral("confidence")));
    }

    // A folder of the user's: one good description of each kind, one in the place of the program's,
    // and two that are broken.
    void readsTheUsersFolder() {
        const QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkpath(QStringLiteral("report_formats")));
        QVERIFY(QDir(folder.path()).mkpath(QStringLiteral("suppression_presets")));
        const auto put = [&](const char* name, const QByteArray& json) {
            return writeFile(folder.filePath(QString::fromLatin1(name)), json);
        };
        QVERIFY(put("report_formats/house.json",
                    R"({"id": "house", "name": "Our own", "container": "json",
                        "confidence": "by us", "source": "us", "signs": [["gone_at", "who"]],
                        "events": {"*": {"event": "bounce", "recipients": "/who",
                                         "date": "/gone_at", "class": ["Gone"]}},
                        "classes": {"Gone": {"type": "hard", "reason": "user-unknown"}}})"));
        QVERIFY(put("report_formats/broken.json", R"({"id": "broken")"));
        QVERIFY(put("suppression_presets/plain.json",
                    R"({"id": "plain", "name": "Ours", "source": "us",
                        "columns": [{"header": "who", "value": "address"}]})"));
        QVERIFY(put("suppression_presets/worse.json",
                    R"({"id": "w", "name": "W", "columns": [{"value": "colour"}]})"));
        QVERIFY(put("events.json", R"({"gone_at": "2026-03-03T10:15:00Z", "who": "a@b.example"})"));
        qputenv("LISTWRIGHT_DESCRIPTIONS", folder.path().toUtf8());
        const ProgramRun run = runProgram({QStringLiteral("formats")});
        const ProgramRun classified = runProgram(
            {QStringLiteral("classify"), folder.filePath(QStringLiteral("events.json"))});
        qunsetenv("LISTWRIGHT_DESCRIPTIONS");
        QCOMPARE(run.exitCode, 1);
        QVERIFY2(run.out.contains("report\thouse\tOur own\tby us\tus\n"), run.out.constData());
        QVERIFY(run.out.contains("suppression\tplain\tOurs\t"));
        QVERIFY(!run.out.contains("One address a line, nothing else"));
        QVERIFY(run.out.contains("report\tamazon-ses\t"));
        QVERIFY2(run.err.contains("broken.json") && run.err.contains("worse.json"),
                 run.err.constData());
        QVERIFY(run.err.contains("Correct the line"));
        QVERIFY2(classified.out.contains("\tbounce\ta@b.example\t\t\thard\tuser-unknown\t"),
                 classified.out.constData());
    }
};

QTEST_APPLESS_MAIN(FormatsTest)
#include "tst_formats.moc"
