// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/drawing_label.h"

#include "ui/theme/theme.h"

#include <QPainter>

namespace listwright {

DrawingLabel::DrawingLabel(const Theme& theme, const QString& icon, QColor ThemeTokens::*token,
                           int size)
    : m_theme(theme)
    , m_icon(icon)
    , m_token(token) {
    setFixedSize(size, size);
}

void DrawingLabel::setDrawing(const QString& icon, QColor ThemeTokens::*token) {
    m_icon = icon;
    m_token = token;
    update();
}

void DrawingLabel::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    m_theme.icon(m_icon, m_token).paint(&painter, rect());
}

} // namespace listwright
