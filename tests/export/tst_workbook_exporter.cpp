// SPDX-License-Identifier: GPL-3.0-or-later
// Rows as XLSX workbooks, read back by the program's own reader.
#include "model/export/workbook_exporter.h"
#include "model/io/spreadsheet_reader.h"
#include "model/io/workbook_writer.h"
#include "tests/export/exported_files.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace listwright;
using namespace std::string_literals;

namespace {

const std::vector<TestBounce> bounces{
    {"dead@corp.example", "550 5.2.1 Mailbox disabled, account suspended", 1'790'000'000},
};

const std::string list = "name;email;id\r\n"
                         "Ann;ann@corp.example;0123\r\n"
                         "\"Dead; Dan\";DEAD@corp.example\r\n"
                         "=Bo;bo@corp.example;=1+1;more\r\n"
                         "Ann again;Ann@corp.example;1e5\r\n"
                         "Nobody;none;-5";

/// The first sheet as CSV, or what went wrong.
std::string sheetOf(const std::string& path) {
    const auto folder = TemporaryFolder::create();
    ProgressReporter progress;
    const auto source = openFile(path);
    if (!source)
        return message(source.error());
    const auto sheets = readSpreadsheet(*source, **folder, {}, progress, CancelToken());
    return sheets ? contentOf(sheets->front().path) : message(sheets.error());
}

} // namespace

class WorkbookExporterTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void partsTheRowsIntoWorkbooks() {
        const auto cleanUp = cleanUpOf({bytesInMemory("list.csv", list)}, bounces);
        const auto written = exported(*cleanUp, everything());
        QVERIFY2(written, written ? "" : message(written.error()).c_str());
        QCOMPARE(sheetOf(path("cleaned.xlsx")), "name,email,id,Column 4\n"
                                                "Ann,ann@corp.example,0123\n"
                                                "'=Bo,bo@corp.example,'=1+1,more\n"s);
        QCOMPARE(QByteArray::fromStdString(sheetOf(path("removed.xlsx"))),
                 "name,email,id,Column 4,removal_reason,removal_code,removal_cause,"
                 "removal_last_seen,removal_decided_by,removal_answer,removal_source\n"
                 "\"Dead; Dan\",DEAD@corp.example,,,mailbox-disabled,5.2.1,suspended-by-provider,"
                 "2026-09-21T14:13:20Z,program,\"550 5.2.1 Mailbox disabled, account suspended\","
                 "spring.mbox\n");
        QCOMPARE(sheetOf(path("duplicates.xlsx")),
                 "name,email,id,Column 4\nAnn again,Ann@corp.example,1e5\n"s);
        QCOMPARE(sheetOf(path("invalid.xlsx")), "name,email,id,Column 4\nNobody,none,-5\n"s);
        std::uint64_t rows = 0;
        for (const WrittenFile& file : *written) {
            QCOMPARE(file.bytes, std::uint64_t{contentOf(file.path).size()});
            rows += file.rows;
        }
        QCOMPARE(rows, std::uint64_t{cleanUp->rowCount()});
        QCOMPARE(files(), 4);
    }

    void formulasStayAsTheyAreWhenAsked() {
        const auto cleanUp = cleanUpOf({bytesInMemory("list.csv", list)}, bounces);
        ExportPlan plan = everything();
        plan.spreadsheetSafe = false;
        QVERIFY(exported(*cleanUp, plan));
        QVERIFY(sheetOf(path("cleaned.xlsx")).find("\n=Bo,bo@corp.example,=1+1,more\n") !=
                std::string::npos);
    }

    void aListWithoutHeaderGetsNone() {
        const auto cleanUp =
            cleanUpOf({bytesInMemory("list.csv", "ann@corp.example\nbo@corp.example\n")}, {});
        QVERIFY(exported(*cleanUp, everything()));
        QCOMPARE(sheetOf(path("cleaned.xlsx")), "ann@corp.example\nbo@corp.example\n"s);
    }

    void aCellThatIsTooLongNamesItsRowAndNothingIsWritten() {
        const std::string longCell(WorkbookWriter::mostLetters + 1, 'x');
        const auto cleanUp = cleanUpOf(
            {bytesInMemory("list.csv", list + "\r\n" + longCell + ";cy@corp.example;1\r\n")},
            bounces);
        writeFile(path("cleaned.xlsx"), "before");
        const auto written = exported(*cleanUp, everything());
        QVERIFY(!written);
        QCOMPARE(message(written.error()),
                 "list.csv, row 7: This does not fit a spreadsheet: cell 1 has 32768 letters, a "
                 "cell holds 32767. Save it as CSV, as the list stands; nothing was written."s);
        QCOMPARE(contentOf(path("cleaned.xlsx")), "before"s);
        QCOMPARE(files(), 1);
    }

    void moreRowsThanASheetHoldsAreToldBeforeAndSplitWhenAsked() {
        std::string large = "email\n";
        constexpr std::uint64_t rows = WorkbookWriter::mostRows + 1;
        for (std::uint64_t row = 0; row < rows; ++row)
            large += std::to_string(row) + "@corp.example\n";
        const auto cleanUp = cleanUpOf({bytesInMemory("list.csv", large)}, {});
        ExportPlan plan;
        plan.lists.push_back({.cleaned = path("cleaned.xlsx")});
        const auto targets = workbookTargets(*cleanUp, {}, plan);
        QCOMPARE(targets.size(), 1U);
        QCOMPARE(targets.front().rows, rows);
        QCOMPARE(targets.front().files,
                 (std::vector{path("cleaned.xlsx"), path("cleaned-2.xlsx")}));
        const auto refused = exported(*cleanUp, plan);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::NotForSpreadsheets);
        QCOMPARE(refused.error().detail,
                 "there are 1048577 rows, a sheet holds 1048576 with the header; they can be split "
                 "into 2 files"s);
        QCOMPARE(files(), 0);

        plan.splitWorkbooks = true;
        const auto written = exported(*cleanUp, plan);
        QVERIFY2(written, written ? "" : message(written.error()).c_str());
        QCOMPARE(written->size(), 2U);
        QCOMPARE(written->at(0).rows, WorkbookWriter::mostRows - 1);
        QCOMPARE(written->at(1).rows, std::uint64_t{2});
        QCOMPARE(sheetOf(path("cleaned-2.xlsx")),
                 "email\n1048575@corp.example\n1048576@corp.example\n"s);
        const std::string first = sheetOf(path("cleaned.xlsx"));
        QCOMPARE(static_cast<std::uint64_t>(std::count(first.begin(), first.end(), '\n')),
                 WorkbookWriter::mostRows);
    }

    void aSplitMustNotFallOnAFileThatWasRead() {
        std::string large = "email\n";
        for (std::uint64_t row = 0; row <= WorkbookWriter::mostRows; ++row)
            large += std::to_string(row) + "@c.example\n";
        const auto cleanUp = cleanUpOf({bytesInMemory("list.csv", large)}, {});
        writeFile(path("cleaned-2.xlsx"), "a report");
        ExportPlan plan;
        plan.lists.push_back({.cleaned = path("cleaned.xlsx")});
        plan.splitWorkbooks = true;
        const auto written = exported(*cleanUp, plan, {}, {path("cleaned-2.xlsx")});
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::TargetIsInput);
        QCOMPARE(contentOf(path("cleaned-2.xlsx")), "a report"s);
    }

    void aCancelLeavesEverythingAsItWas() {
        const auto cleanUp = cleanUpOf({bytesInMemory("list.csv", list)}, bounces);
        writeFile(path("cleaned.xlsx"), "before");
        CancelToken cancel;
        cancel.cancel();
        ProgressReporter progress;
        const auto written = exportCleanUp(*cleanUp, {}, everything(), {}, progress, cancel);
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::Cancelled);
        QCOMPARE(contentOf(path("cleaned.xlsx")), "before"s);
        QCOMPARE(files(), 1);
    }

private:
    [[nodiscard]] std::string path(const char* name) const {
        return m_folder->filePath(QString::fromLatin1(name)).toStdString();
    }
    [[nodiscard]] int files() const {
        return static_cast<int>(
            QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden).size());
    }
    [[nodiscard]] ExportPlan everything() const {
        ExportPlan plan;
        plan.lists.push_back({.cleaned = path("cleaned.xlsx"),
                              .removed = path("removed.xlsx"),
                              .duplicates = path("duplicates.xlsx"),
                              .invalid = path("invalid.xlsx")});
        return plan;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(WorkbookExporterTest)
#include "tst_workbook_exporter.moc"
