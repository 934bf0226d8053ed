// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/drop_overlay.h"

#include "ui/theme/theme.h"

#include <QPainter>

namespace listwright {

DropOverlay::DropOverlay(const Theme& theme, QWidget* window)
    : QWidget(window)
    , m_theme(theme) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAccessibleName(tr("Drop files here"));
    hide();
}

void DropOverlay::showFor(const QString& title, const QString& explanation) {
    m_title = title;
    m_explanation = explanation;
    setAccessibleDescription(explanation);
    setGeometry(parentWidget()->rect());
    raise();
    show();
    update();
}

void DropOverlay::paintEvent(QPaintEvent* /*event*/) {
    const ThemeTokens& tokens = m_theme.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor veil = tokens.ground;
    veil.setAlphaF(0.92F);
    painter.fillRect(rect(), veil);

    const QRectF frame = QRectF(rect()).adjusted(20, 20, -20, -20);
    QPen dashes(tokens.accent, 2, Qt::DashLine);
    painter.setPen(dashes);
    painter.setBrush(tokens.accentWash);
    painter.drawRoundedRect(frame, 8, 8);

    const int middle = height() / 2;
    m_theme.icon(QStringLiteral("import"), &ThemeTokens::accent)
        .paint(&painter, QRect((width() - 32) / 2, middle - 64, 32, 32));
    QFont large = font();
    large.setPixelSize(17);
    large.setWeight(QFont::DemiBold);
    painter.setFont(large);
    painter.setPen(tokens.accent);
    painter.drawText(QRect(40, middle - 20, width() - 80, 28), Qt::AlignCenter, m_title);
    painter.setFont(font());
    painter.setPen(tokens.text);
    painter.drawText(QRect(40, middle + 12, width() - 80, 60),
                     Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, m_explanation);
}

} // namespace listwright
