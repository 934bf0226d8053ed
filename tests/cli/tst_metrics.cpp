// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/program_run.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <memory>

using namespace listwright;

class MetricsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(writeFile(path("list.csv"), "email\nann@gmail.com\nbo@gmail.com\ncy@gmail.com\n"
                                            "dan@corp.example\nann@gmail.com\n"));
        QVERIFY(writeFile(path("report.csv"),
                          "recipient,diagnostic\n"
                          "ann@gmail.com,550 5.2.1 The email account that you tried to reach is "
                          "disabled.\n"
                          "bo@gmail.com,452 4.2.2 The email account is over quota\n"
                          "dan@corp.example,550 5.2.1 Mailbox disabled due to inactivity\n"));
    }

    void printsTheNumbersOfTheCharts() {
        const ProgramRun run = metrics({QStringLiteral("--json")});
        QCOMPARE(run.exitCode, 0);
        const QJsonObject json = QJsonDocument::fromJson(run.out).object();
        QCOMPARE(json[QStringLiteral("contacts")].toInt(), 4);
        QCOMPARE(json[QStringLiteral("contacts_bounced")].toInt(), 3);
        QCOMPARE(json[QStringLiteral("disabled")].toInt(), 2);
        QCOMPARE(json[QStringLiteral("disabled_percent_of_list")].toDouble(), 50.0);
        QCOMPARE(json[QStringLiteral("disabled_percent_of_bounces")].toDouble(), 66.67);
        const QJsonArray providers = json[QStringLiteral("providers")].toArray();
        QCOMPARE(providers.size(), 2);
        const QJsonObject google = providers[0].toObject();
        QCOMPARE(google[QStringLiteral("provider")].toString(), QStringLiteral("google"));
        QCOMPARE(google[QStringLiteral("contacts")].toInt(), 3);
        QCOMPARE(google[QStringLiteral("bounced")].toInt(), 2);
        QCOMPARE(google[QStringLiteral("disabled_percent")].toDouble(), 33.33);
        const QJsonObject causes = json[QStringLiteral("causes")].toObject();
        QCOMPARE(causes[QStringLiteral("inactive")].toInt(), 1);
        QCOMPARE(causes[QStringLiteral("unspecified")].toInt(), 1);
    }

    void printsTablesForPeople() {
        const ProgramRun run = metrics({});
        QCOMPARE(run.exitCode, 0);
        QVERIFY2(run.out.contains("  of the contacts        2 of 4, 50.0 %\n"),
                 run.out.constData());
        QVERIFY(run.out.contains("  Google  1 of 3, 33.3 %\n"));
    }

    void writesTheChartsAsImages() {
        const ProgramRun run = metrics({QStringLiteral("--charts"), path("charts")});
        QCOMPARE(run.exitCode, 0);
        const QStringList images = QDir(path("charts")).entryList(QDir::Files);
        QCOMPARE(
            images,
            (QStringList{QStringLiteral("causes.svg"), QStringLiteral("disabled-by-provider.svg"),
                         QStringLiteral("disabled.svg"), QStringLiteral("reasons.svg")}));
        for (const QString& image : images) {
            QXmlStreamReader xml(contentOf(QDir(path("charts")).filePath(image)));
            QStringList texts;
            while (!xml.atEnd())
                if (xml.readNext() == QXmlStreamReader::Characters && !xml.isWhitespace())
                    texts << xml.text().toString();
            QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
            if (image == QStringLiteral("disabled-by-provider.svg"))
                QVERIFY(texts.contains(QStringLiteral("1 of 3, 33.3 %")));
        }
    }

    void saysWhyNoChartCanBeWritten() {
        QVERIFY(writeFile(path("charts"), "a file"));
        const ProgramRun run = metrics({QStringLiteral("--charts"), path("charts")});
        QCOMPARE(run.exitCode, 3);
        QVERIFY2(run.err.contains("charts: The file cannot be written"), run.err.constData());
    }

private:
    QString path(const char* name) const { return m_folder->filePath(QString::fromLatin1(name)); }
    ProgramRun metrics(const QStringList& more) const {
        return runProgram(QStringList{QStringLiteral("metrics"), path("list.csv"),
                                      QStringLiteral("--report"), path("report.csv")} +
                          more);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_APPLESS_MAIN(MetricsTest)
#include "tst_metrics.moc"
