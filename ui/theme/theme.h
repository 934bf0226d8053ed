// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme_tokens.h"

#include <QFont>
#include <QIcon>
#include <QObject>

class QApplication;

namespace listwright {

/// Whose choice light and dark are.
enum class Appearance { System, Light, Dark };

/// The look of the whole program: tokens, palette, style sheet, icons and fonts. One lives as long
/// as the application; widgets get it by reference and repaint when it changes.
class Theme : public QObject {
    Q_OBJECT
public:
    explicit Theme(QApplication& application);

    [[nodiscard]] Appearance appearance() const { return m_appearance; }
    void setAppearance(Appearance appearance);
    [[nodiscard]] bool isDark() const { return m_dark; }
    [[nodiscard]] const ThemeTokens& tokens() const { return m_tokens; }

    /// A drawing of resources/icons in the colour that `token` names, by default that of text;
    /// greyed while disabled.
    [[nodiscard]] QIcon icon(const QString& name, QColor ThemeTokens::*token) const;
    [[nodiscard]] QIcon icon(const QString& name) const { return icon(name, &ThemeTokens::text); }
    /// For codes and servers' words.
    [[nodiscard]] QFont monospaced(int pixelSize = 12) const;

Q_SIGNALS:
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void apply();

    QApplication& m_application;
    Appearance m_appearance = Appearance::System;
    bool m_dark = false;
    bool m_applying = false;
    ThemeTokens m_tokens;
};

} // namespace listwright
