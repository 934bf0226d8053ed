// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIconEngine>
#include <QString>

#include <functional>

namespace listwright {

/// Draws one of the program's line drawings (resources/icons) in the colour that is right at the
/// time of painting, so that a change of theme needs no new icons.
class TintedIconEngine : public QIconEngine {
public:
    using Tint = std::function<QColor(QIcon::Mode, QIcon::State)>;
    /// `name` is that of an SVG in resources/icons, without its ending.
    TintedIconEngine(QString name, Tint tint);

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override;
    [[nodiscard]] QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override;
    [[nodiscard]] QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state,
                                       qreal scale) override;
    [[nodiscard]] QIconEngine* clone() const override;

private:
    QString m_name;
    Tint m_tint;
};

/// The drawing in one colour, `size` in device pixels.
[[nodiscard]] QImage tintedDrawing(const QString& name, const QColor& color, const QSize& size);

} // namespace listwright
