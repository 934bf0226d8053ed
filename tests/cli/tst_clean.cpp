// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/program_run.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace listwright;

namespace {

const QByteArray list = "Name,E-Mail,Second\r\n"
                        "Ann,ann@corp.example,ann@home.example\r\n"
                        "Dan,dan@corp.example,\r\n"
                        "Full,full@corp.example,\r\n"
                        "Ann again,ANN@corp.example,\r\n"
                        "None,nobody,\r\n";

const QByteArray report = "recipient,diagnostic,date\n"
                          "dan@corp.example,550 5.2.1 Mailbox disabled,2026-03-01\n"
                          "full@corp.example,452 4.2.2 Mailbox full,2026-03-01\n"
                          "stranger@corp.example,550 5.1.1 User unknown,2026-03-01\n";

} // namespace

class CleanTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(writeFile(path("list.csv"), list));
        QVERIFY(writeFile(path("report.csv"), report));
    }

    void cleansAList() {
        const ProgramRun run = clean({});
        QCOMPARE(run.exitCode, 0);
        QCOMPARE(contentOf(path("cleaned.csv")), QByteArray("Name,E-Mail,Second\r\n"
                                                            "Ann,ann@corp.example,ann@home.example"
                                                            "\r\nFull,full@corp.example,\r\n"));
        QCOMPARE(contentOf(path("suppression.csv")),
                 QByteArray("address,reason,code,cause,first_seen,last_seen,source\n"
                            "dan@corp.example,mailbox-disabled,5.2.1,unspecified,"
                            "2026-03-01T00:00:00Z,2026-03-01T00:00:00Z,report.csv\n"));
        QVERIFY2(
            run.out.startsWith("5 in the list = 2 kept + 1 removed + 1 duplicates + 1 invalid\n"),
            run.out.constData());
        QVERIFY2(run.err.contains("list.csv, row 6: The row has no valid email address (nobody)."),
                 run.err.constData());
        QCOMPARE(contentOf(path("list.csv")), list);
    }

    void readsReportsAsTold() {
        const ProgramRun run =
            clean({QStringLiteral("--report-column"), QStringLiteral("date="),
                   QStringLiteral("--report-column"), QStringLiteral("diagnostic=date")});
        QCOMPARE(run.exitCode, 0);
        // Nothing is known of why, so that nobody is removed.
        QVERIFY2(
            run.out.startsWith("5 in the list = 3 kept + 0 removed + 1 duplicates + 1 invalid\n"),
            run.out.constData());
    }

    void namesPartsOfAnEarlierLongerExport() {
        QVERIFY(writeFile(path("suppression-2.csv"), "old"));
        const ProgramRun run = clean({});
        QCOMPARE(run.exitCode, 0);
        QVERIFY2(run.err.contains("suppression-2.csv: This is left of an earlier, longer export"),
                 run.err.constData());
        QCOMPARE(contentOf(path("suppression-2.csv")), QByteArray("old"));
        QVERIFY(QFile::remove(path("suppression-2.csv")));
        QVERIFY(!clean({}).err.contains("longer export"));
    }

    void takesWhatTheListSaysItselfOnlyWhenTold() {
        QVERIFY(writeFile(path("list.csv"), "Email,Status\nann@corp.example,subscribed\n"
                                            "bo@corp.example,unsubscribed\n"
                                            "cy@corp.example,complained\n"));
        const ProgramRun without = clean({});
        QCOMPARE(without.exitCode, 0);
        QVERIFY(without.out.startsWith("3 in the list = 3 kept"));
        QVERIFY2(without.err.contains("With --use-status-column that is evidence."),
                 without.err.constData());
        const ProgramRun with = clean({QStringLiteral("--use-status-column")});
        QCOMPARE(with.exitCode, 0);
        QCOMPARE(contentOf(path("cleaned.csv")),
                 QByteArray("Email,Status\nann@corp.example,subscribed\n"));
        QVERIFY(contentOf(path("suppression.csv"))
                    .contains("bo@corp.example,unsubscribed,,,,,list.csv\n"));
        QVERIFY(writeFile(path("list.csv"), list));
        const ProgramRun none = clean({QStringLiteral("--use-status-column")});
        QCOMPARE(none.exitCode, 3);
        QVERIFY2(none.err.contains("no column that says who is unsubscribed"),
                 none.err.constData());
    }

    void printsTheCountsAsJson() {
        const ProgramRun run = clean({QStringLiteral("--json")});
        QCOMPARE(run.exitCode, 0);
        QJsonObject json = QJsonDocument::fromJson(run.out).object();
        QVERIFY(json.take(QStringLiteral("seconds")).toDouble(-1) >= 0);
        const QJsonObject reasons{{QStringLiteral("mailbox-disabled"), 1},
                                  {QStringLiteral("mailbox-full"), 1}};
        const QJsonObject expected{{QStringLiteral("rows_in"), 5},
                                   {QStringLiteral("kept"), 2},
                                   {QStringLiteral("removed"), 1},
                                   {QStringLiteral("duplicates"), 1},
                                   {QStringLiteral("invalid"), 1},
                                   {QStringLiteral("watch"), 1},
                                   {QStringLiteral("review"), 0},
                                   {QStringLiteral("bounced_matched"), 2},
                                   {QStringLiteral("bounced_unmatched"), 1},
                                   {QStringLiteral("disabled"), 1},
                                   {QStringLiteral("disabled_percent_of_list"), 33.33},
                                   {QStringLiteral("disabled_percent_of_bounces"), 50},
                                   {QStringLiteral("possible_typos"), 0},
                                   {QStringLiteral("role"), 0},
                                   {QStringLiteral("disposable"), 0},
                                   {QStringLiteral("repairable"), 0},
                                   {QStringLiteral("reasons"), reasons},
                                   {QStringLiteral("stale_parts"), QJsonArray()}};
        QCOMPARE(json, expected);
    }

    void writesEveryKindOfFile() {
        const ProgramRun run =
            clean({QStringLiteral("--removed"), path("removed.csv"), QStringLiteral("--duplicates"),
                   path("duplicates.csv"), QStringLiteral("--invalid"), path("invalid.csv"),
                   QStringLiteral("--audit"), path("audit.json"), QStringLiteral("--preset"),
                   QStringLiteral("plain")});
        QCOMPARE(run.exitCode, 0);
        QCOMPARE(contentOf(path("suppression.csv")), QByteArray("dan@corp.example\n"));
        QVERIFY(contentOf(path("removed.csv"))
                    .contains("\r\nDan,dan@corp.example,,mailbox-disabled,5.2.1,unspecified,"));
        QCOMPARE(contentOf(path("duplicates.csv")),
                 QByteArray("Name,E-Mail,Second\r\nAnn again,ANN@corp.example,\r\n"));
        QCOMPARE(contentOf(path("invalid.csv")),
                 QByteArray("Name,E-Mail,Second\r\nNone,nobody,\r\n"));
        const QJsonObject audit = QJsonDocument::fromJson(contentOf(path("audit.json"))).object();
        QCOMPARE(audit[QStringLiteral("counts")].toObject()[QStringLiteral("rows_in")].toInt(), 5);
        const QJsonArray removed = audit[QStringLiteral("removed")].toArray();
        QCOMPARE(removed.size(), 1);
        const QJsonObject contact = removed[0].toObject();
        QCOMPARE(contact[QStringLiteral("address")].toString(), QStringLiteral("dan@corp.example"));
        QCOMPARE(contact[QStringLiteral("answer")].toString(),
                 QStringLiteral("550 5.2.1 Mailbox disabled"));
        QVERIFY(contact[QStringLiteral("rule")].toString().size() > 0);
        QVERIFY(audit[QStringLiteral("files")].toArray().contains(path("report.csv")));
    }

    void writesAnAuditReportForPeople() {
        QVERIFY(writeFile(path("report.csv"),
                          "recipient,diagnostic\n"
                          "dan@corp.example,550 5.2.1 <b>Mailbox disabled</b> & gone\n"));
        QCOMPARE(clean({QStringLiteral("--audit"), path("audit.html")}).exitCode, 0);
        const QByteArray page = contentOf(path("audit.html"));
        QVERIFY(page.contains("<td>dan@corp.example</td>"));
        QVERIFY(page.contains("<td>Mailbox disabled</td><td>5.2.1</td>"));
        QVERIFY(page.contains("550 5.2.1 &lt;b&gt;Mailbox disabled&lt;/b&gt; &amp; gone"));
        QVERIFY(page.endsWith("</html>\n"));
    }

    void takesTheColumnThatIsNamed() {
        const ProgramRun run = clean(
            {QStringLiteral("--email-column"), QStringLiteral("second"), QStringLiteral("--json")});
        QCOMPARE(run.exitCode, 0);
        QCOMPARE(QJsonDocument::fromJson(run.out).object()[QStringLiteral("invalid")].toInt(), 4);
        const ProgramRun wrong =
            clean({QStringLiteral("--email-column"), QStringLiteral("Colour")});
        QCOMPARE(wrong.exitCode, 3);
        QVERIFY2(wrong.err.contains("list.csv: There is no column \"Colour\"."),
                 wrong.err.constData());
    }

    void keepsTheDuplicateThatIsAskedFor_data() {
        QTest::addColumn<QString>("choice");
        QTest::addColumn<QByteArray>("kept");
        QTest::newRow("first") << QStringLiteral("first") << QByteArray("Ann,ann@corp.example,,\n");
        QTest::newRow("last") << QStringLiteral("last") << QByteArray("A,ann@corp.example,,1\n");
        QTest::newRow("most complete, the first of two")
            << QStringLiteral("most-complete") << QByteArray("Ann,ANN@corp.example,Bern,\n");
    }
    void keepsTheDuplicateThatIsAskedFor() {
        QFETCH(const QString, choice);
        QFETCH(const QByteArray, kept);
        const QByteArray header = "name,email,city,zip\n";
        const QByteArray rows[] = {"Ann,ann@corp.example,,\n", "Ann,ANN@corp.example,Bern,\n",
                                   ",ann@corp.example, ,\n", "A,ann@corp.example,,1\n"};
        QVERIFY(writeFile(path("list.csv"), header + rows[0] + rows[1] + rows[2] + rows[3]));
        const ProgramRun run =
            clean({QStringLiteral("--keep-duplicate"), choice, QStringLiteral("--duplicates"),
                   path("duplicates.csv"), QStringLiteral("--json")});
        QCOMPARE(run.exitCode, 0);
        QCOMPARE(contentOf(path("cleaned.csv")), header + kept);
        QByteArray others = header;
        for (const QByteArray& row : rows)
            others += row == kept ? QByteArray() : row;
        QCOMPARE(contentOf(path("duplicates.csv")), others);
        QVERIFY(
            writeFile(path("policy.json"), "{\"keep_duplicate\": \"" + choice.toLatin1() + "\"}"));
        QCOMPARE(clean({QStringLiteral("--policy"), path("policy.json")}).exitCode, 0);
        QCOMPARE(contentOf(path("cleaned.csv")), header + kept);
    }

    // Whichever row stays, what is known of the address decides about it.
    void removesTheKeptDuplicateOfADeadAddress() {
        QVERIFY(writeFile(path("list.csv"), "name,email\nDan,dan@corp.example\n"
                                            "Ann,ann@corp.example\nDaniel,DAN@corp.example\n"));
        const ProgramRun run = clean({QStringLiteral("--keep-duplicate"), QStringLiteral("last"),
                                      QStringLiteral("--removed"), path("removed.csv")});
        QCOMPARE(run.exitCode, 0);
        QCOMPARE(contentOf(path("cleaned.csv")), QByteArray("name,email\nAnn,ann@corp.example\n"));
        QVERIFY(
            contentOf(path("removed.csv")).contains("\nDaniel,DAN@corp.example,mailbox-disabled"));
    }

    void suggestsCorrectionsAndWritesNone() {
        const QByteArray bytes = "name,email\n"
                                 "Ann,Ann <ann@gmial.com>\n"
                                 "Dan, dan@corp.example.\n"
                                 "Info,info@corp.example\n"
                                 "Temp,temp@mailinator.com\n"
                                 "Two,\"a@corp.example, b@corp.example\"\n"
                                 "Sum,\"=1+ <s@corp.example>\"\n"
                                 "Nobody,nobody\n";
        QVERIFY(writeFile(path("list.csv"), bytes));
        const ProgramRun run = clean(
            {QStringLiteral("--corrections"), path("corrections.csv"), QStringLiteral("--json")});
        QCOMPARE(run.exitCode, 0);
        const QJsonObject json = QJsonDocument::fromJson(run.out).object();
        QCOMPARE(json[QStringLiteral("possible_typos")].toInt(), 1);
        QCOMPARE(json[QStringLiteral("repairable")].toInt(), 4);
        QCOMPARE(json[QStringLiteral("role")].toInt(), 1);
        QCOMPARE(json[QStringLiteral("disposable")].toInt(), 1);
        QCOMPARE(
            contentOf(path("corrections.csv")),
            QByteArray("row,address,suggestion,why,proposal\n"
                       "2,Ann <ann@gmial.com>,ann@gmail.com,the domain looks mistyped; "
                       "a name or angle brackets around it,keep\n"
                       "3,\" dan@corp.example.\",dan@corp.example,"
                       "\"white space around it; a dot, comma or other sign around it\",remove\n"
                       "6,\"a@corp.example, b@corp.example\",\"a@corp.example, b@corp.example\","
                       "\"several addresses in one cell, each wants a row of its own\",keep\n"
                       "7,'=1+ <s@corp.example>,s@corp.example,a name or angle brackets around it,"
                       "keep\n"));
        QByteArray kept = bytes;
        kept.replace("Dan, dan@corp.example.\n", "").replace("Nobody,nobody\n", "");
        QCOMPARE(contentOf(path("cleaned.csv")), kept);
        QCOMPARE(clean({QStringLiteral("--corrections"), path("list.csv")}).exitCode, 3);
        QCOMPARE(contentOf(path("list.csv")), bytes);
    }

    // An address in letters of a script and in ASCII is one address.
    void takesAUnicodeDomainForItsAsciiForm() {
        QVERIFY(writeFile(path("list.csv"), "email\njo@b\xc3\xbc"
                                            "cher.example\nann@corp.example\n"
                                            "JO@xn--bcher-kva.example\n"));
        QVERIFY(
            writeFile(path("report.csv"),
                      "recipient,diagnostic\njo@xn--bcher-kva.example,550 5.1.1 User unknown\n"));
        const ProgramRun run = clean({QStringLiteral("--json")});
        QCOMPARE(run.exitCode, 0);
        const QJsonObject json = QJsonDocument::fromJson(run.out).object();
        QCOMPARE(json[QStringLiteral("duplicates")].toInt(), 1);
        QCOMPARE(json[QStringLiteral("removed")].toInt(), 1);
        QCOMPARE(contentOf(path("cleaned.csv")), QByteArray("email\nann@corp.example\n"));
    }

    void followsAPolicy() {
        QVERIFY(writeFile(path("policy.json"), R"({"proposals": {"mailbox-full": "remove"}})"));
        QCOMPARE(clean({QStringLiteral("--policy"), path("policy.json")}).exitCode, 0);
        QVERIFY(contentOf(path("suppression.csv")).contains("full@corp.example,mailbox-full,"));
        QVERIFY(writeFile(path("policy.json"), R"({"proposals": {"mailbox-full": "burn"}})"));
        const ProgramRun wrong = clean({QStringLiteral("--policy"), path("policy.json")});
        QCOMPARE(wrong.exitCode, 3);
        QVERIFY2(wrong.err.contains("the proposal for mailbox-full must be"),
                 wrong.err.constData());
    }

    void removesRoleAddressesWhereThePolicySaysSo() {
        QVERIFY(writeFile(path("list.csv"), "email\ninfo@corp.example\nann@corp.example\n"));
        QVERIFY(writeFile(path("policy.json"), R"({"remove_marked": ["role"]})"));
        const ProgramRun run = clean({QStringLiteral("--policy"), path("policy.json"),
                                      QStringLiteral("--audit"), path("audit.html")});
        QCOMPARE(run.exitCode, 0);
        QVERIFY2(run.out.startsWith("2 in the list = 1 kept + 1 removed"), run.out.constData());
        QCOMPARE(contentOf(path("cleaned.csv")), QByteArray("email\nann@corp.example\n"));
        QVERIFY(contentOf(path("suppression.csv")).contains("info@corp.example,role-address,"));
        QVERIFY(contentOf(path("audit.html")).contains("<td>Role address</td>"));
    }

    // What one list's policy takes out must not be missing from the next one.
    void doesNotRememberWhatThePolicyRemovedForItsMark() {
        QVERIFY(writeFile(path("list.csv"), "email\ninfo@corp.example\ndan@corp.example\n"));
        QVERIFY(writeFile(path("policy.json"), R"({"remove_marked": ["role"]})"));
        const QStringList store{QStringLiteral("--store"), path("store.sqlite")};
        QCOMPARE(
            clean(store + QStringList{QStringLiteral("--policy"), path("policy.json")}).exitCode,
            0);
        QCOMPARE(contentOf(path("cleaned.csv")), QByteArray("email\n"));
        QVERIFY(writeFile(path("report.csv"),
                          "recipient,diagnostic\nbo@corp.example,452 4.2.2 Mailbox full\n"));
        QCOMPARE(clean(store).exitCode, 0);
        QCOMPARE(contentOf(path("cleaned.csv")), QByteArray("email\ninfo@corp.example\n"));
    }

    void removesWhatAHashedListNames_data() {
        QTest::addColumn<QString>("preset");
        for (const char* const hash : {"md5", "sha1", "sha256"})
            QTest::newRow(hash) << QStringLiteral("hashed-%1").arg(QLatin1String(hash));
    }
    // Out of one clean-up and into the next.
    void removesWhatAHashedListNames() {
        QFETCH(QString, preset);
        QVERIFY(
            writeFile(path("list.csv"), "Name,E-Mail\nDan,Dan@Corp.example\nBo,bo@c.example\n"));
        QCOMPARE(clean({QStringLiteral("--preset"), preset}).exitCode, 0);
        const QByteArray hashes = contentOf(path("suppression.csv"));
        QVERIFY(!hashes.contains('@') && hashes.size() > 32);
        QVERIFY(writeFile(path("report.csv"), hashes.toUpper()));
        const ProgramRun run = clean({QStringLiteral("--removed"), path("removed.csv")});
        QCOMPARE(run.exitCode, 0);
        QCOMPARE(contentOf(path("cleaned.csv")), QByteArray("Name,E-Mail\nBo,bo@c.example\n"));
        QVERIFY2(contentOf(path("suppression.csv")).contains("dan@corp.example,unsubscribed,"),
                 contentOf(path("suppression.csv")).constData());
        QVERIFY2(contentOf(path("removed.csv")).contains("Dan,Dan@Corp.example,unsubscribed"),
                 contentOf(path("removed.csv")).constData());
    }

    void makesCellsHarmlessOnlyWhenAsked() {
        QVERIFY(
            writeFile(path("list.csv"), "Name,E-Mail\n=Ann,ann@corp.example\n-5,bo@c.example\n"));
        QCOMPARE(clean({}).exitCode, 0);
        QCOMPARE(contentOf(path("cleaned.csv")),
                 QByteArray("Name,E-Mail\n=Ann,ann@corp.example\n-5,bo@c.example\n"));
        QCOMPARE(clean({QStringLiteral("--spreadsheet-safe")}).exitCode, 0);
        QCOMPARE(contentOf(path("cleaned.csv")),
                 QByteArray("Name,E-Mail\n'=Ann,ann@corp.example\n-5,bo@c.example\n"));
    }

    void writesWorkbooksByTheirEnding() {
        const ProgramRun run = clean({QStringLiteral("--removed"), path("removed.xlsx")});
        QCOMPARE(run.exitCode, 0);
        QVERIFY(contentOf(path("removed.xlsx")).startsWith("PK"));
        QVERIFY2(run.out.contains("removed.xlsx: 1 row\n"), run.out.constData());
        const ProgramRun inspected = runProgram({QStringLiteral("inspect"), path("removed.xlsx")});
        QVERIFY2(inspected.out.contains("removal_reason"), inspected.out.constData());
        const ProgramRun wrong = clean({QStringLiteral("--corrections"), path("c.xlsx")});
        QCOMPARE(wrong.exitCode, 2);
        QVERIFY2(wrong.err.contains("no workbook"), wrong.err.constData());
    }

    // What was suppressed once is removed from the next list too, without any new report.
    void remembersWhatWasSuppressed() {
        const QStringList store{QStringLiteral("--store"), path("store.sqlite")};
        QCOMPARE(clean(store).exitCode, 0);
        QVERIFY(writeFile(path("list.csv"), "email\ndan@corp.example\nbo@corp.example\n"));
        QVERIFY(writeFile(path("report.csv"),
                          "recipient,diagnostic\nbo@corp.example,452 4.2.2 Mailbox full\n"));
        QCOMPARE(clean(store).exitCode, 0);
        QCOMPARE(contentOf(path("cleaned.csv")), QByteArray("email\nbo@corp.example\n"));
        QVERIFY(contentOf(path("suppression.csv"))
                    .contains("dan@corp.example,mailbox-disabled,5.2.1,unspecified,"
                              "2026-03-01T00:00:00Z,2026-03-01T00:00:00Z,"));

        // Back again: a delivery after the bounce. The contact is kept, to be reviewed.
        QVERIFY(writeFile(path("report.csv"), "recipient,event,date\n"
                                              "dan@corp.example,delivered,2026-04-01\n"
                                              "bo@corp.example,bounced,2026-04-01\n"));
        const ProgramRun run = clean(store + QStringList{QStringLiteral("--json")});
        QCOMPARE(run.exitCode, 0);
        QVERIFY(contentOf(path("cleaned.csv")).contains("dan@corp.example"));
    }

    void doesNothingToItsInputs() {
        QStringList arguments{QStringLiteral("clean"),         path("list.csv"),
                              QStringLiteral("--report"),      path("report.csv"),
                              QStringLiteral("--cleaned"),     path("list.csv"),
                              QStringLiteral("--suppression"), path("suppression.csv")};
        const ProgramRun run = runProgram(arguments);
        QCOMPARE(run.exitCode, 3);
        QVERIFY2(run.err.contains("list.csv: This is one of the files that were read"),
                 run.err.constData());
        QCOMPARE(contentOf(path("list.csv")), list);
        QVERIFY(!QFile::exists(path("suppression.csv")));
    }

    // Each is told with file, place and remedy; the other files still count.
    void tellsBadInput_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("told");
        QTest::newRow("empty")
            << QByteArray()
            << QByteArray("bad: The file is empty. Export it again from where it came from.");
        QTest::newRow("binary") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16)
                                << QByteArray("bad: This is neither a list nor a bounce report, "
                                              "but a picture (PNG). Save it as");
        QTest::newRow("cut off mbox")
            << QByteArray("From x@y.example Tue Mar  3 10:15:00 2026\nFrom: a@b.example\n"
                          "To: c@d.example\nSubject: hello\n"
                          "Content-Type: multipart/mixed; boundary=\"b\"\n\n--b\n\nhalf a")
            << QByteArray("bad, byte 0: The last mail is cut off.");
        QTest::newRow("unclosed quote")
            << QByteArray("recipient,diagnostic\n\"dan@corp.example,550 5.2.1 disabled\n"
                          "full@corp.example,452 4.2.2 full\n")
            << QByteArray("bad, row 2: A quotation mark opens here and is never closed.");
    }

    void tellsBadInput() {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QByteArray, told);
        QVERIFY(writeFile(path("bad"), bytes));
        const ProgramRun run = clean({QStringLiteral("--report"), path("bad")});
        QCOMPARE(run.exitCode, 1);
        QVERIFY2(run.err.contains(told), run.err.constData());
        QVERIFY(contentOf(path("suppression.csv")).contains("dan@corp.example,mailbox-disabled"));
    }

    void doesNothingWhenTheListCannotBeRead_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("told");
        QTest::newRow("empty") << QByteArray() << QByteArray("list.csv: The file is empty.");
        QTest::newRow("without addresses")
            << QByteArray("name,city\nAnn,Rome\nBo,Oslo\n")
            << QByteArray("list.csv: No email address was found. Choose the column");
    }

    void doesNothingWhenTheListCannotBeRead() {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QByteArray, told);
        QVERIFY(writeFile(path("list.csv"), bytes));
        const ProgramRun run = clean({});
        QCOMPARE(run.exitCode, 3);
        QVERIFY2(run.err.contains(told), run.err.constData());
        QVERIFY(!QFile::exists(path("cleaned.csv")));
    }

    void doesNothingWithoutAReport() {
        QVERIFY(QFile::remove(path("report.csv")));
        const ProgramRun run = clean({});
        QCOMPARE(run.exitCode, 3);
        QVERIFY2(run.err.contains("Not one bounce report could be read."), run.err.constData());
        QVERIFY(!QFile::exists(path("cleaned.csv")));
    }

    void endsWithTheRightStatusForWrongUsage() {
        QCOMPARE(runProgram({QStringLiteral("clean")}).exitCode, 2);
        QCOMPARE(clean({QStringLiteral("--preset"), QStringLiteral("nobody")}).exitCode, 2);
        QCOMPARE(clean({QStringLiteral("--audit"), path("audit.doc")}).exitCode, 2);
        QCOMPARE(runProgram({QStringLiteral("clean"), QStringLiteral("--help")}).exitCode, 0);
        QCOMPARE(runProgram({}).exitCode, 2);
        QCOMPARE(runProgram({QStringLiteral("--version")}).exitCode, 0);
    }

    void cleansTheSample() {
        const ProgramRun run = runProgram(
            {QStringLiteral("clean"), sample(QStringLiteral("spring-newsletter.csv")),
             QStringLiteral("--report"), sample(QStringLiteral("spring-bounces.mbox")),
             QStringLiteral("--report"), sample(QStringLiteral("ses-events.json")),
             QStringLiteral("--report"), sample(QStringLiteral("shop-bounces.csv")),
             QStringLiteral("--cleaned"), path("cleaned.csv"), QStringLiteral("--suppression"),
             path("suppression.csv"), QStringLiteral("--json")});
        QCOMPARE(run.exitCode, 0);
        const QJsonObject json = QJsonDocument::fromJson(run.out).object();
        const auto count = [&](const char* name) { return json[QLatin1String(name)].toInt(); };
        QCOMPARE(count("rows_in"), 2000);
        QCOMPARE(count("kept") + count("removed") + count("duplicates") + count("invalid"), 2000);
        QVERIFY(count("disabled") > 50);
        const auto suppressed = contentOf(path("suppression.csv")).count('\n') - 1;
        QCOMPARE(suppressed, count("removed"));
    }

private:
    QString path(const char* name) const { return m_folder->filePath(QString::fromLatin1(name)); }
    ProgramRun clean(const QStringList& more) const {
        return runProgram(QStringList{QStringLiteral("clean"), path("list.csv"),
                                      QStringLiteral("--report"), path("report.csv"),
                                      QStringLiteral("--cleaned"), path("cleaned.csv"),
                                      QStringLiteral("--suppression"), path("suppression.csv")} +
                          more);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_APPLESS_MAIN(CleanTest)
#include "tst_clean.moc"
