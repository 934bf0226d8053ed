// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QChartView>

#include <vector>

class QGraphicsSimpleTextItem;
class QHorizontalStackedBarSeries;

namespace listwright {

class Theme;

/// One bar: what it stands for, how long it is in percent, and the figures in words behind it.
struct Bar {
    QString name;
    double percent = 0.0;
    QString figures;
    /// Too few to say much: drawn paler.
    bool isSmallSample = false;
};

/// From one bar to the next, in pixels; the rows of the table beside it have the same height.
inline constexpr int barPitch = 30;

/// Horizontal bars with their figures behind them, in the theme's colours. A click on a bar tells
/// which; the table beside the chart does the same for the keyboard.
class BarChart : public QChartView {
    Q_OBJECT
public:
    explicit BarChart(const Theme& theme, QWidget* parent = nullptr);
    void show(std::vector<Bar> bars);

Q_SIGNALS:
    void barClicked(int bar);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void rebuild();
    void placeFigures();

    const Theme& m_theme;
    std::vector<Bar> m_bars;
    QHorizontalStackedBarSeries* m_series = nullptr;
    std::vector<QGraphicsSimpleTextItem*> m_names;
    std::vector<QGraphicsSimpleTextItem*> m_figures;
};

} // namespace listwright
