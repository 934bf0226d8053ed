// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace listwright {

/// One line of plain text that gives way when there is no room: cut with "…", whole in the tool
/// tip.
class ElidedLabel : public QLabel {
    Q_OBJECT
public:
    explicit ElidedLabel(const QString& text = {}, Qt::TextElideMode mode = Qt::ElideRight);
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] QString shownText() const;
    Qt::TextElideMode m_mode;
};

} // namespace listwright
