// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_under_test.h"
#include "ui/explain/quotation.h"
#include "ui/explain/why_pane.h"
#include "ui/review/facet_panel.h"
#include "ui/table/contact_table.h"

#include <QAction>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>

using namespace listwright;

namespace {

/// The rows as they are shown, by their numbers in the list.
QList<int> shownRows(WindowUnderTest& test) {
    QList<int> rows;
    for (const RowNumber row : test.session().view()->rows)
        rows << static_cast<int>(row.value);
    return rows;
}

ContactStatus statusOfRow(WindowUnderTest& test, std::uint32_t row) {
    return statusOf(test.session().cleanUp()->outcome({row}),
                    test.session().decisions().override({row}));
}

QStringList facetNames(WindowUnderTest& test) {
    QStringList names;
    for (const FacetButton* button : test.window().findChildren<FacetButton*>())
        if (button->isVisible())
            names << button->accessibleName();
    return names;
}

bool clickFacet(WindowUnderTest& test, const QString& name, Qt::KeyboardModifiers keys = {}) {
    for (FacetButton* button : test.window().findChildren<FacetButton*>())
        if (button->isVisible() && button->accessibleName().startsWith(name + ", ")) {
            QTest::mouseClick(button, Qt::LeftButton, keys);
            return test.settle();
        }
    return false;
}

bool search(WindowUnderTest& test, const QString& words) {
    auto* field = named<QLineEdit>(test.window(), "Search contacts");
    if (!field)
        return false;
    field->setText(words);
    QTest::qWait(200); // the next keystroke is waited for
    return test.settle();
}

bool selectRows(WindowUnderTest& test, const std::vector<std::uint32_t>& rows) {
    auto* table = test.window().findChild<ContactTable*>();
    table->clearSelection();
    for (const std::uint32_t row : rows) {
        const int position = test.positionOf({row});
        if (position < 0)
            return false;
        table->selectionModel()->setCurrentIndex(table->model()->index(position, 1),
                                                 QItemSelectionModel::Select |
                                                     QItemSelectionModel::Rows);
    }
    return test.settle();
}

} // namespace

class TestReviewPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_test = std::make_unique<WindowUnderTest>();
        QVERIFY(m_test->importSmallCleanUp());
        m_test->window().showPage(MainWindow::Review);
    }
    void cleanup() { m_test.reset(); }

    void everyColumnSortsBothWays_data() {
        QTest::addColumn<int>("column");
        QTest::addColumn<QList<int>>("upwards");
        const auto row = [](const char* name, ContactColumn column, const QList<int>& rows) {
            QTest::newRow(name) << static_cast<int>(column) << rows;
        };
        // Equal rows stay in the list's order, those with nothing there come last.
        row("email", ContactColumn::Email, {0, 5, 1, 2, 3, 4, 7, 6});
        row("times", ContactColumn::Times, {0, 1, 2, 4, 7, 3, 5, 6});
        row("last seen", ContactColumn::LastSeen, {0, 1, 2, 4, 7, 3, 5, 6});
        row("code", ContactColumn::Code, {1, 0, 7, 2, 4, 3, 5, 6});
    }
    void everyColumnSortsBothWays() {
        QFETCH(const int, column);
        QFETCH(const QList<int>, upwards);
        auto* table = m_test->window().findChild<ContactTable*>();
        table->sortByColumn(column, Qt::AscendingOrder);
        QVERIFY(m_test->settle());
        QCOMPARE(shownRows(*m_test), upwards);
    }

    void aClickOnEveryHeaderSortsByWhatItShows() {
        auto* table = m_test->window().findChild<ContactTable*>();
        for (int column = 0; column <= static_cast<int>(ContactColumn::LastSeen); ++column) {
            table->setColumnShown(static_cast<ContactColumn>(column), true);
            for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
                table->sortByColumn(column, order);
                QVERIFY(m_test->settle());
                QVERIFY(m_test->session().query().sortBy ==
                        SortColumn(static_cast<ContactColumn>(column)));
                QCOMPARE(m_test->session().query().descending, order == Qt::DescendingOrder);
                // Equal texts stand together, whichever order the column has.
                QStringList texts;
                for (int i = 0; i < table->model()->rowCount(); ++i) {
                    const QModelIndex index = table->model()->index(i, column);
                    QTRY_VERIFY(index.data().toString() != QStringLiteral("…"));
                    if (texts.isEmpty() || texts.back() != index.data().toString())
                        texts << index.data().toString();
                }
                QCOMPARE(QSet<QString>(texts.begin(), texts.end()).size(), texts.size());
            }
        }
    }

    void searchFindsWordsOfTheAddressAndSingleColumns_data() {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QList<int>>("rows");
        QTest::newRow("word") << "CORP" << QList<int>{0, 4, 5};
        QTest::newRow("two words") << "corp ed" << QList<int>{4};
        QTest::newRow("provider") << "provider:google" << QList<int>{1, 2};
        QTest::newRow("code") << "code:5.2.1" << QList<int>{0, 7};
        QTest::newRow("code and provider") << "provider:google code:5.2" << QList<int>{2};
        QTest::newRow("reason") << "reason:mailbox-full" << QList<int>{2};
        QTest::newRow("nothing") << "nobody@nowhere" << QList<int>{};
    }
    void searchFindsWordsOfTheAddressAndSingleColumns() {
        QFETCH(const QString, words);
        QFETCH(const QList<int>, rows);
        m_test->window().findChild<ContactTable*>()->sortByColumn(-1, Qt::AscendingOrder);
        QVERIFY(search(*m_test, words));
        QCOMPARE(shownRows(*m_test), rows);
        QCOMPARE(named<QWidget>(m_test->window(), "Contacts") == nullptr, rows.isEmpty());
        QVERIFY(visibleWords(m_test->window())
                    .contains(rows.isEmpty() ? "No contact matches" : "of 8 rows"));
        auto* all = named<QPushButton>(m_test->window(), "Show all contacts");
        QVERIFY(all);
        QTest::mouseClick(all, Qt::LeftButton);
        QVERIFY(m_test->settle());
        QCOMPARE(shownRows(*m_test).size(), 8);
    }

    void facetsTellHowManyAndFilterTogether() {
        const QStringList names = facetNames(*m_test);
        for (const char* name :
             {"Remove, 3 contacts", "Watch, 1 contact", "Keep, 2 contacts", "Duplicate, 1 contact",
              "Invalid, 1 contact", "Mailbox disabled, 2 contacts", "No such mailbox, 1 contact",
              "Mailbox full, 1 contact", "No bounce, 3 contacts", "Google, 2 contacts"})
            QVERIFY2(names.contains(name),
                     qPrintable(name + QStringLiteral(" not in ") + names.join("; ")));
        QVERIFY(clickFacet(*m_test, "Remove"));
        QCOMPARE(shownRows(*m_test).size(), 3);
        QVERIFY(clickFacet(*m_test, "Google"));
        QCOMPARE(shownRows(*m_test), QList<int>{1});
        QVERIFY(facetNames(*m_test).contains("Remove, 1 contact"));
        QVERIFY(clickFacet(*m_test, "Watch", Qt::ControlModifier));
        QCOMPARE(shownRows(*m_test).size(), 2);
        QVERIFY(clickFacet(*m_test, "Watch", Qt::ControlModifier));
        QVERIFY(clickFacet(*m_test, "Remove"));
        QVERIFY(clickFacet(*m_test, "Google"));
        QCOMPARE(shownRows(*m_test).size(), 8);
    }

    void marksOfAddressesAreFilteredAndExplained() {
        QVERIFY(m_test->import({m_test->write(QStringLiteral("marked.csv"),
                                              "Email\nAnn <ann@gmial.com>\ninfo@corp.example\n"
                                              "temp@mailinator.com\nplain@corp.example\n")}));
        m_test->window().showPage(MainWindow::Review);
        QVERIFY(m_test->settle());
        QVERIFY(clickFacet(*m_test, "Possible typo"));
        const QList<int> typo = shownRows(*m_test);
        QCOMPARE(typo.size(), 1);
        QVERIFY(facetNames(*m_test).contains("Role address, 1 contact"));
        QVERIFY(facetNames(*m_test).contains("Disposable domain, 1 contact"));
        QVERIFY(facetNames(*m_test).contains("Untidy cell, 1 contact"));
        const auto* model = m_test->window().findChild<ContactTable*>()->model();
        const QModelIndex email = model->index(0, static_cast<int>(ContactColumn::Email));
        QTRY_COMPARE(email.data(Qt::AccessibleTextRole).toString(),
                     QStringLiteral("Ann <ann@gmial.com> (Possible typo, Untidy cell)"));
        QVERIFY(selectRows(*m_test, {static_cast<std::uint32_t>(typo.front())}));
        auto* pane = m_test->window().findChild<WhyPane*>();
        QTRY_VERIFY2(visibleWords(*pane).contains("Perhaps meant: ann@gmail.com"),
                     qPrintable(visibleWords(*pane)));
        QVERIFY(clickFacet(*m_test, "Possible typo"));
        QVERIFY(clickFacet(*m_test, "Disposable domain"));
        QVERIFY(selectRows(*m_test, {static_cast<std::uint32_t>(shownRows(*m_test).front())}));
        QTRY_VERIFY(visibleWords(*pane).contains("mailboxes for minutes"));
        QVERIFY(!visibleWords(*pane).contains("Perhaps meant"));
    }

    void theWhyPaneTellsWhatHappenedAndWhatToDo() {
        QVERIFY(selectRows(*m_test, {0}));
        auto* pane = m_test->window().findChild<WhyPane*>();
        QTRY_VERIFY(visibleWords(*pane).contains("ann@corp.example"));
        const QString words = visibleWords(*pane);
        for (const char* part :
             {"confirmed", "The mailbox exists, but it has been switched off.",
              "ann@corp.example · row 2 of list.csv", "permanent", "mailbox", "What to do",
              "Remove the address", "What not to do", "Do not try again", "The server said",
              "bounces.csv at byte ", "1 time, on 2 Mar 2026", "RFC 3463", "rule "})
            QVERIFY2(words.contains(QString::fromUtf8(part)),
                     qPrintable(QString::fromUtf8(part) + " not in\n" + words));
        auto* said = m_test->window().findChild<Quotation*>();
        QVERIFY(said && said->isVisible());
        QVERIFY(said->toPlainText().contains("550 5.2.1 This mailbox is disabled"));
        const auto marked = said->extraSelections();
        QCOMPARE(marked.size(), 1);
        QVERIFY2(marked.front().cursor.selectedText().contains("disabled"),
                 qPrintable(marked.front().cursor.selectedText()));
        QCOMPARE(marked.front().format.background().color(), m_test->theme().tokens().marked);
        // Where the evidence lies is where these words begin in the report.
        const qsizetype offset = smallReport().indexOf("550 5.2.1");
        QVERIFY2(words.contains(QStringLiteral("at byte %1\n").arg(offset)), qPrintable(words));
    }

    void contactsWithoutABounceAreExplainedToo_data() {
        QTest::addColumn<int>("row");
        QTest::addColumn<QString>("headline");
        QTest::newRow("no bounce") << 3 << "No report says anything about this contact.";
        QTest::newRow("duplicate") << 5 << "An earlier row has the same address.";
        QTest::newRow("invalid") << 6 << "This row has no valid email address.";
    }
    void contactsWithoutABounceAreExplainedToo() {
        QFETCH(const int, row);
        QFETCH(const QString, headline);
        QVERIFY(selectRows(*m_test, {static_cast<std::uint32_t>(row)}));
        auto* pane = m_test->window().findChild<WhyPane*>();
        QTRY_VERIFY2(visibleWords(*pane).contains(headline), qPrintable(visibleWords(*pane)));
        QVERIFY(!visibleWords(*pane).contains("The server said"));
    }

    void oneRowIsKeptByHandUndoneAndRedone() {
        QVERIFY(selectRows(*m_test, {0}));
        QTest::mouseClick(named<QPushButton>(m_test->window(), "Keep the selected contacts"),
                          Qt::LeftButton);
        QVERIFY(m_test->settle());
        QCOMPARE(statusOfRow(*m_test, 0), ContactStatus::Keep);
        QCOMPARE(m_test->session().metrics()->counts.removed, 2U);
        auto* pane = m_test->window().findChild<WhyPane*>();
        QTRY_VERIFY(
            visibleWords(*pane).contains("You decided this. The program proposed: remove."));
        QVERIFY(visibleWords(m_test->window()).contains("8 = 4 kept + 2 removed + 1 duplicates"));

        auto* undo = named<QPushButton>(m_test->window(), "Undo “keep 1 contact”");
        QVERIFY(undo);
        QTest::mouseClick(undo, Qt::LeftButton);
        QVERIFY(m_test->settle());
        QCOMPARE(statusOfRow(*m_test, 0), ContactStatus::Remove);
        QTest::keyClick(&m_test->window(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(m_test->settle());
        QCOMPARE(statusOfRow(*m_test, 0), ContactStatus::Keep);
        QTest::keyClick(&m_test->window(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(m_test->settle());
        QCOMPARE(statusOfRow(*m_test, 0), ContactStatus::Remove);
    }

    void aSelectionIsRemovedInOneStepAndOthersStay() {
        QVERIFY(selectRows(*m_test, {2, 3, 5}));
        QTest::keyClick(&m_test->window(), Qt::Key_R, Qt::ControlModifier);
        QVERIFY(m_test->settle());
        QCOMPARE(statusOfRow(*m_test, 2), ContactStatus::Remove);
        QCOMPARE(statusOfRow(*m_test, 3), ContactStatus::Remove);
        QCOMPARE(statusOfRow(*m_test, 5), ContactStatus::Duplicate); // takes no part
        QCOMPARE(statusOfRow(*m_test, 4), ContactStatus::Keep);
        QCOMPARE(m_test->session().metrics()->counts.removed, 5U);
        QVERIFY(m_test->session().metrics()->counts.balances());
        QCOMPARE(m_test->session().nextUndo()->rows, 2U);
        m_test->session().undo();
        QVERIFY(m_test->settle());
        QCOMPARE(m_test->session().metrics()->counts.removed, 3U);
        QVERIFY(!m_test->session().nextUndo());
    }

    void resetGoesBackToTheProposal() {
        QVERIFY(selectRows(*m_test, {0}));
        QTest::keyClick(&m_test->window(), Qt::Key_K, Qt::ControlModifier);
        QTest::keyClick(&m_test->window(), Qt::Key_Backspace, Qt::ControlModifier);
        QVERIFY(m_test->settle());
        QVERIFY(!m_test->session().decisions().override({0}));
        QCOMPARE(statusOfRow(*m_test, 0), ContactStatus::Remove);
    }

    void selectionAndPlaceStayWithTheContacts() {
        QByteArray many = "Email\n";
        for (int i = 0; i < 500; ++i)
            many += "reader" + QByteArray::number(1000 + i) + "@corp.example\n";
        QVERIFY(m_test->import({m_test->write("many.csv", many)}));
        m_test->window().showPage(MainWindow::Review);
        auto* table = m_test->window().findChild<ContactTable*>();
        table->sortByColumn(-1, Qt::AscendingOrder);
        QVERIFY(m_test->settle());
        QVERIFY(selectRows(*m_test, {200, 300}));
        table->scrollTo(table->currentIndex(), QAbstractItemView::PositionAtCenter);
        const int top = table->visualRect(table->currentIndex()).top();
        QVERIFY(top > 0 && top < table->viewport()->height());

        table->sortByColumn(static_cast<int>(ContactColumn::Email), Qt::DescendingOrder);
        QVERIFY(m_test->settle());
        QCOMPARE(table->currentRow(), RowNumber{300});
        QCOMPARE(table->selectedCount(), 2U);
        QCOMPARE(table->visualRect(table->currentIndex()).top(), top);
        m_test->session().decide(table->selectedRows(), Proposal::Remove);
        QVERIFY(m_test->settle());
        QCOMPARE(table->selectedCount(), 2U);
        QCOMPARE(table->currentRow(), RowNumber{300});
        QVERIFY(search(*m_test, "reader1"));
        QCOMPARE(table->selectedCount(), 2U);
        QCOMPARE(statusOfRow(*m_test, 200), ContactStatus::Remove);
    }

private:
    std::unique_ptr<WindowUnderTest> m_test;
};

QTEST_MAIN(TestReviewPage)
#include "tst_review_page.moc"
