// SPDX-License-Identifier: GPL-3.0-or-later
// Cells that a spreadsheet would run as formulas: left alone by default, harmless when asked.
#include "model/export/csv_text.h"
#include "tests/export/exported_files.h"

#include <QTemporaryDir>
#include <QTest>

using namespace listwright;
using namespace std::string_literals;

class SpreadsheetSafetyTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void formulasAreToldFromNumbers_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("isFormula");
        const auto row = [](const char* text, bool isFormula) {
            QTest::newRow(text) << QByteArray(text) << isFormula;
        };
        for (const char* formula :
             {"=1+1", "=cmd|' /C calc'!A0", "+cmd|'x'!A0", "-2+3+cmd|' /C calc'!A0", "@SUM(A1)",
              "\t=1", "\r=1", "\n=1", "=", "@ann", "+A1", "-a", "+1e5", "\uFF1D1+1", "\uFF20x"})
            row(formula, true);
        for (const char* harmless :
             {"", "-5", "-1,234.50", "+49 170 1234567", "+1 (555) 010-99/1", "-", "--", "+5 %",
              "a=1", " =1", "'=1", "0123", "ann@corp.example", "#REF", "\uFF21"})
            row(harmless, false);
    }
    void formulasAreToldFromNumbers() {
        QFETCH(const QByteArray, text);
        QFETCH(const bool, isFormula);
        QCOMPARE(mayBeFormula(text.toStdString()), isFormula);
        QCOMPARE(harmlessInSpreadsheets(text.toStdString()),
                 (isFormula ? "'" : "") + text.toStdString());
    }

    void cellsGetAnApostropheWhenAskedAndNoOtherByteChanges() {
        const std::string list = "\xEF\xBB\xBFname;email;note\r\n"
                                 "=Ann;ann@corp.example;\"+49 170 1\"\r\n"
                                 "\"@Dan\";dan@corp.example; =kept \n"
                                 "\"=a\"\"b;\";-x@corp.example;-5\r"
                                 "Gus;gus@corp.example;\"\t=1\"\r\n"
                                 "=twice;ANN@corp.example;=1\r\n"
                                 "=nobody;none;x";
        const auto cleanUp = cleanUpOf({bytesInMemory("list.csv", list)},
                                       {{"dan@corp.example", "550 5.1.1 User unknown", 0}});
        ExportPlan plan = everything();
        QVERIFY(exported(*cleanUp, plan));
        QCOMPARE(contentOf(path("cleaned.csv")), "\xEF\xBB\xBFname;email;note\r\n"
                                                 "=Ann;ann@corp.example;\"+49 170 1\"\r\n"
                                                 "\"=a\"\"b;\";-x@corp.example;-5\r"
                                                 "Gus;gus@corp.example;\"\t=1\"\r\n"s);
        plan.spreadsheetSafe = true;
        const auto written = exported(*cleanUp, plan);
        QVERIFY2(written, written ? "" : message(written.error()).c_str());
        QCOMPARE(contentOf(path("cleaned.csv")), "\xEF\xBB\xBFname;email;note\r\n"
                                                 "'=Ann;ann@corp.example;\"+49 170 1\"\r\n"
                                                 "\"'=a\"\"b;\";'-x@corp.example;-5\r"
                                                 "Gus;gus@corp.example;\"'\t=1\"\r\n"s);
        QCOMPARE(contentOf(path("duplicates.csv")),
                 "\xEF\xBB\xBFname;email;note\r\n'=twice;ANN@corp.example;'=1\r\n"s);
        QCOMPARE(contentOf(path("invalid.csv")), "\xEF\xBB\xBFname;email;note\r\n'=nobody;none;x"s);
        QVERIFY(contentOf(path("removed.csv"))
                    .find("\n\"'@Dan\";dan@corp.example; =kept ;user-unknown;") !=
                std::string::npos);
    }

    void theHeaderAndUtf16AreMadeHarmlessToo() {
        const std::u16string text = u"\uFEFF=name,email\n-A1,ann@corp.example\n";
        const std::string list(reinterpret_cast<const char*>(text.data()), text.size() * 2);
        const auto cleanUp = cleanUpOf({bytesInMemory("list.csv", list)}, {});
        ExportPlan plan = everything();
        plan.spreadsheetSafe = true;
        QVERIFY(exported(*cleanUp, plan));
        const std::u16string safe = u"\uFEFF'=name,email\n'-A1,ann@corp.example\n";
        QCOMPARE(contentOf(path("cleaned.csv")),
                 std::string(reinterpret_cast<const char*>(safe.data()), safe.size() * 2));
    }

    void aRowThatIsTooLongToLookAtIsAnErrorAndNothingIsWritten() {
        const std::string list = "name,email\nAnn,ann@corp.example\n\"" +
                                 std::string(std::size_t{3} << 20, 'x') + "\",bo@corp.example\n";
        const auto cleanUp = cleanUpOf({bytesInMemory("list.csv", list)}, {});
        ExportPlan plan = everything();
        plan.spreadsheetSafe = true;
        writeFile(path("invalid.csv"), "before");
        const auto written = exported(*cleanUp, plan);
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::NotForSpreadsheets);
        QCOMPARE(written.error().row, std::optional<std::uint64_t>(3));
        QCOMPARE(contentOf(path("invalid.csv")), "before"s);
        QCOMPARE(contentOf(path("cleaned.csv")), "(not there)"s);
    }

private:
    [[nodiscard]] std::string path(const char* name) const {
        return m_folder->filePath(QString::fromLatin1(name)).toStdString();
    }
    [[nodiscard]] ExportPlan everything() const {
        ExportPlan plan;
        plan.lists.push_back({.cleaned = path("cleaned.csv"),
                              .removed = path("removed.csv"),
                              .duplicates = path("duplicates.csv"),
                              .invalid = path("invalid.csv")});
        return plan;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(SpreadsheetSafetyTest)
#include "tst_spreadsheet_safety.moc"
