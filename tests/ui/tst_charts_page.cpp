// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_under_test.h"
#include "ui/charts/bar_chart.h"
#include "ui/charts/chart_card.h"
#include "ui/widgets/quantity_text.h"

#include <QAccessible>
#include <QBarSet>
#include <QClipboard>
#include <QGuiApplication>
#include <QHorizontalStackedBarSeries>
#include <QPushButton>
#include <QTableView>

using namespace listwright;

namespace {

const QStringList titles{"By provider", "Why mail came back", "Why mailboxes were disabled"};

QList<QStringList> figures(const QTableView& table) {
    QList<QStringList> rows;
    for (int row = 0; row < table.model()->rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < table.model()->columnCount(); ++column)
            cells << table.model()->index(row, column).data().toString();
        rows << cells;
    }
    return rows;
}

/// The lengths of the bars, the first on top.
QList<double> lengths(const BarChart& chart) {
    const auto* series =
        qobject_cast<QHorizontalStackedBarSeries*>(chart.chart()->series().value(0));
    QList<double> values;
    if (!series)
        return values;
    for (int i = series->barSets().front()->count() - 1; i >= 0; --i) {
        double sum = 0.0;
        for (const QBarSet* set : series->barSets())
            sum += set->at(i);
        values << sum;
    }
    return values;
}

} // namespace

class TestChartsPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_test = std::make_unique<WindowUnderTest>();
        QVERIFY(m_test->importSmallCleanUp());
        m_test->window().showPage(MainWindow::Charts);
    }
    void cleanup() { m_test.reset(); }

    void theHeadlineIsTheShareOfTheList() {
        const auto metrics = m_test->session().metrics();
        QCOMPARE(metrics->disabledOfList.part, 2U);
        QCOMPARE(metrics->disabledOfList.whole, 6U);
        const QString words = visibleWords(m_test->window());
        QVERIFY(words.contains("33 %\n2 of 6 contacts"));
        QVERIFY(words.contains("2 mailboxes exist, but have been switched off."));
        QTest::mouseClick(named<QPushButton>(m_test->window(), "Percentages of bounces"),
                          Qt::LeftButton);
        QCOMPARE(metrics->disabledOfBounces.whole, 5U);
        QVERIFY(visibleWords(m_test->window()).contains("40 %\n2 of 5 contacts that bounced"));
    }

    void barsAndTablesSayWhatTheMetricsSay() {
        const auto metrics = m_test->session().metrics();
        QHash<QString, Share> byProvider;
        for (const auto& entry : metrics->disabledByProvider)
            if (entry.disabled.part > 0)
                byProvider[shownText(providerName(entry.provider))] = entry.disabled;
        QCOMPARE(byProvider.size(), 2);
        const auto rows = figures(*named<QTableView>(m_test->window(), "Figures: By provider"));
        const auto bars = lengths(*named<BarChart>(m_test->window(), "By provider"));
        QCOMPARE(rows.size(), 2);
        QCOMPARE(bars.size(), 2);
        for (int i = 0; i < rows.size(); ++i) {
            const Share share = byProvider.value(rows[i][0]);
            QCOMPARE(rows[i][1], countText(share.part));
            QCOMPARE(rows[i][2], countText(share.whole));
            QCOMPARE(rows[i][3], percentText(share.percent()));
            QCOMPARE(bars[i], share.percent());
        }
        QVERIFY(bars[0] >= bars[1]);

        const auto reasons =
            figures(*named<QTableView>(m_test->window(), "Figures: Why mail came back"));
        std::uint64_t all = 0;
        for (const QStringList& row : reasons)
            all += row[1].toULongLong();
        QCOMPARE(reasons.front(), (QStringList{"Mailbox disabled", "2", "40 %"}));
        QCOMPARE(all, 5U);
        const auto causes =
            figures(*named<QTableView>(m_test->window(), "Figures: Why mailboxes were disabled"));
        std::uint64_t disabled = 0;
        for (const QStringList& row : causes)
            disabled += row[1].toULongLong();
        QCOMPARE(disabled, metrics->disabledOfList.part);
    }

    void aTableStandsBesideEveryChartWithItsBarsInLine() {
        const auto charts = m_test->window().findChildren<BarChart*>();
        QCOMPARE(charts.size(), titles.size());
        for (const QString& title : titles) {
            auto* chart = named<BarChart>(m_test->window(), title);
            auto* table = named<QTableView>(m_test->window(), "Figures: " + title);
            QVERIFY(chart && table);
            QVERIFY(!chart->accessibleDescription().isEmpty());
            QVERIFY(QAccessible::queryAccessibleInterface(table)->childCount() > 0);
            QCOMPARE(lengths(*chart).size(), table->model()->rowCount());
            const int firstRow = table->viewport()->mapTo(&m_test->window(), QPoint()).y() +
                                 table->rowViewportPosition(0);
            QCOMPARE(chart->mapTo(&m_test->window(), QPoint()).y(), firstRow);
        }
    }

    void aRowOfTheTableFiltersReview() {
        auto* table = named<QTableView>(m_test->window(), "Figures: Why mail came back");
        table->setFocus();
        table->setCurrentIndex(table->model()->index(0, 0));
        QTest::keyClick(table, Qt::Key_Return);
        QVERIFY(m_test->settle());
        QVERIFY(named<QWidget>(m_test->window(), "Contacts"));
        QCOMPARE(m_test->session().view()->rows.size(), 2U);
        QCOMPARE(m_test->session().query().reasons,
                 (std::vector<std::optional<Reason>>{Reason::MailboxDisabled}));
    }

    void decisionsChangeNothingOfWhatHappened() {
        m_test->session().decide({RowNumber{0}}, Proposal::Keep);
        QVERIFY(m_test->settle());
        QVERIFY(visibleWords(m_test->window()).contains("2 of 6 contacts"));
    }

    void theFiguresAreCopiedAsATable() {
        QTest::mouseClick(
            named<QPushButton>(m_test->window(), "Copy the figures: Why mail came back"),
            Qt::LeftButton);
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(
            "Reason\tContacts\tShare\nMailbox disabled\t2\t40 %\n"));
    }

private:
    std::unique_ptr<WindowUnderTest> m_test;
};

QTEST_MAIN(TestChartsPage)
#include "tst_charts_page.moc"
