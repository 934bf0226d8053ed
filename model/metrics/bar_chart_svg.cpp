// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/metrics/bar_chart_svg.h"

#include <QString>

#include <algorithm>
#include <cmath>

namespace listwright {

namespace {

constexpr int width = 760;
constexpr int labelWidth = 220;
constexpr int longestBar = 300;
constexpr int rowHeight = 28;
constexpr int top = 56;

std::string escaped(const std::string& text) {
    return QString::fromStdString(text).toHtmlEscaped().toStdString();
}

std::string textAt(int x, int y, const std::string& anchor, const std::string& text) {
    return "<text x=\"" + std::to_string(x) + "\" y=\"" + std::to_string(y) + "\" text-anchor=\"" +
           anchor + "\">" + escaped(text) + "</text>\n";
}

} // namespace

std::string barChartSvg(const std::string& title, const std::vector<SvgBar>& bars) {
    double longest = 0.0;
    for (const SvgBar& bar : bars)
        longest = std::max(longest, bar.length);
    const int height = top + rowHeight * static_cast<int>(bars.size()) + 16;
    const std::string heading = escaped(title);
    std::string svg = QStringLiteral(R"(<svg xmlns="http://www.w3.org/2000/svg" role="img"
 width="%1" height="%2" font-family="sans-serif" font-size="13" fill="#1c2430">
<title>%3</title>
<rect width="%1" height="%2" fill="#ffffff"/>
<text x="16" y="30" font-size="17" font-weight="bold">%3</text>
)")
                          .arg(width)
                          .arg(height)
                          .arg(QString::fromStdString(heading))
                          .toStdString();
    int y = top;
    for (const SvgBar& bar : bars) {
        const int length =
            longest > 0.0 ? static_cast<int>(std::lround(bar.length / longest * longestBar)) : 0;
        svg += textAt(labelWidth - 10, y + 15, "end", bar.label);
        svg += "<rect x=\"" + std::to_string(labelWidth) + "\" y=\"" + std::to_string(y + 2) +
               "\" width=\"" + std::to_string(std::max(length, 1)) +
               "\" height=\"18\" fill=\"#3a6ea5\"/>\n";
        svg += textAt(labelWidth + length + 8, y + 15, "start", bar.figures);
        y += rowHeight;
    }
    return svg + "</svg>\n";
}

} // namespace listwright
