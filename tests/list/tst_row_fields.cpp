// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/io/csv_scanner.h"
#include "model/list/row_fields.h"

#include <QTest>

#include <random>

using namespace listwright;

namespace {

ListProfile profileWith(char delimiter, const char* encoding) {
    ListProfile profile;
    profile.dialect.delimiter = delimiter;
    profile.dialect.encoding = encodingNamed(encoding);
    return profile;
}

} // namespace

class RowFieldsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsTheFieldsThatTheScannerFinds_data() {
        QTest::addColumn<char>("delimiter");
        QTest::addColumn<QString>("encoding");
        QTest::newRow("commas") << ',' << QStringLiteral("UTF-8");
        QTest::newRow("tabs, a legacy encoding") << '\t' << QStringLiteral("windows-1252");
        QTest::newRow("one value a line") << '\0' << QStringLiteral("UTF-8");
        QTest::newRow("two bytes a letter") << ';' << QStringLiteral("UTF-16LE");
    }

    // Random tables of the letters that matter: whatever the scanner makes of a row, this does too.
    void findsTheFieldsThatTheScannerFinds() {
        QFETCH(const char, delimiter);
        QFETCH(const QString, encoding);
        const ListProfile profile = profileWith(delimiter, qPrintable(encoding));
        const auto seed = std::random_device{}();
        qInfo("seed %u", seed);
        std::mt19937 random(seed);
        std::size_t compared = 0;
        for (int round = 0; round < 2000; ++round) {
            std::string text;
            for (std::size_t left = random() % 60; left > 0; --left) {
                constexpr std::string_view letters = "ab\"\"\"\r\n\n \\";
                const std::size_t letter = random() % (letters.size() + 3);
                if (letter < letters.size())
                    text += letters[letter];
                else if (letter == letters.size())
                    text += "\u00e9";
                else if (delimiter != '\0')
                    text += delimiter;
            }
            const std::string bytes = encodeFromUtf8(text, profile.dialect.encoding);
            const auto source = bytesInMemory("table", bytes);
            std::vector<std::uint64_t> begins;
            std::vector<std::vector<std::string>> expected;
            CsvScanner scanner(*source, profile.dialect, 0);
            while (scanner.next().value()) {
                begins.push_back(scanner.row().offset);
                expected.push_back(scanner.fieldTexts());
            }
            begins.push_back(bytes.size());
            RowFields fields(profile);
            for (std::size_t row = 0; row < expected.size(); ++row) {
                const auto begin = static_cast<std::size_t>(begins[row]);
                fields.setRow(std::string_view(bytes).substr(
                    begin, static_cast<std::size_t>(begins[row + 1]) - begin));
                for (std::size_t column = 0; column < expected[row].size(); ++column) {
                    ++compared;
                    QCOMPARE(std::string(fields.text(column)), expected[row][column]);
                }
                QCOMPARE(fields.text(expected[row].size()), std::string_view());
            }
        }
        QVERIFY(compared > 3000);
    }

    void knowsTheRowByItsAddress() {
        ListProfile profile = profileWith(',', "UTF-8");
        profile.emailColumn = 1;
        RowFields fields(profile);
        fields.setRow("Ann,\"Ann <ANN@corp.example>\"\r\n");
        QCOMPARE(fields.address(), std::string_view("ann@corp.example"));
        fields.setRow("Bo,nobody\r\n");
        QCOMPARE(fields.address(), std::string_view());
        fields.setRow("Cy\n");
        QCOMPARE(fields.address(), std::string_view());
    }
};

QTEST_APPLESS_MAIN(RowFieldsTest)
#include "tst_row_fields.moc"
