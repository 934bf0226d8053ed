// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/card.h"

#include <array>

namespace listwright {

class CleanUpSession;

/// A figure and what it counts.
class Tile : public Card {
    Q_OBJECT
public:
    explicit Tile(const QString& tone = {});
    void show(const QString& figure, const QString& caption);

private:
    QLabel* m_figure;
    QLabel* m_caption;
};

/// The clean-up in six figures.
class TileRow : public QWidget {
    Q_OBJECT
public:
    explicit TileRow(CleanUpSession& session, QWidget* parent = nullptr);

private:
    void showMetrics();
    CleanUpSession& m_session;
    std::array<Tile*, 6> m_tiles{};
};

} // namespace listwright
