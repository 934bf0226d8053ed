// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QString>

namespace listwright {

/// The window's colours by what they are for. Nothing else in the window names a colour.
struct ThemeTokens {
    QColor ground;
    QColor surface;
    QColor hairline;
    QColor hairlineStrong;
    QColor text;
    QColor secondary;
    QColor disabled;
    QColor accent;
    QColor accentWash;
    QColor accentStrong;
    QColor onAccent;
    QColor remove;
    QColor removeWash;
    QColor watch;
    QColor watchWash;
    QColor keep;
    QColor keepWash;
    QColor review;
    QColor reviewWash;
    QColor marked;
};

[[nodiscard]] ThemeTokens lightTokens();
[[nodiscard]] ThemeTokens darkTokens();

/// Puts the tokens into a style sheet, in the place of `@names`.
[[nodiscard]] QString withTokens(QString styleSheet, const ThemeTokens& tokens);

} // namespace listwright
