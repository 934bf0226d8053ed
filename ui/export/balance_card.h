// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/metrics/clean_up_metrics.h"
#include "ui/widgets/card.h"

namespace listwright {

class DrawingLabel;
class Theme;

/// "12,480 in the list = 11,902 kept + 578 removed + ...", and whether that balances.
class BalanceCard : public Card {
    Q_OBJECT
public:
    explicit BalanceCard(const Theme& theme, QWidget* parent = nullptr);
    void show(const CleanUpCounts& counts);

private:
    const Theme& m_theme;
    QLabel* m_counts;
    DrawingLabel* m_sign;
    QLabel* m_word;
};

} // namespace listwright
