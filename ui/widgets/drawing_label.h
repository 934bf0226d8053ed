// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme_tokens.h"

#include <QWidget>

namespace listwright {

class Theme;

/// One of the program's line drawings, in a colour of the theme. It says nothing that words beside
/// it do not say.
class DrawingLabel : public QWidget {
    Q_OBJECT
public:
    DrawingLabel(const Theme& theme, const QString& icon, QColor ThemeTokens::*token,
                 int size = 16);
    void setDrawing(const QString& icon, QColor ThemeTokens::*token);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    QString m_icon;
    QColor ThemeTokens::*m_token;
};

} // namespace listwright
