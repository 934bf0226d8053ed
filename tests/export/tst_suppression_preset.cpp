// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/export/suppression_preset.h"

#include <QTest>

#include <set>

using namespace listwright;
using namespace std::string_literals;

class SuppressionPresetTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void carriesPresetsWithIdsOfTheirOwn() {
        std::set<std::string> ids;
        for (const SuppressionPreset& preset : suppressionPresets()) {
            QVERIFY2(ids.insert(preset.id).second, preset.id.c_str());
            QVERIFY2(!preset.source.empty(), preset.id.c_str());
            const auto holdsAddress = [](const SuppressionColumn& column) {
                return column.value == SuppressionValue::Address ||
                       column.value == SuppressionValue::Md5 ||
                       column.value == SuppressionValue::Sha1 ||
                       column.value == SuppressionValue::Sha256;
            };
            QVERIFY(std::any_of(preset.columns.begin(), preset.columns.end(), holdsAddress));
        }
        QVERIFY(ids.contains(std::string(ownSuppressionPreset)));
        QVERIFY(ids.contains("plain"));
        QVERIFY(suppressionPresetById("no such service") == nullptr);
    }

    void readsADescription() {
        const auto preset = parseSuppressionPreset(
            R"({"id": "x", "name": "X", "has_header": false, "delimiter": ";",
                "line_end": "crlf", "always_quoted": true, "byte_order_mark": true,
                "date_format": "dd.MM.yyyy",
                "columns": [{"header": "Mail", "value": "address"},
                            {"header": "State", "text": "blocked"}]})",
            "x.json");
        QVERIFY(preset);
        QVERIFY(!preset->hasHeader && preset->alwaysQuoted && preset->byteOrderMark);
        QCOMPARE(preset->delimiter, ';');
        QCOMPARE(preset->lineEnd, "\r\n"s);
        QCOMPARE(preset->dateFormat, "dd.MM.yyyy"s);
        QCOMPARE(preset->columns.size(), std::size_t{2});
        QCOMPARE(preset->columns[1].text, "blocked"s);
        QVERIFY(preset->columns[1].value == SuppressionValue::Fixed);
    }

    void saysWhatIsWrongWithADescription_data() {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("detail");
        const QString column = QStringLiteral("every column needs a known value or a text");
        QTest::newRow("no name") << QByteArray(R"({"id": "x"})")
                                 << QStringLiteral("id and name must be there");
        QTest::newRow("no columns")
            << QByteArray(R"({"id": "x", "name": "X"})") << QStringLiteral("columns must be there");
        QTest::newRow("unknown value")
            << QByteArray(R"({"id": "x", "name": "X", "columns": [{"value": "colour"}]})")
            << column;
        QTest::newRow("long delimiter") << QByteArray(R"({"id": "x", "name": "X", "delimiter": "::",
                              "columns": [{"value": "address"}]})")
                                        << QStringLiteral("delimiter must be one character");
        const auto with = [](const char* rest) {
            return QByteArray(R"({"id": "x", "name": "X", "columns": [{"value": "address"}], )") +
                   rest + '}';
        };
        QTest::newRow("form") << with(R"("form": "xml")")
                              << QStringLiteral("form must be table, json or json_lines");
        QTest::newRow("reason") << with(R"("only_reasons": ["bad luck"])")
                                << QStringLiteral(
                                       "only_reasons and except_reasons must be ids of reasons");
        QTest::newRow("limit")
            << with(R"("rows_per_file": -1)")
            << QStringLiteral("rows_per_file and bytes_per_file must be whole numbers above 0");
        QTest::newRow("line end") << QByteArray(R"({"id": "x", "name": "X", "line_end": "cr",
                                                   "columns": [{"value": "address"}]})")
                                  << QStringLiteral("line_end must be lf or crlf");
    }

    void saysWhatIsWrongWithADescription() {
        QFETCH(const QByteArray, json);
        QFETCH(const QString, detail);
        const auto preset = parseSuppressionPreset(json.toStdString(), "x.json");
        QVERIFY(!preset);
        QCOMPARE(preset.error().code, ErrorCode::SettingsBroken);
        QCOMPARE(QString::fromStdString(preset.error().detail), detail);
        QCOMPARE(preset.error().file, "x.json"s);
    }
};

QTEST_APPLESS_MAIN(SuppressionPresetTest)
#include "tst_suppression_preset.moc"
