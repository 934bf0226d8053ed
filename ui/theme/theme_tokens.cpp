// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme_tokens.h"

#include <array>
#include <utility>

namespace listwright {

ThemeTokens lightTokens() {
    ThemeTokens tokens;
    tokens.ground = QColor(0xF6, 0xF6, 0xF3);
    tokens.surface = QColor(0xFF, 0xFF, 0xFF);
    tokens.hairline = QColor(0xE2, 0xE1, 0xDC);
    tokens.hairlineStrong = QColor(0xC9, 0xC8, 0xC2);
    tokens.text = QColor(0x1E, 0x22, 0x27);
    tokens.secondary = QColor(0x5C, 0x64, 0x6E);
    tokens.disabled = QColor(0x9A, 0xA0, 0xA8);
    tokens.accent = QColor(0x24, 0x58, 0xC6);
    tokens.accentWash = QColor(0xE8, 0xEE, 0xFB);
    tokens.accentStrong = QColor(0x1B, 0x47, 0xA6);
    tokens.onAccent = QColor(0xFF, 0xFF, 0xFF);
    tokens.remove = QColor(0xB3, 0x26, 0x1E);
    tokens.removeWash = QColor(0xFB, 0xEA, 0xE8);
    tokens.watch = QColor(0x96, 0x59, 0x0A);
    tokens.watchWash = QColor(0xFB, 0xF1, 0xDF);
    tokens.keep = QColor(0x1E, 0x72, 0x44);
    tokens.keepWash = QColor(0xE6, 0xF4, 0xEB);
    tokens.review = QColor(0x64, 0x40, 0xB0);
    tokens.reviewWash = QColor(0xEF, 0xEA, 0xFA);
    tokens.marked = QColor(0xFF, 0xE9, 0xA8);
    return tokens;
}

ThemeTokens darkTokens() {
    ThemeTokens tokens;
    tokens.ground = QColor(0x19, 0x1B, 0x1F);
    tokens.surface = QColor(0x21, 0x24, 0x29);
    tokens.hairline = QColor(0x34, 0x39, 0x41);
    tokens.hairlineStrong = QColor(0x4A, 0x51, 0x5B);
    tokens.text = QColor(0xE7, 0xE9, 0xEC);
    tokens.secondary = QColor(0xA2, 0xA9, 0xB4);
    tokens.disabled = QColor(0x6A, 0x71, 0x7C);
    tokens.accent = QColor(0x86, 0xAB, 0xFF);
    tokens.accentWash = QColor(0x26, 0x32, 0x4C);
    tokens.accentStrong = QColor(0xA6, 0xC2, 0xFF);
    tokens.onAccent = QColor(0x14, 0x18, 0x20);
    tokens.remove = QColor(0xFF, 0x9B, 0x92);
    tokens.removeWash = QColor(0x41, 0x26, 0x2A);
    tokens.watch = QColor(0xF1, 0xBE, 0x6E);
    tokens.watchWash = QColor(0x3C, 0x31, 0x22);
    tokens.keep = QColor(0x7F, 0xD3, 0xA0);
    tokens.keepWash = QColor(0x21, 0x38, 0x2C);
    tokens.review = QColor(0xC0, 0xA6, 0xFF);
    tokens.reviewWash = QColor(0x32, 0x2A, 0x4A);
    tokens.marked = QColor(0x5C, 0x4A, 0x12);
    return tokens;
}

QString withTokens(QString styleSheet, const ThemeTokens& tokens) {
    // A name that begins another one comes after it.
    const std::array<std::pair<const char*, QColor>, 20> names{{
        {"@ground", tokens.ground},
        {"@surface", tokens.surface},
        {"@hairlineStrong", tokens.hairlineStrong},
        {"@hairline", tokens.hairline},
        {"@text", tokens.text},
        {"@secondary", tokens.secondary},
        {"@disabled", tokens.disabled},
        {"@accentWash", tokens.accentWash},
        {"@accentStrong", tokens.accentStrong},
        {"@accent", tokens.accent},
        {"@onAccent", tokens.onAccent},
        {"@removeWash", tokens.removeWash},
        {"@remove", tokens.remove},
        {"@watchWash", tokens.watchWash},
        {"@watch", tokens.watch},
        {"@keepWash", tokens.keepWash},
        {"@keep", tokens.keep},
        {"@reviewWash", tokens.reviewWash},
        {"@review", tokens.review},
        {"@marked", tokens.marked},
    }};
    for (const auto& [name, color] : names)
        styleSheet.replace(QLatin1StringView(name), color.name());
    return styleSheet;
}

} // namespace listwright
