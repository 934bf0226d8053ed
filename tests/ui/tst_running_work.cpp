// SPDX-License-Identifier: GPL-3.0-or-later
// The window answers while work runs, shows how far it is, and a stop leaves everything as it was.
#include "tests/ui/heartbeat.h"
#include "tests/ui/window_under_test.h"
#include "ui/frame/status_line.h"
#include "ui/import/preview_panel.h"
#include "ui/table/contact_table.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

#include <algorithm>
#include <filesystem>

using namespace listwright;

namespace {

QByteArray manyContacts(int count) {
    QByteArray list = "Email,Name,Score\n";
    list.reserve(count * 48);
    for (int i = 0; i < count; ++i)
        list += "reader" + QByteArray::number(7919LL * i % count) + "@domain" +
                QByteArray::number(i % 997) + ".example,Reader " + QByteArray::number(i) + ",1\n";
    return list;
}

QByteArray manyBounces(int count, int contacts) {
    QByteArray report = "Recipient,Status,Diagnostic\n";
    for (int i = 0; i < count; ++i)
        report += "reader" + QByteArray::number(7919LL * i % contacts) + "@domain" +
                  QByteArray::number(i % 997) +
                  ".example,5.2.1,550 5.2.1 This mailbox is disabled\n";
    return report;
}

/// So many that the work is not at its end before it can be looked at or cancelled.
QStringList sixMillionContacts(WindowUnderTest& test) {
    QStringList large{test.write("large.csv", manyContacts(1'000'000))};
    for (int copy = 2; copy <= 6; ++copy) {
        large << large.front().chopped(4) + QStringLiteral("-%1.csv").arg(copy);
        std::filesystem::create_hard_link(large.front().toStdString(), large.back().toStdString());
    }
    return large;
}

} // namespace

class TestRunningWork : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theWindowAnswersWhileALargeListIsWorkedOn_data() {
        QTest::addColumn<int>("contacts");
        QTest::newRow("100,000 rows") << 100'000;
        QTest::newRow("1,000,000 rows") << 1'000'000;
    }

    void theWindowAnswersWhileALargeListIsWorkedOn() {
        QFETCH(const int, contacts);
        // The aim is 50 ms; the bound leaves room for a machine that others use too.
        constexpr qint64 bound = 500;
        WindowUnderTest test;
        const QStringList files{test.write("large.csv", manyContacts(contacts)),
                                test.write("bounces.csv", manyBounces(contacts / 10, contacts))};
        Heartbeat heartbeat;
        QTest::qWait(100);
        heartbeat.longestPause();
        const auto report = [&](const char* what) {
            const Heartbeat::Pause pause = heartbeat.longestPause();
            qInfo("%s: the window's longest pause was %lld ms, %lld of them its own work", what,
                  static_cast<long long>(pause.milliseconds), static_cast<long long>(pause.busy));
            return pause.milliseconds;
        };
        QVERIFY(test.import(files));
        QVERIFY(report("import and match") < bound);
        QCOMPARE(test.session().cleanUp()->rowCount(), static_cast<std::uint32_t>(contacts));
        QVERIFY(test.session().cleanUp()->matchedAddresses() >
                static_cast<std::uint32_t>(contacts) / 12);

        test.window().showPage(MainWindow::Review);
        QTest::qWait(100);
        QVERIFY(report("show them in Review") < bound);
        auto* table = test.window().findChild<ContactTable*>();
        table->sortByColumn(static_cast<int>(ContactColumn::Email), Qt::AscendingOrder);
        QVERIFY(test.settle());
        QVERIFY(report("sort by address") < bound);
        table->setOwnColumnShown({"Name"}, true);
        table->sortByColumn(table->model()->columnCount() - 2, Qt::AscendingOrder);
        QVERIFY(test.settle());
        QVERIFY(report("sort by a column of the list") < bound);
        ContactQuery query = test.session().query();
        query.text = "domain99";
        test.session().setQuery(query);
        QVERIFY(test.settle());
        QVERIFY(test.session().view()->rows.size() < static_cast<std::size_t>(contacts));
        QVERIFY(report("search") < bound);
        query.text.clear();
        query.reasons = {Reason::MailboxDisabled};
        test.session().setQuery(query);
        QVERIFY(test.settle());
        QVERIFY(report("filter by reason") < bound);
        query.reasons.clear();
        test.session().setQuery(query);
        QVERIFY(test.settle());
        table->selectAll();
        QTest::qWait(50);
        QVERIFY(report("select all") < bound);
        const auto& counts = test.session().metrics()->counts;
        const auto contactRows =
            static_cast<std::uint32_t>(counts.in - counts.duplicates - counts.invalid);
        test.session().decide(table->selectedRows(), Proposal::Keep);
        QVERIFY(test.session().isWorking()); // on another thread
        QVERIFY(test.settle());
        QVERIFY(report("keep all by hand") < bound);
        QCOMPARE(test.session().decisions().overrideCount(), contactRows);
        QCOMPARE(test.session().nextUndo()->rows, contactRows);
        QCOMPARE(table->selectedCount(), static_cast<std::uint64_t>(contacts));
        test.session().undo();
        QCOMPARE(test.session().decisions().overrideCount(), 0U);
        QVERIFY(test.settle());
        QVERIFY(report("undo it") < bound);
        test.session().redo();
        QCOMPARE(test.session().decisions().overrideCount(), contactRows);
        QVERIFY(test.settle());
        QVERIFY(report("redo it") < bound);
        QSignalSpy exported(&test.session(), &CleanUpSession::exported);
        ExportPlan plan;
        plan.lists.emplace_back().cleaned = test.path("cleaned.csv").toStdString();
        test.session().startExport(plan);
        QVERIFY(test.settle());
        QCOMPARE(exported.size(), 1);
        QVERIFY(report("export") < bound);
    }

    void theFirstRowsAreSeenBeforeAllAreRead() {
        WindowUnderTest test;
        const QStringList large = sixMillionContacts(test);
        test.window().importFiles(large);
        auto* preview = test.window().findChild<PreviewPanel*>();
        QTRY_VERIFY(preview->isVisible());
        const auto& cards = test.session().inputs().cards();
        const bool isBeforeTheEnd =
            std::any_of(cards.begin(), cards.end(), [](const InputCard& card) {
                return card.isReading && !card.reading && card.firstLook;
            });
        QVERIFY(isBeforeTheEnd);
        QCOMPARE(preview->findChild<QTableView*>()->model()->columnCount(), 3);
        test.session().inputs().cancel();
        QVERIFY(test.settle());
    }

    void theStatusLineShowsProgressAndCancelLeavesEverythingAsItWas() {
        WindowUnderTest test;
        QVERIFY(test.importSmallCleanUp());
        const auto before = test.session().cleanUp();
        test.session().decide({RowNumber{0}}, Proposal::Keep);
        QVERIFY(test.settle());
        const auto cards = test.session().inputs().cards().size();
        const QStringList large = sixMillionContacts(test);

        test.window().importFiles(large);
        QPushButton* cancel = nullptr;
        auto* status = test.window().findChild<StatusLine*>();
        const auto showsWork = [&] {
            cancel = named<QPushButton>(test.window(), "Cancel the running work");
            return cancel && visibleWords(*status).contains("large");
        };
        while (test.session().isWorking() && !showsWork())
            QTest::qWait(5);
        QVERIFY2(cancel, "The work ended before it could be cancelled.");
        QVERIFY(named<QProgressBar>(test.window(), "Progress"));
        QElapsedTimer taken;
        taken.start();
        QTest::mouseClick(cancel, Qt::LeftButton);
        while (test.session().isWorking())
            QTest::qWait(1);
        qInfo("cancel took %lld ms", static_cast<long long>(taken.elapsed()));
        QVERIFY(taken.elapsed() < 2000);
        QVERIFY(test.settle());
        QCOMPARE(test.session().inputs().cards().size(), cards);
        for (const QString& path : large)
            QVERIFY(!test.card(QFileInfo(path).fileName()));
        QCOMPARE(test.session().cleanUp(), before);
        QCOMPARE(test.session().decisions().override({0}), Proposal::Keep);
        QTRY_VERIFY(!named<QPushButton>(test.window(), "Cancel the running work"));
        QVERIFY(visibleWords(*status).contains("8 = 4 kept"));
    }

    void aStopTakesAwayAllThatCameTogether() {
        WindowUnderTest test;
        QVERIFY(test.importSmallCleanUp());
        const auto before = test.session().cleanUp();
        const auto cards = test.session().inputs().cards().size();
        const QString small = test.write("small.csv", "Email\nann@corp.example\n");
        test.window().importFiles(QStringList{small} + sixMillionContacts(test));
        const auto isSmallRead = [&] {
            const auto& all = test.session().inputs().cards();
            return std::any_of(all.begin(), all.end(), [&](const InputCard& card) {
                return card.path == small.toStdString() && card.reading;
            });
        };
        while (test.session().inputs().isWorking() && !isSmallRead())
            QTest::qWait(1);
        QVERIFY2(test.session().inputs().isWorking(), "All was read before it could be stopped.");
        test.session().inputs().cancel();
        QVERIFY(test.settle());
        QCOMPARE(test.session().inputs().cards().size(), cards);
        QCOMPARE(test.session().cleanUp(), before);
    }

    void decisionsAboutManyRowsAreMadeInTheirOrder() {
        constexpr int contacts = 50'000;
        WindowUnderTest test;
        QVERIFY(test.import({test.write("large.csv", manyContacts(contacts))}));
        CleanUpSession& session = test.session();
        auto* table = test.window().findChild<ContactTable*>();
        table->selectAll();
        session.decide(table->selectedRows(), Proposal::Remove);
        QVERIFY(session.isWorking());
        session.decide({RowNumber{7}}, Proposal::Keep); // later, though sooner done
        session.decide(table->selectedRows(), Proposal::Watch);
        session.undo(); // takes back what was asked for last, before it is made
        session.redo(); // which cannot be made again
        QVERIFY(test.settle());
        QCOMPARE(session.decisions().overrideCount(), static_cast<std::uint32_t>(contacts));
        QCOMPARE(session.decisions().override({6}), Proposal::Remove);
        QCOMPARE(session.decisions().override({7}), Proposal::Keep);
        QCOMPARE(session.nextUndo()->rows, 1U);
        session.undo();
        QCOMPARE(session.decisions().override({7}), Proposal::Remove);
        session.undo();
        QCOMPARE(session.decisions().overrideCount(), 0U);
        session.redo();
        QCOMPARE(session.nextUndo()->rows, static_cast<std::uint32_t>(contacts));
        QVERIFY(test.settle());
    }

    void aCancelledDecisionChangesNothing() {
        WindowUnderTest test;
        QVERIFY(test.import({test.write("large.csv", manyContacts(50'000))}));
        auto* table = test.window().findChild<ContactTable*>();
        table->selectAll();
        test.session().decide(table->selectedRows(), Proposal::Remove);
        QVERIFY(test.session().isWorking());
        test.session().cancelWork();
        QVERIFY(test.settle());
        QCOMPARE(test.session().decisions().overrideCount(), 0U);
        QVERIFY(!test.session().nextUndo());
    }

    void anExportHoldsTheDecisionsThatWereMadeBeforeIt() {
        WindowUnderTest test;
        QVERIFY(test.import({test.write("large.csv", manyContacts(50'000))}));
        auto* table = test.window().findChild<ContactTable*>();
        table->selectAll();
        QSignalSpy exported(&test.session(), &CleanUpSession::exported);
        test.session().decide(table->selectedRows(), Proposal::Remove);
        ExportPlan plan;
        plan.lists.emplace_back().cleaned = test.path("cleaned.csv").toStdString();
        test.session().startExport(plan);
        QVERIFY(test.session().isExporting());
        QVERIFY(test.settle());
        QCOMPARE(exported.size(), 1);
        QFile cleaned(test.path("cleaned.csv"));
        QVERIFY(cleaned.open(QIODevice::ReadOnly));
        QCOMPARE(cleaned.readAll(), QByteArray("Email,Name,Score\n"));
    }

    void aStoppedReadingAgainKeepsTheReadingBefore() {
        WindowUnderTest test;
        QVERIFY(test.import({test.write("large.csv", manyContacts(200'000))}));
        const InputCard before = test.session().inputs().cards().front();
        const auto cleanUp = test.session().cleanUp();
        ReadingChoice choice = before.choice;
        choice.hasHeader = false;
        test.session().inputs().readAgain(before.id, choice);
        QVERIFY(test.session().isWorking());
        QTest::keyClick(&test.window(), Qt::Key_Escape);
        QVERIFY(test.settle());
        const InputCard after = test.session().inputs().cards().front();
        QCOMPARE(after.reading, before.reading);
        QVERIFY(!after.choice.hasHeader);
        QCOMPARE(test.session().cleanUp(), cleanUp);
    }

    void ofSeveralSearchesOnlyTheLastCounts() {
        WindowUnderTest test;
        QVERIFY(test.import({test.write("large.csv", manyContacts(50'000))}));
        ContactQuery query = test.session().query();
        for (const char* words : {"r", "re", "reader1", "reader12345@"}) {
            query.text = words;
            test.session().setQuery(query);
        }
        QVERIFY(test.settle());
        QCOMPARE(test.session().view()->rows.size(), 1U);
    }

    void theWindowClosesWhileWorkRuns() {
        const auto test = std::make_unique<WindowUnderTest>();
        test->window().importFiles({test->write("large.csv", manyContacts(300'000))});
        QTest::qWait(20);
        QVERIFY(test->window().close());
    }
};

QTEST_MAIN(TestRunningWork)
#include "tst_running_work.moc"
