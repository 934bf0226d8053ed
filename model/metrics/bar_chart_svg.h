// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace listwright {

/// A bar of a chart: its length in the chart's unit, and the words behind it ("12 of 480, 2.5 %").
struct SvgBar {
    std::string label;
    double length = 0.0;
    std::string figures;
};

/// A chart of horizontal bars as an SVG image (SVG 1.1) with its figures beside the bars, so that
/// it can be read without colours. UTF-8.
[[nodiscard]] std::string barChartSvg(const std::string& title, const std::vector<SvgBar>& bars);

} // namespace listwright
