// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/io/spreadsheet_cells.h"
#include "model/io/spreadsheet_reader.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <limits>

using namespace listwright;

namespace {

struct ReadBook {
    Result<std::vector<SheetFile>> sheets;
    QList<QByteArray> csv;
};

ReadBook readBook(const QString& name, const SpreadsheetLimits& limits = {},
                  const CancelToken& cancel = CancelToken()) {
    const auto folder = TemporaryFolder::create();
    const auto source =
        openFile((QStringLiteral(LISTWRIGHT_TEST_DATA "/containers/") + name).toStdString());
    ProgressReporter progress;
    ReadBook book{.sheets = readSpreadsheet(*source, **folder, limits, progress, cancel),
                  .csv = {}};
    if (book.sheets)
        for (const SheetFile& sheet : *book.sheets) {
            QFile file(QString::fromStdString(sheet.path));
            book.csv << (file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray());
        }
    return book;
}

} // namespace

class SpreadsheetReaderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void writesTheSheetsOfAWorkbookAsPeopleSeeThem() {
        const ReadBook book = readBook(QStringLiteral("contacts.xlsx"));
        QVERIFY2(book.sheets.has_value(), book.sheets ? "" : message(book.sheets.error()).c_str());
        QCOMPARE(book.csv.size(), 3);
        QCOMPARE(book.sheets->at(0).name, std::string("Notes"));
        QCOMPARE(book.sheets->at(1).name, std::string("Contacts"));
        QCOMPARE(book.sheets->at(2).name, std::string("Secret")); // hidden ones last
        QCOMPARE(book.csv[1],
                 QByteArray("Email,Joined,\"Note, long\",Active\n"
                            "ana@corp.example,2026-03-01,0.3,TRUE\n"
                            "\n"
                            "bo@mail.example,2026-03-01T14:05:00,\"two\nlines\",FALSE\n"
                            "cy@corp.example,12345678901234600,12.5,12:00:00\n"));
        QCOMPARE(book.sheets->at(1).rows, std::uint64_t{5});
    }

    void writesOpenDocumentWithItsLinksAndRepeatedRows() {
        const ReadBook book = readBook(QStringLiteral("contacts.ods"));
        QVERIFY2(book.sheets.has_value(), book.sheets ? "" : message(book.sheets.error()).c_str());
        QCOMPARE(book.sheets->at(0).name, std::string("Leute"));
        QCOMPARE(book.csv,
                 (QList<QByteArray>{"E-Mail,Seit,Anteil,Aktiv\n"
                                    "ana@corp.example,2026-03-01,0.25,TRUE\n"
                                    "\n"
                                    "bo@mail.example,2026-03-01T14:05:00,1000000,\"a  b\nc\"\n"
                                    "bo@mail.example,2026-03-01T14:05:00,1000000,\"a  b\nc\"\n"}));
    }

    void tellsDateFormatsFromNumberFormats_data() {
        QTest::addColumn<NumberMeaning>("meaning");
        QTest::newRow("yyyy\\-mm\\-dd;@") << NumberMeaning::Date;
        QTest::newRow("[$-407]d. mmmm yyyy") << NumberMeaning::Date;
        QTest::newRow("mmm") << NumberMeaning::Date;
        QTest::newRow("dd/mm/yyyy hh:mm") << NumberMeaning::DateTime;
        QTest::newRow("mm:ss.0") << NumberMeaning::Time;
        QTest::newRow("[h]:mm") << NumberMeaning::Time;
        QTest::newRow("General") << NumberMeaning::Number;
        QTest::newRow("0.00\" days\"") << NumberMeaning::Number;
        QTest::newRow("[Red]#,##0.00;[Blue]d") << NumberMeaning::Number;
        QTest::newRow("0.00E+00") << NumberMeaning::Number;
    }
    void tellsDateFormatsFromNumberFormats() {
        QFETCH(NumberMeaning, meaning);
        QCOMPARE(meaningOfFormat(std::string_view(QTest::currentDataTag())), meaning);
    }

    void writesNumbersWithoutExponent() {
        QCOMPARE(numberText(1.0), std::string("1"));
        QCOMPARE(numberText(-0.0), std::string("0"));
        QCOMPARE(numberText(0.1 + 0.2), std::string("0.3"));
        QCOMPARE(numberText(491701234567.0), std::string("491701234567"));
        QCOMPARE(numberText(1e20), std::string("100000000000000000000"));
        QCOMPARE(numberText(1e-7), std::string("0.0000001"));
        QCOMPARE(numberText(std::numeric_limits<double>::infinity()), std::string());
    }

    void stopsAtEachLimitAndNamesIt_data() {
        QTest::addColumn<int>("which");
        QTest::addColumn<QString>("limit");
        QTest::newRow("size") << 0 << "unpacked (limit: 500 bytes)";
        QTest::newRow("cells") << 1 << "cells (limit: 5)";
        QTest::newRow("texts") << 2 << "texts (limit: 20 bytes)";
        QTest::newRow("one text") << 3 << "one of its texts (limit: 30 bytes)";
        QTest::newRow("sheets") << 4 << "sheets (limit: 40 bytes)";
    }
    void stopsAtEachLimitAndNamesIt() {
        QFETCH(int, which);
        QFETCH(QString, limit);
        SpreadsheetLimits limits;
        if (which == 0)
            limits.archive.unpackedBytes = 500;
        if (which == 1)
            limits.cells = 5;
        if (which == 2)
            limits.sharedTextBytes = 20;
        if (which == 3)
            limits.elementBytes = 30;
        if (which == 4)
            limits.csvBytes = 40;
        const ReadBook book = readBook(QStringLiteral("contacts.xlsx"), limits);
        QVERIFY(!book.sheets);
        QCOMPARE(book.sheets.error().code, ErrorCode::ArchiveLimit);
        const QString told = QString::fromStdString(message(book.sheets.error()));
        QVERIFY2(told.contains(limit), qPrintable(told));
        QVERIFY2(told.contains(QStringLiteral("contacts.xlsx")), qPrintable(told));
    }

    void stopsWhenItIsAskedTo() {
        CancelToken cancel;
        cancel.cancel();
        const ReadBook book = readBook(QStringLiteral("contacts.ods"), {}, cancel);
        QVERIFY(!book.sheets);
        QCOMPARE(book.sheets.error().code, ErrorCode::Cancelled);
    }

    void leavesNothingBehind() {
        std::string path;
        {
            const auto folder = TemporaryFolder::create();
            QVERIFY(folder.has_value());
            path = (*folder)->path();
            auto file = TemporaryFile::create((*folder)->newPath(), "test");
            QVERIFY(file.has_value());
            QVERIFY(file->write("x").has_value() && file->close().has_value());
            QVERIFY(QDir(QString::fromStdString(path)).exists());
        }
        QVERIFY(!QDir(QString::fromStdString(path)).exists());
    }
};

QTEST_GUILESS_MAIN(SpreadsheetReaderTest)
#include "tst_spreadsheet_reader.moc"
