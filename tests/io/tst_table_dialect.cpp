// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/io/table_dialect.h"

#include <QTest>

using namespace listwright;
using namespace std::string_literals;

namespace {

using Cells = std::vector<std::string>;

TablePreview previewOf(const std::string& bytes) {
    return previewTable(*bytesInMemory("test.csv", bytes)).value();
}

std::string utf16(const std::string& utf8) {
    return "\xff\xfe" + encodeFromUtf8(utf8, encodingNamed("UTF-16LE"));
}

} // namespace

class TableDialectTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsDelimiterAndHeader_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<char>("delimiter");
        QTest::addColumn<bool>("hasHeader");
        QTest::addColumn<int>("columns");
        const auto row = [](const char* name, const char* text, char delimiter, bool hasHeader,
                            int columns) {
            QTest::newRow(name) << QString::fromUtf8(text) << delimiter << hasHeader << columns;
        };
        row("commas", "name,email\nAnn,a@corp.example\nBo,b@corp.example\n", ',', true, 2);
        row("commas without a header", "Ann,a@corp.example\nBo,b@corp.example\n", ',', false, 2);
        row("semicolons with commas in them",
            "name;email;sum\nLee, Ann;a@corp.example;1,5\nMay, Bo;b@corp.example;2,5\n", ';', true,
            3);
        row("tabs", "name\temail\nAnn\ta@corp.example\n", '\t', true, 2);
        row("bars", "name|email\nAnn|a@corp.example\n", '|', true, 2);
        row("one address a line", "a@corp.example\nb@corp.example\n", '\0', false, 1);
        row("one address a line with a header", "email\na@corp.example\n", '\0', true, 1);
        row("one quoted address a line", "\"email\"\n\"a@corp.example\"\n", '\0', true, 1);
        row("one row", "Ann,a@corp.example", ',', false, 2);
        row("a header only", "name,email\n", ',', true, 2);
        row("rows of different width",
            "name,email,tags\nAnn,a@corp.example\nBo,b@corp.example,x\nCy,c@corp.example,x,y\n",
            ',', true, 4);
        row("delimiters in quotes",
            "name,note,email\n\"a;b;c\",\"x;y\",a@corp.example\n\"a;b;c\",\"x;y\",b@corp.example\n",
            ',', true, 3);
        row("line breaks in quotes",
            "name,note,email\nAnn,\"one\ntwo\",a@corp.example\nBo,\"three\nfour\",b@corp.example\n",
            ',', true, 3);
        row("first contact without an address",
            "Ann,1,\nBo,2,b@corp.example\nCy,3,c@corp.example\n", ',', false, 3);
        row("address column without a name",
            ",name,age\na@corp.example,Ann,31\nb@corp.example,Bo,27\n", ',', true, 3);
        row("no address at all", "code,count\n5.1.1,12\n5.2.1,7\n", ',', true, 2);
        row("blank lines before the header", "\r\n\r\nname,email\r\nAnn,a@corp.example\r\n", ',',
            true, 2);
    }
    void findsDelimiterAndHeader() {
        QFETCH(QString, text);
        QFETCH(char, delimiter);
        QFETCH(bool, hasHeader);
        QFETCH(int, columns);
        for (const std::string& bytes :
             {text.toStdString(), "\ufeff" + text.toStdString(), utf16(text.toStdString())}) {
            const TablePreview preview = previewOf(bytes);
            QCOMPARE(preview.dialect.delimiter, delimiter);
            QCOMPARE(preview.dialect.hasHeader, hasHeader);
            QCOMPARE(static_cast<int>(preview.columns.size()), columns);
        }
    }

    void aByteOrderMarkIsNeverGluedToTheFirstName() {
        for (const std::string& bytes : {"\ufeff"
                                         "email,name\na@corp.example,Ann\n"s,
                                         utf16("email,name\na@corp.example,Ann\n")}) {
            const TablePreview preview = previewOf(bytes);
            QCOMPARE(preview.columns, (Cells{"email", "name"}));
            QCOMPARE(preview.dialect.tableOffset, std::uint64_t{preview.dialect.encoding.bomBytes});
            QCOMPARE(preview.rows.at(0), (Cells{"a@corp.example", "Ann"}));
        }
    }

    void aSeparatorLineSaysTheDelimiter() {
        const std::string text = "sep=;\r\nname;email\r\nLee, Ann;a@corp.example\r\n";
        const TablePreview preview = previewOf(text);
        QCOMPARE(preview.dialect.delimiter, ';');
        QCOMPARE(preview.dialect.tableOffset, std::uint64_t{7});
        QCOMPARE(preview.dialect.firstRowOffset, std::uint64_t{19});
        QCOMPARE(preview.columns, (Cells{"name", "email"}));

        const TablePreview wide = previewOf(utf16("SEP=\t\na\temail\nx\ta@corp.example\n"));
        QCOMPARE(wide.dialect.delimiter, '\t');
        QCOMPARE(wide.dialect.tableOffset, std::uint64_t{2 + 12});
        QCOMPARE(previewOf("\"sep=|\"\na|email\nx|a@corp.example\n").dialect.delimiter, '|');
        QCOMPARE(previewOf("separator,email\nx,a@corp.example\n").dialect.tableOffset,
                 std::uint64_t{0});
    }

    void namesEveryColumnOnce() {
        const TablePreview preview =
            previewOf("email,email,, Name ,Column 3\na@corp.example,b@corp.example,1,2,3,4\n");
        QCOMPARE(preview.columns,
                 (Cells{"email", "email (2)", "Column 3", "Name", "Column 3 (2)", "Column 6"}));
    }

    void giveNoMoreRowsThanAskedFor() {
        std::string text = "email\n";
        for (int i = 0; i < 1000; ++i)
            text += "a" + std::to_string(i) + "@corp.example\n";
        const auto source = bytesInMemory("list.csv", text);
        QCOMPARE(previewTable(*source, 5)->rows.size(), std::size_t{5});
        QCOMPARE(previewTable(*source)->rows.size(), std::size_t{200});
        QCOMPARE(previewTable(*source, 0)->rows.size(), std::size_t{0});
    }

    void takesTheDialectThatTheUserChose() {
        const auto source = bytesInMemory("list.csv", "\ufeffname;email\nAnn;a@corp.example\n");
        TableDialect dialect = previewTable(*source)->dialect;
        dialect.delimiter = ',';
        dialect.hasHeader = false;
        const auto preview = previewTable(*source, dialect);
        QCOMPARE(preview->columns, Cells{"Column 1"});
        QCOMPARE(preview->rows.at(0), Cells{"name;email"});
        QCOMPARE(preview->dialect.firstRowOffset, std::uint64_t{3});

        dialect.encoding = encodingNamed("windows-1252");
        QCOMPARE(previewTable(*source, dialect)->dialect.tableOffset, std::uint64_t{3});
    }

    void anEmptyTableHasNothing() {
        for (const std::string& bytes : {""s, "\xef\xbb\xbf"s, "\n\n"s}) {
            const TablePreview preview = previewOf(bytes);
            QVERIFY(preview.columns.empty());
            QVERIFY(preview.rows.empty());
            QVERIFY(!preview.dialect.hasHeader);
            QCOMPARE(preview.dialect.firstRowOffset, std::uint64_t{bytes.size()});
        }
    }

    void keepsNuls() {
        QCOMPARE(previewOf("name,email\nA\0n,a@corp.example\n"s).rows.at(0),
                 (Cells{"A\0n"s, "a@corp.example"}));
    }

    void thousandsOfEqualNamesTakeNoTime() {
        std::string text;
        for (int i = 0; i < 16000; ++i)
            text += "a,";
        const TablePreview preview = previewOf(text + "email\n" + "x,a@corp.example\n");
        QCOMPARE(preview.columns.size(), std::size_t{16001});
    }
};

QTEST_APPLESS_MAIN(TableDialectTest)
#include "tst_table_dialect.moc"
