// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/export/exported_files.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <optional>

using namespace listwright;
using namespace std::string_literals;

namespace {

const std::vector<TestBounce> bounces{
    {"dead@corp.example", "550 5.2.1 Mailbox disabled, account suspended", 1'790'000'000},
    {"dead@corp.example", "550 5.2.1 Mailbox disabled, account suspended", 1'780'000'000},
    {"gone@corp.example", "550 5.1.1 <gone@corp.example>: \"User\" unknown", 0},
    {"full@corp.example", "452 4.2.2 Mailbox full", 1'790'000'000},
};

const std::string list = "name,email\r\n"
                         "Ann,ann@corp.example\r\n"
                         "\"Dead, Dan\",DEAD@corp.example\r\n"
                         "Full,full@corp.example\r\n"
                         "Ann again,Ann@corp.example\r\n"
                         "Nobody,none\r\n"
                         "Gus,gone@corp.example";

} // namespace

class CleanUpExporterTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void partsTheRowsByWhatBecomesOfThem() {
        const auto cleanUp = cleanUpOf({bytesInMemory("list.csv", list)}, bounces);
        const auto written = exported(*cleanUp, everything());
        QVERIFY2(written, written ? "" : message(written.error()).c_str());
        QCOMPARE(contentOf(path("cleaned.csv")), "name,email\r\n"
                                                 "Ann,ann@corp.example\r\n"
                                                 "Full,full@corp.example\r\n"s);
        QCOMPARE(contentOf(path("duplicates.csv")), "name,email\r\n"
                                                    "Ann again,Ann@corp.example\r\n"s);
        QCOMPARE(contentOf(path("invalid.csv")), "name,email\r\nNobody,none\r\n"s);
        QCOMPARE(contentOf(path("removed.csv")),
                 "name,email,removal_reason,removal_code,removal_cause,removal_last_seen,"
                 "removal_decided_by,removal_answer,removal_source\r\n"
                 "\"Dead, Dan\",DEAD@corp.example,mailbox-disabled,5.2.1,suspended-by-provider,"
                 "2026-09-21T14:13:20Z,program,\"550 5.2.1 Mailbox disabled, account suspended\","
                 "spring.mbox\r\n"
                 "Gus,gone@corp.example,user-unknown,5.1.1,,,program,"
                 "\"550 5.1.1 <gone@corp.example>: \"\"User\"\" unknown\",spring.mbox\r\n"s);
        QCOMPARE(contentOf(path("suppression.csv")),
                 "address,reason,code,cause,first_seen,last_seen,source\n"
                 "dead@corp.example,mailbox-disabled,5.2.1,suspended-by-provider,"
                 "2026-05-28T20:26:40Z,2026-09-21T14:13:20Z,spring.mbox\n"
                 "gone@corp.example,user-unknown,5.1.1,,,,spring.mbox\n"s);
        QCOMPARE(rowsOf(*written), (std::vector<std::uint64_t>{2, 2, 1, 1, 2}));
        for (const WrittenFile& file : *written)
            QCOMPARE(file.bytes, std::uint64_t{contentOf(file.path).size()});
    }

    void removesMarkedAddressesWhereThePolicySaysSo() {
        const std::string marked = "email\ninfo@corp.example\nann@corp.example\n"
                                   "full@corp.example\nsales@corp.example\nINFO@corp.example\n"
                                   "Info\n";
        const std::vector<TestBounce> reports{
            {"sales@corp.example", "550 5.1.1 User unknown", 0},
            {"full@corp.example", "452 4.2.2 Mailbox full", 1'790'000'000}};
        const auto without = cleanUpOf({bytesInMemory("list.csv", marked)}, reports);
        QVERIFY(exported(*without, everything()));
        QCOMPARE(contentOf(path("cleaned.csv")),
                 "email\ninfo@corp.example\nann@corp.example\nfull@corp.example\n"s);

        Policy policy;
        policy.removedMarks.add(AddressMark::Role);
        const auto cleanUp = cleanUpOf({bytesInMemory("list.csv", marked)}, reports, policy);
        const auto written = exported(*cleanUp, everything());
        QVERIFY(written);
        QCOMPARE(contentOf(path("cleaned.csv")), "email\nann@corp.example\nfull@corp.example\n"s);
        const std::string removed = contentOf(path("removed.csv"));
        QVERIFY(removed.find("\ninfo@corp.example,role-address,,,,program,,policy\n") !=
                std::string::npos);
        QVERIFY(removed.find("\nsales@corp.example,user-unknown,5.1.1,") != std::string::npos);
        QCOMPARE(contentOf(path("suppression.csv")),
                 "address,reason,code,cause,first_seen,last_seen,source\n"
                 "info@corp.example,role-address,,,,,policy\n"
                 "sales@corp.example,user-unknown,5.1.1,,,,spring.mbox\n"s);
        QCOMPARE(rowsOf(*written), (std::vector<std::uint64_t>{2, 2, 1, 1, 2}));

        DecisionHistory history;
        history.decide({RowNumber{0}}, Proposal::Keep); // the user's word counts
        QVERIFY(exported(*cleanUp, everything(), history.current()));
        QVERIFY(contentOf(path("cleaned.csv")).starts_with("email\ninfo@corp.example\n"));
    }

    void followsTheUsersDecisions() {
        const auto cleanUp = cleanUpOf({bytesInMemory("list.csv", list)}, bounces);
        DecisionHistory history;
        history.decide({RowNumber{1}}, Proposal::Keep);   // dead
        history.decide({RowNumber{0}}, Proposal::Remove); // ann
        history.decide({RowNumber{2}}, Proposal::Remove); // full
        QVERIFY(exported(*cleanUp, everything(), history.current()));
        QCOMPARE(contentOf(path("cleaned.csv")), "name,email\r\n"
                                                 "\"Dead, Dan\",DEAD@corp.example\r\n"s);
        QCOMPARE(contentOf(path("suppression.csv")),
                 "address,reason,code,cause,first_seen,last_seen,source\n"
                 "ann@corp.example,removed-by-hand,,,,,by hand\n"
                 "full@corp.example,mailbox-full,4.2.2,,2026-09-21T14:13:20Z,"
                 "2026-09-21T14:13:20Z,spring.mbox\n"
                 "gone@corp.example,user-unknown,5.1.1,,,,spring.mbox\n"s);
        const std::string removed = contentOf(path("removed.csv"));
        QVERIFY(removed.find("Ann,ann@corp.example,removed-by-hand,,,,hand,,by hand\r\n") !=
                std::string::npos);
        QVERIFY(removed.find("Full,full@corp.example,mailbox-full,4.2.2,,2026-09-21T14:13:20Z,"
                             "hand,452 4.2.2 Mailbox full,spring.mbox\r\n") != std::string::npos);
    }

    void writesOneFileAListAndEveryAddressOnce() {
        const auto cleanUp = cleanUpOf({bytesInMemory("a.csv", "email\nann@corp.example\n"
                                                               "dead@corp.example\n"
                                                               "gone@corp.example\n"),
                                        bytesInMemory("b.txt", "gone@corp.example\n"
                                                               "dead@corp.example\n"
                                                               "bo@corp.example\n")},
                                       bounces);
        ExportPlan plan;
        plan.lists = {{.cleaned = path("a.csv")}, {.cleaned = path("b.csv")}};
        plan.suppression = path("suppression.csv");
        plan.suppressionPreset = "plain";
        QVERIFY(exported(*cleanUp, plan));
        QCOMPARE(contentOf(path("a.csv")), "email\nann@corp.example\n"s);
        QCOMPARE(contentOf(path("b.csv")), "bo@corp.example\n"s);
        QCOMPARE(contentOf(path("suppression.csv")), "dead@corp.example\ngone@corp.example\n"s);

        // Kept by hand in the second list: suppressed, it would get no mail at all.
        DecisionHistory history;
        history.decide({RowNumber{4}}, Proposal::Keep);
        QVERIFY(exported(*cleanUp, plan, history.current()));
        QCOMPARE(contentOf(path("a.csv")), "email\nann@corp.example\n"s);
        QCOMPARE(contentOf(path("b.csv")), "dead@corp.example\nbo@corp.example\n"s);
        QCOMPARE(contentOf(path("suppression.csv")), "gone@corp.example\n"s);
    }

    void addsColumnsInTheListsOwnWriting_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("removed");
        QTest::newRow("semicolons, a short row")
            << QByteArray("email;name;city\ndead@corp.example\nann@corp.example;Ann;Rome\n")
            << QByteArray("email;name;city;REASONS\ndead@corp.example;;;DEAD\n");
        QTest::newRow("a quote that is never closed")
            << QByteArray("email,name\ndead@corp.example,\"Dan\"\"s\nann@corp.example,Ann\n")
            << QByteArray("email,name,REASONS\ndead@corp.example,\"\"\"Dan\"\"\"\"s\",DEAD\n");
        QTest::newRow("one address a line") << QByteArray("ann@corp.example\rdead@corp.example")
                                            << QByteArray("dead@corp.example,DEAD\r");
        QTest::newRow("blank lines behind the row")
            << QByteArray("email\r\n\r\ndead@corp.example\r\n\r\n\r\nann@corp.example\r\n")
            << QByteArray("email,REASONS\r\ndead@corp.example,DEAD\r\n");
        QTest::newRow("byte order mark and separator line")
            << QByteArray("\xEF\xBB\xBFsep=;\r\nemail;n\r\ndead@corp.example;1\r\na@x.example;2")
            << QByteArray("\xEF\xBB\xBFsep=;\r\nemail;n;REASONS\r\ndead@corp.example;1;DEAD\r\n");
        QTest::newRow("Windows-1252")
            << QByteArray("email,name\ndead@corp.example,J\xFCrgen\nann@corp.example,Ren\xE9\n")
            << QByteArray("email,name,REASONS\ndead@corp.example,J\xFCrgen,DEAD\n");
    }

    void addsColumnsInTheListsOwnWriting() {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QByteArray, removed);
        const auto cleanUp = cleanUpOf({bytesInMemory("list.csv", bytes.toStdString())},
                                       {{"dead@corp.example", "550 5.2.1 Mailbox disabled", 0}});
        ExportPlan plan;
        plan.lists = {{.removed = path("removed.csv")}};
        QVERIFY(exported(*cleanUp, plan));
        // every delimiter of the added columns is the list's own
        QByteArray got(contentOf(path("removed.csv")).c_str());
        const char delimiter = bytes.contains(';') ? ';' : ',';
        got.replace(QByteArray("removal_reason,removal_code,removal_cause,removal_last_seen,"
                               "removal_decided_by,removal_answer,removal_source")
                        .replace(',', delimiter),
                    "REASONS");
        got.replace(
            QByteArray("mailbox-disabled,5.2.1,unspecified,,program,550 5.2.1 Mailbox disabled,"
                       "spring.mbox")
                .replace(',', delimiter),
            "DEAD");
        QCOMPARE(got, removed);
    }

    void addsColumnsInUtf16() {
        const std::u16string text = u"\uFEFFemail\tname\r\ndead@corp.example\tJ\u00FCrgen\r\n"
                                    u"ann@corp.example\tAnn\r\n";
        const std::string bytes(reinterpret_cast<const char*>(text.data()), 2 * text.size());
        const auto cleanUp = cleanUpOf({bytesInMemory("list.txt", bytes)},
                                       {{"dead@corp.example", "550 5.2.1 disabled", 0}});
        ExportPlan plan;
        plan.lists = {{.cleaned = path("cleaned.txt"), .removed = path("removed.txt")}};
        QVERIFY(exported(*cleanUp, plan));
        const std::string removed = contentOf(path("removed.txt"));
        const QString got(reinterpret_cast<const QChar*>(removed.data()),
                          static_cast<qsizetype>(removed.size() / 2));
        QVERIFY(got.startsWith(QStringLiteral("\uFEFFemail\tname\tremoval_reason\tremoval_code")));
        QVERIFY(got.endsWith(
            QStringLiteral("dead@corp.example\tJ\u00FCrgen\tmailbox-disabled\t5.2.1\tunspecified\t"
                           "\tprogram\t550 5.2.1 disabled\tspring.mbox\r\n")));
        const std::u16string kept = u"\uFEFFemail\tname\r\nann@corp.example\tAnn\r\n";
        QVERIFY(contentOf(path("cleaned.txt")) ==
                std::string(reinterpret_cast<const char*>(kept.data()), 2 * kept.size()));
    }

    void givesNoFormulaOfAStrangerToASpreadsheet() {
        const auto cleanUp = cleanUpOf({bytesInMemory("l.csv", "email\ndead@corp.example\n")},
                                       {{"dead@corp.example", "=HYPERLINK(1) user unknown", 0}});
        ExportPlan plan;
        plan.lists = {{.removed = path("removed.csv")}};
        DecisionHistory history;
        history.decide({RowNumber{0}}, Proposal::Remove);
        QVERIFY(exported(*cleanUp, plan, history.current()));
        const std::string removed = contentOf(path("removed.csv"));
        QVERIFY2(removed.find(",'=HYPERLINK(1)") != std::string::npos, removed.c_str());
    }

    void neverWritesOverAnInput_data() {
        QTest::addColumn<QString>("target");
        QTest::newRow("the list") << QStringLiteral("list.csv");
        QTest::newRow("by another path") << QStringLiteral("sub/../list.csv");
        QTest::newRow("through a link") << QStringLiteral("symbolic.csv");
        QTest::newRow("a hard link") << QStringLiteral("hard.csv");
        QTest::newRow("a report") << QStringLiteral("bounces.mbox");
    }

    void neverWritesOverAnInput() {
        QFETCH(const QString, target);
        namespace fs = std::filesystem;
        writeFile(path("list.csv"), list);
        writeFile(path("bounces.mbox"), "mails");
        fs::create_directory(path("sub"));
        fs::create_symlink(path("list.csv"), path("symbolic.csv"));
        fs::create_hard_link(path("list.csv"), path("hard.csv"));
        const auto cleanUp = cleanUpOf({openFile(path("list.csv")).value()}, bounces);
        ExportPlan plan;
        plan.lists = {{.cleaned = path("cleaned.csv")}};
        plan.suppression = path(target.toStdString());
        const auto written = exported(*cleanUp, plan, {}, {path("list.csv"), path("bounces.mbox")});
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::TargetIsInput);
        QCOMPARE(written.error().file, path(target.toStdString()));
        QCOMPARE(contentOf(path("list.csv")), list);
        QCOMPARE(contentOf(path("bounces.mbox")), "mails"s);
        QVERIFY(!fs::exists(path("cleaned.csv")));
    }

    void writesTheRuleBesideHashesAndNeverOverAnInput() {
        const auto cleanUp = cleanUpOf({bytesInMemory("list.csv", list)}, bounces);
        ExportPlan plan;
        plan.lists.resize(1);
        plan.suppression = path("hashes.txt");
        plan.suppressionPreset = "hashed-md5";
        writeFile(path("hashes-rule.txt"), "a list");
        const auto refused = exported(*cleanUp, plan, {}, {path("hashes-rule.txt")});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::TargetIsInput);
        QCOMPARE(contentOf(path("hashes-rule.txt")), "a list"s);

        const auto written = exported(*cleanUp, plan);
        QVERIFY(written);
        QCOMPARE(written->size(), 2U);
        QCOMPARE(written->back().path, path("hashes-rule.txt"));
        QVERIFY(contentOf(path("hashes-rule.txt")).starts_with("Each line is the MD5 hash"));
    }

    void refusesOneNameForTwoFiles() {
        const auto cleanUp = cleanUpOf({bytesInMemory("list.csv", list)}, bounces);
        ExportPlan plan = everything();
        plan.suppression = plan.lists.front().cleaned;
        const auto written = exported(*cleanUp, plan);
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::TargetNotWritable);
        QCOMPARE(filesLeft(), QStringList());
    }

    void leavesEverythingWhenOneFileCannotBeWritten() {
        writeFile(path("cleaned.csv"), "old");
        const auto cleanUp = cleanUpOf({bytesInMemory("list.csv", list)}, bounces);
        ExportPlan plan = everything();
        plan.suppression = path("nowhere/suppression.csv");
        const auto written = exported(*cleanUp, plan);
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::TargetNotWritable);
        QCOMPARE(contentOf(path("cleaned.csv")), "old"s);
        QCOMPARE(filesLeft(), QStringList{QStringLiteral("cleaned.csv")});
    }

    void leavesEverythingWhenStopped() {
        writeFile(path("cleaned.csv"), "old");
        const auto cleanUp = cleanUpOf({bytesInMemory("list.csv", list)}, bounces);
        const CancelToken cancel;
        cancel.cancel();
        ProgressReporter progress;
        const auto written = exportCleanUp(*cleanUp, {}, everything(), {}, progress, cancel);
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::Cancelled);
        QCOMPARE(contentOf(path("cleaned.csv")), "old"s);
        QCOMPARE(filesLeft(), QStringList{QStringLiteral("cleaned.csv")});
    }

    void tellsThatTheListChanged_data() {
        QTest::addColumn<QString>("how");
        QTest::newRow("longer") << QStringLiteral("longer");
        QTest::newRow("shorter") << QStringLiteral("shorter");
        QTest::newRow("replaced") << QStringLiteral("replaced");
        QTest::newRow("deleted") << QStringLiteral("deleted");
    }

    void tellsThatTheListChanged() {
        QFETCH(const QString, how);
        writeFile(path("list.csv"), list);
        const auto cleanUp = cleanUpOf({openFile(path("list.csv")).value()}, bounces);
        if (how == QStringLiteral("longer")) {
            writeFile(path("list.csv"), list + "\r\nNew,new@corp.example");
        } else if (how == QStringLiteral("shorter")) {
            writeFile(path("list.csv"), list.substr(0, 40));
        } else {
            QVERIFY(QFile::remove(QString::fromStdString(path("list.csv"))));
            if (how == QStringLiteral("replaced"))
                writeFile(path("list.csv"), list);
        }
        ExportPlan plan;
        plan.lists = {{.cleaned = path("cleaned.csv")}};
        const auto written = exported(*cleanUp, plan);
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::FileChanged);
        QCOMPARE(written.error().file, path("list.csv"));
        QVERIFY(!std::filesystem::exists(path("cleaned.csv")));
    }

private:
    std::string path(const std::string& name) const {
        return m_folder->filePath(QString::fromStdString(name)).toStdString();
    }
    ExportPlan everything() const {
        ExportPlan plan;
        plan.lists = {{.cleaned = path("cleaned.csv"),
                       .removed = path("removed.csv"),
                       .duplicates = path("duplicates.csv"),
                       .invalid = path("invalid.csv")}};
        plan.suppression = path("suppression.csv");
        return plan;
    }
    QStringList filesLeft() const {
        return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden);
    }
    static std::vector<std::uint64_t> rowsOf(const std::vector<WrittenFile>& files) {
        std::vector<std::uint64_t> rows;
        for (const WrittenFile& file : files)
            rows.push_back(file.rows);
        return rows;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(CleanUpExporterTest)
#include "tst_clean_up_exporter.moc"
