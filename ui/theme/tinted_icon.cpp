// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/tinted_icon.h"

#include <QImage>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

#include <algorithm>

namespace listwright {

QImage tintedDrawing(const QString& name, const QColor& color, const QSize& size) {
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QSvgRenderer drawing(QStringLiteral(":/icons/%1.svg").arg(name));
    Q_ASSERT_X(drawing.isValid(), "tintedDrawing", qPrintable(name));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    // Square, at the left: a wider size leaves a gap before the words of a button.
    const int side = std::min(size.width(), size.height());
    drawing.render(&painter, QRectF(0, 0, side, side));
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(image.rect(), color);
    return image;
}

TintedIconEngine::TintedIconEngine(QString name, Tint tint)
    : m_name(std::move(name))
    , m_tint(std::move(tint)) {}

void TintedIconEngine::paint(QPainter* painter, const QRect& rect, QIcon::Mode mode,
                             QIcon::State state) {
    const qreal scale = painter->device()->devicePixelRatioF();
    QImage image = tintedDrawing(m_name, m_tint(mode, state), rect.size() * scale);
    image.setDevicePixelRatio(scale);
    painter->drawImage(rect.topLeft(), image);
}

QPixmap TintedIconEngine::pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) {
    return QPixmap::fromImage(tintedDrawing(m_name, m_tint(mode, state), size));
}

QPixmap TintedIconEngine::scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state,
                                       qreal /*scale*/) {
    return pixmap(size, mode, state);
}

QIconEngine* TintedIconEngine::clone() const {
    return new TintedIconEngine(m_name, m_tint);
}

} // namespace listwright
