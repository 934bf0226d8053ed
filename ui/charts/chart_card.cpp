// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_card.h"

#include "ui/theme/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStandardItemModel>
#include <QTableView>

#include <algorithm>

namespace listwright {

namespace {
constexpr int tableRow = barPitch;
constexpr int widestTable = 460;
} // namespace

ChartCard::ChartCard(const Theme& theme, const QString& title, const QString& nameColumn,
                     const QStringList& columns, QWidget* parent)
    : Card(parent)
    , m_nameColumn(nameColumn)
    , m_columns(columns)
    , m_subtitle(wrappedLabel(QStringLiteral("small")))
    , m_emptySentence(wrappedLabel(QStringLiteral("empty")))
    , m_chart(new BarChart(theme))
    , m_table(new QTableView)
    , m_model(new QStandardItemModel(this))
    , m_copy(linkButton(tr("copy figures"))) {
    m_chart->setAccessibleName(title);
    m_chart->setAccessibleDescription(tr("The same figures are in the table beside the chart."));
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Figures: %1").arg(title));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(tableRow);
    m_table->horizontalHeader()->setFixedHeight(tableRow);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->setToolTip(tr("Press Enter or double-click to see these contacts in Review"));
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex& index) {
        Q_EMIT contactsAsked(m_lines[static_cast<std::size_t>(index.row())].contacts);
    });
    connect(m_chart, &BarChart::barClicked, this, [this](int bar) {
        Q_EMIT contactsAsked(m_lines[static_cast<std::size_t>(bar)].contacts);
    });
    m_copy->setAccessibleName(tr("Copy the figures: %1").arg(title));
    connect(m_copy, &QPushButton::clicked, this, &ChartCard::copyFigures);

    auto* top = new QHBoxLayout;
    top->addWidget(roleLabel(QStringLiteral("card-title"), title), 1);
    top->addWidget(m_copy);
    auto* left = new QVBoxLayout;
    left->setContentsMargins(0, tableRow, 0, 0); // each bar in line with its row of the table
    left->addWidget(m_chart);
    left->addStretch();
    auto* body = new QHBoxLayout;
    body->setSpacing(24);
    body->addLayout(left, 3);
    body->addWidget(m_table, 2, Qt::AlignTop);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(18, 12, 14, 14);
    column->setSpacing(4);
    column->addLayout(top);
    column->addWidget(m_subtitle);
    column->addWidget(m_emptySentence);
    column->addLayout(body);
}

void ChartCard::setColumns(const QStringList& columns) {
    m_columns = columns;
}

void ChartCard::show(const QString& subtitle, const std::vector<ChartLine>& lines,
                     const QString& emptySentence) {
    m_lines = lines;
    m_subtitle->setText(subtitle);
    m_emptySentence->setText(emptySentence);
    m_emptySentence->setVisible(lines.empty());
    m_chart->setVisible(!lines.empty());
    m_table->setVisible(!lines.empty());
    m_copy->setEnabled(!lines.empty());

    m_model->clear();
    m_model->setHorizontalHeaderLabels(QStringList{m_nameColumn} + m_columns);
    std::vector<Bar> bars;
    for (const ChartLine& line : lines) {
        bars.push_back(line.bar);
        QList<QStandardItem*> cells{new QStandardItem(line.bar.name)};
        for (const QString& figure : line.figures) {
            auto* cell = new QStandardItem(figure);
            cell->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            cells << cell;
        }
        m_model->appendRow(cells);
    }
    m_model->horizontalHeaderItem(0)->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    for (int i = 1; i < m_model->columnCount(); ++i)
        m_model->horizontalHeaderItem(i)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    // The bars give way before the names do.
    QHeaderView* header = m_table->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->resizeColumnsToContents();
    m_table->setMinimumWidth(std::min(header->length() + 16, widestTable));
    if (header->count() > 0)
        header->setSectionResizeMode(0, QHeaderView::Stretch);
    m_table->setFixedHeight(tableRow * (static_cast<int>(lines.size()) + 1) + 2);
    m_chart->show(std::move(bars));
}

void ChartCard::copyFigures() {
    QString text = (QStringList{m_nameColumn} + m_columns).join(u'\t') + u'\n';
    for (const ChartLine& line : m_lines)
        text += (QStringList{line.bar.name} + line.figures).join(u'\t') + u'\n';
    QGuiApplication::clipboard()->setText(text);
}

} // namespace listwright
