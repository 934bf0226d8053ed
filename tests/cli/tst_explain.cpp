// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/program_run.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace listwright;

namespace {

struct Outcome {
    int exitCode = -1;
    QString out;
    QString err;
};

Outcome run(const QStringList& arguments, const QByteArray& input = {}) {
    const ProgramRun run = runProgram(arguments, input);
    return {run.exitCode, QString::fromUtf8(run.out), QString::fromUtf8(run.err)};
}

} // namespace

class ExplainTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void explainsInPlainWords() {
        const Outcome is = run({QStringLiteral("explain"),
                                QStringLiteral("550 5.2.1 Mailbox disabled due to inactivity")});
        QCOMPARE(is.exitCode, 0);
        QVERIFY(
            is.out.contains(QStringLiteral("The mailbox exists, but it has been switched off.")));
        QVERIFY(is.out.contains(QStringLiteral("5   permanent: trying again will not help")));
        QVERIFY(is.out.contains(QStringLiteral("mailbox-disabled, hard, cause: inactive")));
        QVERIFY(is.out.contains(QStringLiteral("code-x.2.1")));
        QVERIFY(is.err.isEmpty());
    }

    void printsTheRowsOfClassify() {
        const Outcome is =
            run({QStringLiteral("explain"), QStringLiteral("550-5.1.1 No such user\\here"),
                 QStringLiteral("--format"), QStringLiteral("tsv"), QStringLiteral("--provider"),
                 QStringLiteral("google")});
        QCOMPARE(is.exitCode, 0);
        const QStringList lines = is.out.split(QLatin1Char('\n'));
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines[0],
                 QStringLiteral("file\toffset\tevent\trecipient\tstatus\treply\ttype\treason\t"
                                "cause\tproposal\tconfidence\trule\tprovider\tdate\tdiagnostic"));
        const QStringList values = lines[1].split(QLatin1Char('\t'));
        QCOMPARE(values.size(), 15);
        QCOMPARE(values.mid(0, 11), QStringList({{},
                                                 {},
                                                 QStringLiteral("bounce"),
                                                 {},
                                                 QStringLiteral("5.1.1"),
                                                 QStringLiteral("550"),
                                                 QStringLiteral("hard"),
                                                 QStringLiteral("user-unknown"),
                                                 {},
                                                 QStringLiteral("remove"),
                                                 QStringLiteral("confirmed")}));
        QCOMPARE(values[12], QStringLiteral("google"));
        QCOMPARE(values[14], QStringLiteral("550-5.1.1 No such user\\\\here"));
    }

    void readsLinesFromStandardInput() {
        const Outcome is = run({QStringLiteral("explain"), QStringLiteral("-"),
                                QStringLiteral("--format"), QStringLiteral("json")},
                               "550 5.2.1\r\n\n452 4.2.2 mailbox full\n");
        QCOMPARE(is.exitCode, 0);
        const QJsonArray rows = QJsonDocument::fromJson(is.out.toUtf8()).array();
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows[0].toObject().value(QStringLiteral("confidence")).toString(),
                 QStringLiteral("code only"));
        QCOMPARE(rows[1].toObject().value(QStringLiteral("reason")).toString(),
                 QStringLiteral("mailbox-full"));
    }

    void saysWhatIsWrongWithItsUse() {
        const Outcome provider = run({QStringLiteral("explain"), QStringLiteral("550 no"),
                                      QStringLiteral("--provider"), QStringLiteral("moon")});
        QCOMPARE(provider.exitCode, 2);
        QVERIFY(provider.err.contains(QStringLiteral("There is no provider \"moon\".")));
        QCOMPARE(run({QStringLiteral("explain")}).exitCode, 2);
        QCOMPARE(run({QStringLiteral("explain"), QStringLiteral("550"), QStringLiteral("--format"),
                      QStringLiteral("xml")})
                     .exitCode,
                 2);
        const Outcome nothing = run({QStringLiteral("explain"), QStringLiteral("-")}, "\n");
        QCOMPARE(nothing.exitCode, 3);
        QVERIFY(nothing.err.startsWith(QStringLiteral("There is nothing to explain.")));
    }

    void hasHelp() {
        const Outcome is = run({QStringLiteral("explain"), QStringLiteral("--help")});
        QCOMPARE(is.exitCode, 0);
        QVERIFY(is.out.contains(QStringLiteral("--provider")));
    }
};

QTEST_GUILESS_MAIN(ExplainTest)
#include "tst_explain.moc"
