// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

namespace listwright {

class Theme;

/// A dashed field that says what may be dropped; pressed, it opens a file dialog. The drop itself
/// is the window's, which takes files anywhere.
class DropArea : public QPushButton {
    Q_OBJECT
public:
    DropArea(const Theme& theme, const QString& icon, const QString& title, const QString& kinds);
    [[nodiscard]] QSize sizeHint() const override;
    /// Tall on the empty page, low once there are cards.
    void setTall(bool tall);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    QString m_icon;
    QString m_kinds;
    bool m_tall = true;
};

} // namespace listwright
