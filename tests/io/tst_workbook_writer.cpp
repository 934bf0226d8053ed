// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/io/spreadsheet_reader.h"
#include "model/io/workbook_writer.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace listwright;
using namespace std::string_literals;

using Rows = std::vector<std::vector<std::string>>;

class WorkbookWriterTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void everyCellIsReadBackAsItWas() {
        const auto csv = writtenAndRead({{"Email", "Id", "Born"},
                                         {"ana@corp.example", "0123", "2026-03-01"},
                                         {"", "12345678901234567890", "1/2"},
                                         {"=1+1", "-5", "  space  "},
                                         {"two\nlines", "tab\there", "TRUE"},
                                         {"zo\xC3\xAB \xF0\x9F\x90\x8D", "<&>\"'", "_x0041_"}});
        QCOMPARE(QByteArray::fromStdString(csv),
                 "Email,Id,Born\n"
                 "ana@corp.example,0123,2026-03-01\n"
                 ",12345678901234567890,1/2\n"
                 "=1+1,-5,\"  space  \"\n"
                 "\"two\nlines\",\"tab\there\",TRUE\n"
                 "zo\xC3\xAB \xF0\x9F\x90\x8D,\"<&>\"\"'\",_x0041_\n");
    }

    void controlCharactersAreNotLost() {
        const auto csv = writtenAndRead({{"a\rb\x01"s + "c"}, {"\x1F"}});
        QCOMPARE(csv, "\"a\rb\x01"s + "c\"\n\x1F\n");
    }

    void aCellThatIsTooLongIsAnError() {
        auto file = OutputFile::create(path("long.xlsx"));
        auto writer = WorkbookWriter::create(*file);
        QVERIFY(writer);
        // Four bytes, two units each: as many as a cell holds, and one letter more.
        std::string longest;
        for (std::uint64_t letters = 0; letters + 2 <= WorkbookWriter::mostLetters; letters += 2)
            longest += "\xF0\x9F\x90\x8D";
        QVERIFY(writer->addRow(std::vector{longest + "a"}));
        const auto failed = writer->addRow(std::vector{"ok"s, longest + "ab"});
        QVERIFY(!failed);
        QCOMPARE(failed.error().code, ErrorCode::NotForSpreadsheets);
        QCOMPARE(failed.error().detail, "cell 2 has 32768 letters, a cell holds 32767"s);
    }

    void tooManyCellsAreAnError() {
        auto file = OutputFile::create(path("wide.xlsx"));
        auto writer = WorkbookWriter::create(*file);
        const std::vector<std::string> widest(WorkbookWriter::mostColumns, "x");
        QVERIFY(writer->addRow(widest));
        std::vector<std::string> wider = widest;
        wider.emplace_back("y");
        const auto failed = writer->addRow(wider);
        QVERIFY(!failed);
        QCOMPARE(failed.error().detail, "the row has 16385 cells, a sheet 16384 columns"s);
    }

    void aWriterThatIsGivenUpLeavesTheTargetAsItWas() {
        QFile before(QString::fromStdString(path("given-up.xlsx")));
        QVERIFY(before.open(QIODevice::WriteOnly) && before.write("before") == 6);
        before.close();
        {
            auto file = OutputFile::create(path("given-up.xlsx"));
            auto writer = WorkbookWriter::create(*file);
            for (int row = 0; row < 1000; ++row)
                QVERIFY(writer->addRow(std::vector{"a"s, "b"s}));
        }
        QVERIFY(before.open(QIODevice::ReadOnly));
        QCOMPARE(before.readAll(), QByteArray("before"));
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
    }

    void workbooksAreKnownByTheirEnding() {
        QVERIFY(isWorkbookName("a.xlsx"));
        QVERIFY(isWorkbookName("A.XLSX"));
        for (const char* name : {"", "xlsx", "a.csv", "a.xlsx.csv", "a.xls"})
            QVERIFY2(!isWorkbookName(name), name);
    }

private:
    [[nodiscard]] std::string path(const char* name) const {
        return m_folder->filePath(QString::fromLatin1(name)).toStdString();
    }

    /// As CSV, or what went wrong.
    std::string writtenAndRead(const Rows& rows) {
        auto file = OutputFile::create(path("book.xlsx"));
        auto writer = WorkbookWriter::create(*file);
        for (const auto& row : rows)
            if (auto added = writer->addRow(row); !added)
                return message(added.error());
        if (auto finished = writer->finish(); !finished)
            return message(finished.error());
        if (!file->sync() || !file->replaceTarget())
            return "not in its place";
        const auto folder = TemporaryFolder::create();
        ProgressReporter progress;
        const auto sheets =
            readSpreadsheet(*openFile(path("book.xlsx")), **folder, {}, progress, CancelToken());
        if (!sheets)
            return message(sheets.error());
        QFile csv(QString::fromStdString(sheets->front().path));
        return csv.open(QIODevice::ReadOnly) ? csv.readAll().toStdString() : "not there";
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(WorkbookWriterTest)
#include "tst_workbook_writer.moc"
