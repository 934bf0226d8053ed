// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/tile_row.h"

#include "ui/session/clean_up_session.h"
#include "ui/widgets/quantity_text.h"

#include <QHBoxLayout>
#include <QLabel>

namespace listwright {

Tile::Tile(const QString& tone)
    : m_figure(roleLabel(QStringLiteral("figure")))
    , m_caption(wrappedLabel(QStringLiteral("small"))) {
    if (!tone.isEmpty())
        setTone(m_figure, tone);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(14, 10, 14, 10);
    column->setSpacing(2);
    column->addWidget(m_figure);
    column->addWidget(m_caption);
    column->addStretch();
}

void Tile::show(const QString& figure, const QString& caption) {
    m_figure->setText(figure);
    m_caption->setText(caption);
    setAccessibleName(QStringLiteral("%1 %2").arg(figure, caption));
}

TileRow::TileRow(CleanUpSession& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session) {
    const std::array<QString, 6> tones{QString(),
                                       QStringLiteral("keep"),
                                       QStringLiteral("watch"),
                                       QStringLiteral("remove"),
                                       QString(),
                                       QString()};
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    for (std::size_t i = 0; i < tones.size(); ++i) {
        m_tiles[i] = new Tile(tones[i]);
        row->addWidget(m_tiles[i], 1);
    }
    connect(&session, &CleanUpSession::metricsChanged, this, &TileRow::showMetrics);
    showMetrics();
}

void TileRow::showMetrics() {
    const auto metrics = m_session.metrics();
    if (!metrics)
        return; // the old figures stay until the new are there
    const CleanUpCounts& counts = metrics->counts;
    m_tiles[0]->show(countText(counts.in), tr("in the list"));
    m_tiles[1]->show(countText(counts.kept), tr("keep"));
    m_tiles[2]->show(countText(counts.watch), tr("of them watched"));
    m_tiles[3]->show(countText(counts.removed), tr("remove"));
    m_tiles[4]->show(percentText(metrics->disabledOfList.percent()), tr("of the list disabled"));
    m_tiles[5]->show(percentText(metrics->disabledOfBounces.percent()), tr("of bounces disabled"));
}

} // namespace listwright
