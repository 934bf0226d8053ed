// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/drop_area.h"

#include "ui/theme/theme.h"

#include <QPainter>

namespace listwright {

DropArea::DropArea(const Theme& theme, const QString& icon, const QString& title,
                   const QString& kinds)
    : m_theme(theme)
    , m_icon(icon)
    , m_kinds(kinds) {
    setProperty("role", QStringLiteral("painted"));
    setText(title);
    setAccessibleName(title);
    setAccessibleDescription(kinds);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
}

QSize DropArea::sizeHint() const {
    return {300, m_tall ? 200 : 104};
}

void DropArea::setTall(bool tall) {
    m_tall = tall;
    updateGeometry();
}

void DropArea::paintEvent(QPaintEvent* /*event*/) {
    const ThemeTokens& tokens = m_theme.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool marked = underMouse() || hasFocus();
    painter.setPen(
        QPen(marked ? tokens.accent : tokens.hairlineStrong, hasFocus() ? 2 : 1, Qt::DashLine));
    painter.setBrush(tokens.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 8, 8);

    const int iconSize = m_tall ? 24 : 16;
    const int block = iconSize + 12 + 22 + 6 + 18;
    int y = (height() - block) / 2;
    m_theme.icon(m_icon, marked ? &ThemeTokens::accent : &ThemeTokens::secondary)
        .paint(&painter, QRect((width() - iconSize) / 2, y, iconSize, iconSize));
    y += iconSize + 12;
    QFont title = font();
    title.setPixelSize(16);
    title.setWeight(QFont::DemiBold);
    painter.setFont(title);
    painter.setPen(tokens.text);
    const int room = width() - 24;
    painter.drawText(QRect(12, y, room, 22), Qt::AlignCenter,
                     QFontMetrics(title).elidedText(text(), Qt::ElideRight, room));
    y += 28;
    painter.setFont(font());
    painter.setPen(tokens.secondary);
    painter.drawText(QRect(12, y, room, 18), Qt::AlignCenter,
                     fontMetrics().elidedText(m_kinds, Qt::ElideRight, room));
}

} // namespace listwright
