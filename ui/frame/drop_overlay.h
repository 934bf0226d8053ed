// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace listwright {

class Theme;

/// Lies over the window while files are dragged across it and says what dropping them will do.
class DropOverlay : public QWidget {
    Q_OBJECT
public:
    DropOverlay(const Theme& theme, QWidget* window);
    void showFor(const QString& title, const QString& explanation);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    QString m_title;
    QString m_explanation;
};

} // namespace listwright
