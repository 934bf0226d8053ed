// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/cleaning/contact_query.h"
#include "ui/charts/bar_chart.h"
#include "ui/widgets/card.h"

class QStandardItemModel;
class QTableView;

namespace listwright {

/// A line of a chart: its bar, its figures for the table, and the contacts behind it.
struct ChartLine {
    Bar bar;
    QStringList figures;
    ContactQuery contacts;
};

/// A chart and its figures in a table beside it. A bar pressed, or a row of the table, asks for its
/// contacts.
class ChartCard : public Card {
    Q_OBJECT
public:
    /// `columns` name the table's columns after the first, which is the bar's name.
    ChartCard(const Theme& theme, const QString& title, const QString& nameColumn,
              const QStringList& columns, QWidget* parent = nullptr);
    void show(const QString& subtitle, const std::vector<ChartLine>& lines,
              const QString& emptySentence);
    void setColumns(const QStringList& columns);

Q_SIGNALS:
    void contactsAsked(const listwright::ContactQuery& query);

private:
    void copyFigures();

    QString m_nameColumn;
    QStringList m_columns;
    std::vector<ChartLine> m_lines;
    QLabel* m_subtitle;
    QLabel* m_emptySentence;
    BarChart* m_chart;
    QTableView* m_table;
    QStandardItemModel* m_model;
    QPushButton* m_copy;
};

} // namespace listwright
