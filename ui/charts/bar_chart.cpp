// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/bar_chart.h"

#include "ui/theme/theme.h"

#include <QBarCategoryAxis>
#include <QBarSet>
#include <QChart>
#include <QGraphicsLayout>
#include <QGraphicsSimpleTextItem>
#include <QHorizontalStackedBarSeries>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace listwright {

namespace {

constexpr int figureGap = 6;
constexpr int longestName = 190;

} // namespace

BarChart::BarChart(const Theme& theme, QWidget* parent)
    : QChartView(parent)
    , m_theme(theme) {
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setBackgroundBrush(Qt::NoBrush);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    chart()->legend()->hide();
    chart()->setBackgroundVisible(false);
    chart()->setMargins({});
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    chart()->setAnimationOptions(QChart::NoAnimation);
    connect(&theme, &Theme::changed, this, &BarChart::rebuild);
}

void BarChart::show(std::vector<Bar> bars) {
    m_bars = std::move(bars);
    setFixedHeight(static_cast<int>(m_bars.size()) * barPitch);
    rebuild();
}

void BarChart::rebuild() {
    const ThemeTokens& tokens = m_theme.tokens();
    for (auto* texts : {&m_names, &m_figures}) {
        for (const QGraphicsSimpleTextItem* text : *texts)
            delete text;
        texts->clear();
    }
    chart()->removeAllSeries();
    for (QAbstractAxis* axis : chart()->axes()) {
        chart()->removeAxis(axis);
        delete axis;
    }
    if (m_bars.empty())
        return;

    // The chart draws its first category lowest; the first bar belongs on top.
    auto* plain = new QBarSet(QString());
    auto* pale = new QBarSet(QString());
    QStringList positions;
    for (std::size_t i = m_bars.size(); i > 0; --i) {
        const Bar& bar = m_bars[i - 1];
        *plain << (bar.isSmallSample ? 0.0 : bar.percent);
        *pale << (bar.isSmallSample ? bar.percent : 0.0);
        positions << QString::number(positions.size());
    }
    QColor small = tokens.accent;
    small.setAlphaF(0.35F);
    for (auto [set, color] : {std::pair(plain, tokens.accent), std::pair(pale, small)}) {
        set->setColor(color);
        set->setPen(Qt::NoPen);
    }
    m_series = new QHorizontalStackedBarSeries;
    m_series->setBarWidth(0.56);
    m_series->append(plain);
    m_series->append(pale);
    chart()->addSeries(m_series);
    connect(m_series, &QAbstractBarSeries::clicked, this, [this](int index, QBarSet*) {
        const int bar = static_cast<int>(m_bars.size()) - 1 - index;
        if (bar >= 0 && bar < static_cast<int>(m_bars.size()))
            Q_EMIT barClicked(bar);
    });
    connect(m_series, &QAbstractBarSeries::hovered, this,
            [this](bool over) { setCursor(over ? Qt::PointingHandCursor : Qt::ArrowCursor); });

    auto* categories = new QBarCategoryAxis;
    categories->append(positions);
    categories->setLabelsVisible(false);
    categories->setGridLineVisible(false);
    categories->setLineVisible(false);
    chart()->addAxis(categories, Qt::AlignLeft);
    m_series->attachAxis(categories);
    auto* values = new QValueAxis;
    values->setLabelsVisible(false);
    values->setGridLineVisible(false);
    values->setLineVisible(false);
    chart()->addAxis(values, Qt::AlignBottom);
    m_series->attachAxis(values);

    const auto addText = [this](std::vector<QGraphicsSimpleTextItem*>& texts, const QString& text,
                                const QColor& color) {
        auto* item = new QGraphicsSimpleTextItem(text, chart());
        item->setFont(font());
        item->setBrush(color);
        item->setZValue(10);
        texts.push_back(item);
    };
    for (const Bar& bar : m_bars) {
        addText(m_names, fontMetrics().elidedText(bar.name, Qt::ElideRight, longestName),
                tokens.text);
        addText(m_figures, bar.figures, tokens.secondary);
    }
    placeFigures();
}

void BarChart::resizeEvent(QResizeEvent* event) {
    QChartView::resizeEvent(event);
    placeFigures();
}

void BarChart::placeFigures() {
    if (m_bars.empty() || m_figures.size() != m_bars.size())
        return;
    double longest = 0.0;
    double widest = 0.0;
    double names = 0.0;
    for (std::size_t i = 0; i < m_bars.size(); ++i) {
        longest = std::max(longest, m_bars[i].percent);
        widest = std::max(widest, m_figures[i]->boundingRect().width());
        names = std::max(names, m_names[i]->boundingRect().width());
    }
    // The plot is laid out here, since the chart's own layout cuts names that would fit.
    const QRectF plot(names + 2 * figureGap, 0, std::max(width() - names - 2 * figureGap, 10.0),
                      height());
    chart()->setPlotArea(plot);
    // The longest bar ends where its figures still fit behind it.
    const double room = std::max(plot.width() - widest - 2 * figureGap, plot.width() * 0.2);
    const double end = longest <= 0.0 ? 1.0 : longest * plot.width() / std::max(room, 1.0);
    const auto axes = chart()->axes(Qt::Horizontal);
    if (axes.isEmpty())
        return;
    axes.front()->setRange(0.0, end);
    const double step = plot.height() / static_cast<double>(m_bars.size());
    for (std::size_t i = 0; i < m_bars.size(); ++i) {
        const double x = plot.left() + m_bars[i].percent / end * plot.width() + figureGap;
        const double y = plot.top() + (static_cast<double>(i) + 0.5) * step -
                         m_figures[i]->boundingRect().height() / 2;
        m_figures[i]->setPos(std::round(x), std::round(y));
        m_names[i]->setPos(0, std::round(y));
    }
}

} // namespace listwright
