// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/io/csv_scanner.h"
#include "tests/io/slow_csv.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTemporaryFile>
#include <QTest>

#include <random>

using namespace listwright;
using namespace std::string_literals;
using namespace std::string_view_literals;

namespace {

std::vector<std::string> scanned(const std::string& bytes, const TableDialect& dialect,
                                 std::size_t chunk) {
    const auto source = bytesInMemory("test", bytes);
    CsvScanner scanner(*source, dialect, dialect.tableOffset, chunk);
    std::vector<std::string> rows;
    while (*scanner.next())
        rows.push_back(shown(scanner));
    return rows;
}

std::string joined(const std::vector<std::string>& rows) {
    std::string text;
    for (const std::string& row : rows)
        text += row + '\n';
    return text;
}

} // namespace

class CsvScannerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void reads_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<char>("delimiter");
        QTest::addColumn<QString>("rows");
        const auto row = [](const char* name, const char* text, const char* rows,
                            char delimiter = ',') {
            QTest::newRow(name) << QString::fromUtf8(text) << delimiter << QString::fromUtf8(rows);
        };
        row("nothing", "", "");
        row("line ends only", "\n\r\n\r", "");
        row("one field without a line end", "a", "1@0[a]\n");
        row("empty fields", ",a,\n,\n", "1@0[][a][]\n2@4[][]\n");
        row("every line end", "a\nb\rc\r\nd\r\r\ne", "1@0[a]\n2@2[b]\n3@4[c]\n4@7[d]\n5@11[e]\n");
        row("blank lines are counted and are no rows", "\na\n\n\nb\r\rc",
            "2@1[a]\n5@5[b]\n7@8[c]\n");
        row("semicolons", "a;b,c\n", "1@0[a][b,c]\n", ';');
        row("tabs", "a\t\"b\tc\"\t\n", "1@0[a][b\tc][]\n", '\t');
        row("bars", "a|b\n", "1@0[a][b]\n", '|');
        row("no delimiter", "a,b;c\n\"d\ne\"\n", "1@0[a,b;c]\n2@6[d\ne]\n", '\0');
        row("delimiters and line breaks in quotes", "\"a,b\",\"c\r\nd\"\ne\n",
            "1@0[a,b][c\r\nd]\n2@13[e]\n");
        row("doubled quotes", "\"a \"\"b\"\" c\",\"\",\"\"\"\"\n", "1@0[a \"b\" c][][\"]\n");
        row("quotes inside an unquoted field", "5\" disk,a\"b\"\n", "1@0[5\" disk][a\"b\"]\n");
        row("space before a quote", "a, \"b\"\n", "1@0[a][ \"b\"]\n");
        row("space behind a quote", "\"a\nb\" ,c\n", "1@0[a\nb ][c]\n");
        row("text behind a closing quote", "\"a\" b,c\n", "1@0[a b][c]\n");
        row("closing quote at the end of the file", "a,\"b\"", "1@0[a][b]\n");
        row("quote never closed", "a\n\"b,c\nd\n", "1@0[a]\n2@2[\"b][c]!\n3@7[d]\n");
        row("quote never closed before quoted fields", "\"a,1\n\"b\",2\n\"c\",3\n",
            "1@0[\"a][1]!\n2@5[b][2]\n3@11[c][3]\n");
        row("quote never closed on the last line", "a\n\"b", "1@0[a]\n2@2[\"b]!\n");
        row("a quote alone", "\"", "1@0[\"]!\n");
        row("letters beyond ASCII", "J\u00fcrgen,\"\u6771,\u4eac\"\n", "");
    }
    void reads() {
        QFETCH(QString, text);
        QFETCH(char, delimiter);
        QFETCH(QString, rows);
        if (rows.isEmpty())
            rows = QString::fromStdString(joined(slowlyScanned(text.toStdString(), delimiter)));
        const TableDialect dialect{.delimiter = delimiter};
        for (const std::size_t chunk : {1, 2, 3, 5, 64, 65, 4096})
            QCOMPARE(QString::fromStdString(joined(scanned(text.toStdString(), dialect, chunk))),
                     rows);
        QCOMPARE(QString::fromStdString(joined(slowlyScanned(text.toStdString(), delimiter))),
                 rows);
    }

    void readsUtf16Alike_data() { reads_data(); }
    void readsUtf16Alike() {
        QFETCH(QString, text);
        QFETCH(char, delimiter);
        const std::string expected = joined(slowlyScanned(text.toStdString(), delimiter));
        static const QRegularExpression offsets(QStringLiteral("@\\d+"));
        for (const char* name : {"UTF-16LE", "UTF-16BE"}) {
            TableDialect dialect{.encoding = encodingNamed(name), .delimiter = delimiter};
            const std::string bytes = encodeFromUtf8(text.toStdString(), dialect.encoding);
            for (const std::size_t chunk : {1, 2, 3, 7, 4096})
                QCOMPARE(
                    QString::fromStdString(joined(scanned(bytes, dialect, chunk))).remove(offsets),
                    QString::fromStdString(expected).remove(offsets));
        }
    }

    void agreesWithASlowReferenceOnRandomText() {
        const auto seed = std::random_device{}();
        qInfo("seed %u", seed);
        std::mt19937 random(seed);
        constexpr std::string_view alphabet = "aab,,;\"\"\"\n\r \t\0"sv;
        for (int round = 0; round < 20000; ++round) {
            std::string text(random() % 60, 'x');
            for (char& c : text)
                c = alphabet[random() % alphabet.size()];
            const char delimiter = ",;\t|\0"sv[random() % 5];
            const std::string expected = joined(slowlyScanned(text, delimiter));
            for (const std::size_t chunk :
                 {std::size_t{1}, std::size_t{random() % 40 + 1}, std::size_t{4096}})
                if (const auto rows = joined(scanned(text, {.delimiter = delimiter}, chunk));
                    rows != expected)
                    QFAIL(("text: " +
                           QByteArray::fromStdString(text).toPercentEncoding().toStdString() +
                           "\ngot:\n" + rows + "expected:\n" + expected)
                              .c_str());
        }
    }

    void givesTheSameRowsWhenFewFieldsAreTold() {
        const auto seed = std::random_device{}();
        qInfo("seed %u", seed);
        std::mt19937 random(seed);
        constexpr std::string_view alphabet = "aab,,,,;\"\"\"\n\r \t\0"sv;
        for (int round = 0; round < 20000; ++round) {
            std::string text(random() % 200, 'x');
            for (char& c : text)
                c = alphabet[random() % alphabet.size()];
            const TableDialect dialect{.delimiter = ",;\t|\0"sv[random() % 5]};
            const auto source = bytesInMemory("test", text);
            const std::size_t most = random() % 4 + 1;
            for (const std::size_t chunk : {std::size_t{1}, std::size_t{random() % 90 + 1}})
                QCOMPARE(joined(firstFields(*source, dialect, chunk, most, most)),
                         joined(firstFields(*source, dialect, chunk, most, 1000)));
        }
    }

    void fewToldFieldsCutLongRowsAlike() {
        const std::string part(CsvScanner::longestRow / 2 - 10, 'x');
        const std::string bytes =
            "a,b," + part + "," + part + "\",\"q\n,\",\"\n" + part + "," + part + ",\"y\n\"\nc,d\n";
        const auto source = bytesInMemory("test", bytes);
        for (const std::size_t chunk : {std::size_t{1000}, std::size_t{1} << 18})
            for (const std::size_t most : {std::size_t{1}, std::size_t{3}})
                QCOMPARE(joined(firstFields(*source, {}, chunk, 1, most)),
                         joined(firstFields(*source, {}, chunk, 1, 1000)));
    }

    void startsAnywhere() {
        const auto source = bytesInMemory("test", "a\nb\nc\n");
        CsvScanner scanner(*source, {}, 2);
        QVERIFY(*scanner.next());
        QCOMPARE(scanner.row().offset, std::uint64_t{2});
        QCOMPARE(std::string(scanner.fieldText(0)), "b"s);
        QVERIFY(scanner.fieldText(1).empty());
    }

    void goesToAnyRowInAnyOrder() {
        const auto seed = std::random_device{}();
        qInfo("seed %u", seed);
        std::mt19937 random(seed);
        for (int round = 0; round < 300; ++round) {
            std::string bytes;
            for (int row = 0; row < 40; ++row)
                bytes += std::to_string(row) + (random() % 4 == 0 ? ",\"x\ny\"\n\n" : ",z\r\n");
            const auto source = bytesInMemory("test", bytes);
            std::vector<std::uint64_t> offsets;
            CsvScanner inOrder(*source, {});
            while (*inOrder.next())
                offsets.push_back(inOrder.row().offset);
            CsvScanner scanner(*source, {}, 0, random() % 60 + 1);
            for (int jump = 0; jump < 60; ++jump) {
                const std::size_t row = random() % offsets.size();
                scanner.goTo(offsets[row]);
                QVERIFY(*scanner.next());
                QCOMPARE(scanner.row().offset, offsets[row]);
                QCOMPARE(std::string(scanner.fieldText(0)), std::to_string(row));
            }
        }
    }

    void keepsRowsWholeWithTwoReturnsBeforeTheLineFeed() {
        std::string bytes;
        constexpr int rows = 20000;
        for (int i = 0; i < rows; ++i)
            bytes += std::to_string(i) + ",x\r\r\n";
        const auto result = scanned(bytes, {}, 8192);
        QCOMPARE(result.size(), std::size_t{rows});
        QVERIFY(result.back().find("[19999][x]") != std::string::npos);
    }

    void aQuoteNeverClosedCostsOneRowOfManyThousands() {
        std::string bytes = "a,b\nc,d\n\"e,f\n";
        for (int i = 0; i < 200000; ++i)
            bytes += std::to_string(i) + ",x\n";
        QVERIFY(bytes.size() > CsvScanner::longestQuoted);
        const auto rows = scanned(bytes, {}, std::size_t{1} << 16);
        QCOMPARE(rows.size(), std::size_t{200003});
        QCOMPARE(rows[2], "3@8[\"e][f]!"s);
        QCOMPARE(std::count_if(rows.begin(), rows.end(),
                               [](const std::string& row) { return row.ends_with('!'); }),
                 std::ptrdiff_t{1});
    }

    void aQuotedFieldMayBeLong() {
        const std::string text(CsvScanner::longestQuoted - 10, '\n');
        const auto rows = scanned('"' + text + "\",x\ny\n", {}, 1000);
        QCOMPARE(rows.size(), std::size_t{2});
        QCOMPARE(rows[0], "1@0[" + text + "][x]");
    }

    void aRowLongerThanMemoryAllowsIsCutShortAlikeForAnyChunk() {
        const std::string longField(CsvScanner::longestRow + 100000, 'x');
        const std::string bytes = "a," + longField + ",b\nc,d\n";
        for (const std::size_t chunk :
             {std::size_t{1000}, std::size_t{1} << 18, std::size_t{1} << 24}) {
            const auto rows = scanned(bytes, {}, chunk);
            QCOMPARE(rows.size(), std::size_t{2});
            QCOMPARE(rows[0], "1@0[a][" + longField.substr(0, CsvScanner::longestRow - 2) + "]~");
            QCOMPARE(rows[1].substr(rows[1].find('[')), "[c][d]"s);
        }
    }

    void manyOpenQuotesAreReadInLinearTime() {
        std::string bytes;
        for (int i = 0; i < 300000; ++i)
            bytes += "\"a\"\"\n";
        QElapsedTimer timer;
        timer.start();
        QVERIFY(!scanned(bytes, {}, std::size_t{1} << 18).empty());
        QVERIFY2(timer.elapsed() < 20000,
                 "quotes that are never closed must not be looked for again and again");
    }

    void splitsOneRow() {
        const std::vector<std::string> fields{"a", "b,c", "\"d"};
        QCOMPARE(splitCsvRow("a,\"b,c\",\"d\r\n", {}), fields);
        QCOMPARE(splitCsvRow("", {}), std::vector<std::string>{});
    }

    void tellsErrorsOfTheSource() {
        QTemporaryFile file;
        QVERIFY(file.open());
        file.write(QByteArray(1 << 20, 'x'));
        file.flush();
        const auto source = openFile(file.fileName().toStdString());
        CsvScanner scanner(**source, {}, 0, 4096);
        file.resize(10000);
        const auto more = scanner.next();
        QVERIFY(!more.has_value());
        QCOMPARE(more.error().code, ErrorCode::FileChanged);
    }
};

QTEST_APPLESS_MAIN(CsvScannerTest)
#include "tst_csv_scanner.moc"
