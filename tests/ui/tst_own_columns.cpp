// SPDX-License-Identifier: GPL-3.0-or-later
// The lists' own columns in the contact table: chosen, read, sorted, searched, kept.
#include "tests/ui/window_under_test.h"
#include "ui/review/column_menu.h"
#include "ui/table/contact_table.h"

#include <QAction>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTimer>

using namespace listwright;

namespace {

QList<int> shownRows(WindowUnderTest& test) {
    QList<int> rows;
    for (const RowNumber row : test.session().view()->rows)
        rows << static_cast<int>(row.value);
    return rows;
}

QAction* actionOf(QMenu& menu, const QString& name) {
    for (QAction* action : menu.actions())
        if (action->text() == name)
            return action;
    return nullptr;
}

/// Ticks a column in the menu of the button above the table, or takes the tick away.
bool toggleColumn(WindowUnderTest& test, const QString& name) {
    auto* button = named<QPushButton>(test.window(), "Choose columns");
    if (!button)
        return false;
    Q_EMIT button->menu()->aboutToShow();
    QAction* action = actionOf(*button->menu(), name);
    if (!action)
        return false;
    action->trigger();
    return test.settle();
}

int sectionNamed(const ContactTable& table, const QString& name) {
    for (int section = 0; section < table.model()->columnCount(); ++section)
        if (table.model()->headerData(section, Qt::Horizontal).toString() == name)
            return section;
    return -1;
}

bool clickHeader(WindowUnderTest& test, ContactTable& table, int section) {
    QHeaderView* header = table.horizontalHeader();
    table.scrollTo(table.model()->index(0, section));
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                      {header->sectionViewportPosition(section) + 20, header->height() / 2});
    return test.settle();
}

QString cell(const ContactTable& table, int position, int section) {
    return table.model()->index(position, section).data().toString();
}

bool search(WindowUnderTest& test, const QString& words) {
    auto* field = named<QLineEdit>(test.window(), "Search contacts");
    if (!field)
        return false;
    field->setText(words);
    QTest::qWait(200); // the next keystroke is waited for
    return test.settle();
}

} // namespace

class TestOwnColumns : public QObject {
    Q_OBJECT
    std::unique_ptr<WindowUnderTest> m_test;
    ContactTable* m_table = nullptr;

private Q_SLOTS:
    void init() {
        m_test = std::make_unique<WindowUnderTest>();
        QVERIFY(m_test->importSmallCleanUp());
        m_test->window().showPage(MainWindow::Review);
        m_table = m_test->window().findChild<ContactTable*>();
        m_table->sortByColumn(-1, Qt::AscendingOrder);
        QVERIFY(m_test->settle());
    }
    void cleanup() { m_test.reset(); }

    void theMenuOffersTheColumnsOfTheList() {
        auto* button = named<QPushButton>(m_test->window(), "Choose columns");
        QVERIFY(button);
        QStringList names;
        // As the keyboard opens it, and goes from one to the next.
        QTimer::singleShot(200, this, [&] {
            for (const QAction* action : button->menu()->actions())
                if (!action->isSeparator())
                    names << action->text();
            QTest::keyClick(button->menu(), Qt::Key_Up);
            QTest::keyClick(button->menu(), Qt::Key_Return);
            button->menu()->close();
        });
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Space);
        QVERIFY(m_test->settle());
        QCOMPARE(names.mid(names.size() - 3), (QStringList{"Last seen", "Name", "City"}));
        QVERIFY(!m_table->isColumnHidden(sectionNamed(*m_table, "City")));
        QVERIFY(m_table->isColumnHidden(sectionNamed(*m_table, "Name")));
    }

    void theHeaderOffersThemToo() {
        auto* menu = m_test->window().findChild<ColumnMenu*>();
        QVERIFY(menu);
        QHeaderView* header = m_table->horizontalHeader();
        Q_EMIT header->customContextMenuRequested({10, 10});
        QTRY_VERIFY(menu->isVisible());
        QVERIFY(actionOf(*menu, "City"));
        menu->close();
    }

    void aChosenColumnShowsWhatStandsInTheList() {
        const int city = sectionNamed(*m_table, "City");
        QVERIFY(m_table->isColumnHidden(city));
        QVERIFY(toggleColumn(*m_test, "City"));
        QVERIFY(!m_table->isColumnHidden(city));
        QVERIFY(m_table->columnViewportPosition(city) < m_table->viewport()->width());
        QTRY_COMPARE(cell(*m_table, 1, city), "Oslo, west");
        QCOMPARE(cell(*m_table, 6, city), "Graz"); // of a row without an address too
        QTRY_COMPARE(cell(*m_table, 1, static_cast<int>(ContactColumn::Email)), "bo@gmail.com");
        QVERIFY(toggleColumn(*m_test, "City"));
        QVERIFY(m_table->isColumnHidden(city));
        QCOMPARE(cell(*m_table, 1, city), QString());
    }

    void aClickOnItsHeaderSortsByIt() {
        QVERIFY(toggleColumn(*m_test, "City"));
        const int city = sectionNamed(*m_table, "City");
        m_table->selectRow(6);
        QVERIFY(clickHeader(*m_test, *m_table, city));
        QCOMPARE(shownRows(*m_test), (QList<int>{0, 5, 4, 6, 3, 1, 2, 7}));
        QCOMPARE(m_table->selectedRows().rows(), std::vector<RowNumber>{RowNumber{6}});
        QCOMPARE(m_table->currentRow(), RowNumber{6});
        QVERIFY(clickHeader(*m_test, *m_table, city));
        QCOMPARE(shownRows(*m_test), (QList<int>{7, 2, 1, 3, 6, 4, 0, 5}));
        QCOMPARE(m_table->horizontalHeader()->sortIndicatorSection(), city);
    }

    void theSearchFindsWordsOfShownColumns() {
        auto* field = named<QLineEdit>(m_test->window(), "Search contacts");
        QVERIFY(!field->placeholderText().contains("City"));
        QVERIFY(search(*m_test, "bern"));
        QCOMPARE(shownRows(*m_test), QList<int>());
        QVERIFY(toggleColumn(*m_test, "City"));
        QCOMPARE(shownRows(*m_test), (QList<int>{0, 5})); // with the search that stands there
        QCOMPARE(field->placeholderText(), "Search address and City");
        QVERIFY(search(*m_test, "WEST gmail"));
        QCOMPARE(shownRows(*m_test), QList<int>{1});
        QVERIFY(toggleColumn(*m_test, "Name"));
        QCOMPARE(field->placeholderText(), "Search address, Name and City");
        QVERIFY(search(*m_test, ""));
        QCOMPARE(shownRows(*m_test).size(), 8);
    }

    void theChoiceStaysWhenFilesChange() {
        QVERIFY(toggleColumn(*m_test, "City"));
        QVERIFY(clickHeader(*m_test, *m_table, sectionNamed(*m_table, "City")));
        QVERIFY(m_test->import({m_test->write("more.csv", "Plan,City,Email\n"
                                                          "gold,Aarau,gu@corp.example\n")}));
        m_test->window().showPage(MainWindow::Review);
        QCOMPARE(sectionNamed(*m_table, "Plan"), m_table->model()->columnCount() - 1);
        QVERIFY(m_table->isColumnHidden(sectionNamed(*m_table, "Plan")));
        const int city = sectionNamed(*m_table, "City");
        QVERIFY(!m_table->isColumnHidden(city));
        QCOMPARE(shownRows(*m_test).first(), 8); // sorted by both lists' column
        QTRY_COMPARE(cell(*m_table, 0, city), "Aarau");
        QCOMPARE(m_table->horizontalHeader()->sortIndicatorSection(), city);
        QVERIFY(search(*m_test, "aarau"));
        QCOMPARE(shownRows(*m_test), QList<int>{8});
    }

    void aLongListKeepsItsPlaceWhenItIsSorted() {
        QByteArray list = "Email,Points\n";
        for (int i = 0; i < 5000; ++i)
            list += "reader" + QByteArray::number(i) + "@corp.example," +
                    QByteArray::number(7919 * i % 5000) + "\n";
        QVERIFY(m_test->import({m_test->write("long.csv", list)}));
        m_test->window().showPage(MainWindow::Review);
        QVERIFY(toggleColumn(*m_test, "Points"));
        const int points = sectionNamed(*m_table, "Points");
        m_table->selectRow(3000);
        m_table->scrollTo(m_table->currentIndex());
        const auto current = m_table->currentRow();
        QVERIFY(clickHeader(*m_test, *m_table, points));
        QCOMPARE(m_table->currentRow(), current);
        const QRect place = m_table->visualRect(m_table->currentIndex());
        QVERIFY(m_table->viewport()->rect().intersects(place) || place.top() < 0);
        m_table->scrollToTop();
        QTRY_COMPARE(cell(*m_table, 0, points), "0");
        QTRY_COMPARE(cell(*m_table, 10, points), "10"); // as numbers
        m_table->verticalScrollBar()->setValue(m_table->verticalScrollBar()->maximum() / 2);
        const int middle = m_table->rowAt(m_table->viewport()->height() / 2);
        QVERIFY(middle > 2000);
        QTRY_COMPARE(cell(*m_table, middle, points), QString::number(middle));
    }
};

QTEST_MAIN(TestOwnColumns)
#include "tst_own_columns.moc"
