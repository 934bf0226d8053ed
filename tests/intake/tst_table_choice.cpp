// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/intake/read_samples.h"

#include <QTemporaryDir>
#include <QTest>

using namespace listwright;

namespace {

using Columns = std::map<ColumnRole, std::optional<std::size_t>>;

// Two columns of dates, of texts and of words: the program takes the first of each.
const QByteArray twoOfEach =
    "who;sent;when;note;answer;state;result\n"
    "ann@corp.example;2026-01-02;2026-03-04;452 4.2.2 mailbox full;550 5.1.1 user unknown;"
    "soft bounce;hard bounce\n"
    "bo@corp.example;2026-01-03;2026-03-05;550 5.1.1 user unknown;452 4.2.2 mailbox full;"
    "hard bounce;soft bounce\n";

} // namespace

class TableChoiceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsTheColumnsThatWereChosen_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("format");
        QTest::addColumn<Columns>("columns");
        QTest::addColumn<QByteArray>("events");
        QTest::newRow("nothing") << twoOfEach << QString() << Columns{}
                                 << QByteArray("ann@corp.example|bounce|soft|mailbox-full|"
                                               "2026-01-02T00:00:00Z\n"
                                               "bo@corp.example|bounce|hard|user-unknown|"
                                               "2026-01-03T00:00:00Z");
        QTest::newRow("date") << twoOfEach << QString() << Columns{{ColumnRole::Date, 2}}
                              << QByteArray("ann@corp.example|bounce|soft|mailbox-full|"
                                            "2026-03-04T00:00:00Z\n"
                                            "bo@corp.example|bounce|hard|user-unknown|"
                                            "2026-03-05T00:00:00Z");
        QTest::newRow("no date") << twoOfEach << QString()
                                 << Columns{{ColumnRole::Date, std::nullopt}}
                                 << QByteArray("ann@corp.example|bounce|soft|mailbox-full|\n"
                                               "bo@corp.example|bounce|hard|user-unknown|");
        QTest::newRow("the other words")
            << twoOfEach << QString()
            << Columns{{ColumnRole::Diagnostic, 4}, {ColumnRole::Type, 6}, {ColumnRole::Event, 6}}
            << QByteArray("ann@corp.example|bounce|hard|user-unknown|2026-01-02T00:00:00Z\n"
                          "bo@corp.example|bounce|soft|mailbox-full|2026-01-03T00:00:00Z");
        QTest::newRow("a column twice")
            << twoOfEach << QString()
            << Columns{{ColumnRole::Status, std::nullopt}, {ColumnRole::Reason, 3}}
            << QByteArray("ann@corp.example|bounce|soft|mailbox-full|2026-01-02T00:00:00Z\n"
                          "bo@corp.example|bounce|hard|user-unknown|2026-01-03T00:00:00Z");
        QTest::newRow("one that is not there")
            << twoOfEach << QString() << Columns{{ColumnRole::Date, 99}}
            << QByteArray("ann@corp.example|bounce|soft|mailbox-full|2026-01-02T00:00:00Z\n"
                          "bo@corp.example|bounce|hard|user-unknown|2026-01-03T00:00:00Z");
        QTest::newRow("as another format, whose rows are all unsubscriptions")
            << QByteArray("email,created\nann@corp.example,1772532900\n")
            << QStringLiteral("sendgrid-unsubscribes-csv") << Columns{}
            << QByteArray("ann@corp.example|unsubscribe||unsubscribed|2026-03-03T10:15:00Z");
        QTest::newRow("as another format, with renamed columns")
            << QByteArray("Adresse;Angelegt\nann@corp.example;1772532900\n")
            << QStringLiteral("sendgrid-unsubscribes-csv")
            << Columns{{ColumnRole::Address, 0}, {ColumnRole::Date, 1}}
            << QByteArray("ann@corp.example|unsubscribe||unsubscribed|2026-03-03T10:15:00Z");
        QTest::newRow("by content, in spite of its header")
            << QByteArray("email,created\nann@corp.example,1772532900\n")
            << QStringLiteral("generic-bounce-csv") << Columns{}
            << QByteArray("ann@corp.example|bounce||undetermined|2026-03-03T10:15:00Z");
    }

    void readsTheColumnsThatWereChosen() {
        QFETCH(const QByteArray, text);
        QFETCH(const QString, format);
        QFETCH(const Columns, columns);
        QFETCH(const QByteArray, events);
        const auto file = read(text, {format.toStdString(), columns});
        QVERIFY2(file, file ? "" : message(file.error()).c_str());
        QCOMPARE(eventsOf(*file).join(u'\n').replace(u'\t', u'|').toUtf8(), events);
    }

    void everyFormatOfTablesCanBeChosen() {
        std::vector<std::string> ids;
        for (const ReportFormat* const format : choosableTables())
            ids.push_back(format->id);
        QCOMPARE(ids.front(), std::string(tableByContent));
        for (const ReportFormat& format : reportFormats()) {
            const bool offered = std::find(ids.begin(), ids.end(), format.id) != ids.end();
            const bool isTable = format.container == ReportContainer::Table;
            // Hashes are known by what they are, and nothing else is read so.
            QVERIFY2(offered == (isTable && format.id != "hashed-list"), format.id.c_str());
            QVERIFY2(!offered || columnsReadAs(format.id, preview(twoOfEach)), format.id.c_str());
        }
        QVERIFY(!columnsReadAs("mbox", preview(twoOfEach)));
        QVERIFY(!columnsReadAs("no-such", preview(twoOfEach)));
    }

    void aFormatWithoutItsRecipientsIsAnError() {
        const auto file = read(twoOfEach, {"mailgun-bounces-csv", {}});
        QVERIFY(!file);
        QVERIFY(file.error().code == ErrorCode::FormatNotFitting);
        QCOMPARE(QString::fromStdString(whatHappened(file.error())),
                 path() +
                     QStringLiteral(
                         ": The table cannot be read as Mailgun bounces (CSV): none of its columns "
                         "of that name holds the recipients' addresses."));
        QVERIFY(remedy(file.error()).find("Choose the column") == 0);
    }

    void saysWhatAChosenFormatMisses() {
        const auto file = read("address,error\nann@corp.example,550 5.1.1 user unknown\n",
                               {"mailgun-bounces-csv", {}});
        QVERIFY(file);
        QCOMPARE(QString::fromStdString(file->why),
                 QStringLiteral("Read as Mailgun bounces (CSV), because you said so. It has no "
                                "column called \"code\", \"created at\"."));
        QCOMPARE(eventsOf(*file).join(u'\n'),
                 QStringLiteral("ann@corp.example\tbounce\thard\tuser-unknown\t"));
    }

    // No event is lost, and nothing goes wrong without a word.
    void tellsCellsThatSayNothing_data() {
        QTest::addColumn<int>("role");
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("detail");
        const auto row = [](const char* name, ColumnRole role, int column, const char* detail) {
            QTest::newRow(name) << static_cast<int>(role) << column << QString::fromUtf8(detail);
        };
        row("date", ColumnRole::Date, 3, "date: \"452 4.2.2 mailbox full\"");
        row("event", ColumnRole::Event, 1, "what happened: \"2026-01-02\"");
        row("type", ColumnRole::Type, 2, "kind of bounce: \"2026-03-04\"");
        row("status", ColumnRole::Status, 5, "status code: \"soft bounce\"");
        row("reply", ColumnRole::Reply, 6, "reply code: \"hard bounce\"");
        row("original address", ColumnRole::OriginalAddress, 6,
            "original recipient: \"hard bounce\"");
    }

    void tellsCellsThatSayNothing() {
        QFETCH(const int, role);
        QFETCH(const int, column);
        QFETCH(const QString, detail);
        const auto file = read(twoOfEach, {{}, {{static_cast<ColumnRole>(role), column}}});
        QVERIFY(file);
        QVERIFY2(file->why.find("Nothing in the first rows of the column") != std::string::npos,
                 file->why.c_str());
        int events = 0;
        ProgressReporter progress;
        const auto summary = readReport(*file, standardClassifier(),
                                        [&](const std::vector<ClassifiedEvent>& all) {
                                            events += static_cast<int>(all.size());
                                        },
                                        progress, {});
        QVERIFY(summary);
        QCOMPARE(events, 2);
        QCOMPARE(summary->problems.count(ErrorCode::CellNotUnderstood), std::uint64_t{2});
        QCOMPARE(summary->problems.count(), std::uint64_t{2});
        QVERIFY(summary->problems.first()[0].row == std::optional<std::uint64_t>(2));
        QCOMPARE(QString::fromStdString(summary->problems.first()[0].detail), detail);
    }

    void aWrongColumnOfRecipientsIsToldRowByRow() {
        const auto file = read(twoOfEach, {{}, {{ColumnRole::Address, 4}}});
        QVERIFY(file);
        QVERIFY(!file->reportColumns->column(ColumnRole::Diagnostic) ||
                file->reportColumns->column(ColumnRole::Diagnostic) !=
                    std::optional<std::size_t>(4));
        ProgressReporter progress;
        const auto summary =
            readReport(*file, standardClassifier(), [](const auto&) {}, progress, {});
        QVERIFY(summary);
        QCOMPARE(summary->problems.count(ErrorCode::RowWithoutAddress), std::uint64_t{2});
    }

    void nothingIsReadWithoutRecipients() {
        const auto file = read("name,city\nAnn,Rome\n", {{}, {{ColumnRole::Date, 1}}});
        QVERIFY(!file);
        QVERIFY(file.error().code == ErrorCode::NoAddresses);
    }

private:
    QString path() const { return m_folder.filePath(QStringLiteral("table.csv")); }

    TablePreview preview(const QByteArray& text) const {
        QFile file(path());
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("%s cannot be written", qPrintable(path()));
        file.close();
        return *previewTable(**openFile(path().toStdString()));
    }

    Result<InputFile> read(const QByteArray& text, const TableChoice& choice) const {
        return sniffReportTable(path().toStdString(), preview(text), choice);
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TableChoiceTest)
#include "tst_table_choice.moc"
