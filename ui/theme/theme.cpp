// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include "ui/theme/tinted_icon.h"

#include <QApplication>
#include <QEvent>
#include <QFile>
#include <QFontDatabase>
#include <QPalette>
#include <QScopedValueRollback>
#include <QStyleFactory>

namespace listwright {

namespace {

constexpr int bodyPixels = 13;

QPalette paletteOf(const ThemeTokens& tokens) {
    QPalette palette;
    palette.setColor(QPalette::Window, tokens.ground);
    palette.setColor(QPalette::WindowText, tokens.text);
    palette.setColor(QPalette::Base, tokens.surface);
    palette.setColor(QPalette::AlternateBase, tokens.ground);
    palette.setColor(QPalette::Text, tokens.text);
    palette.setColor(QPalette::PlaceholderText, tokens.secondary);
    palette.setColor(QPalette::Button, tokens.surface);
    palette.setColor(QPalette::ButtonText, tokens.text);
    palette.setColor(QPalette::BrightText, tokens.remove);
    palette.setColor(QPalette::ToolTipBase, tokens.surface);
    palette.setColor(QPalette::ToolTipText, tokens.text);
    palette.setColor(QPalette::Highlight, tokens.accent);
    palette.setColor(QPalette::HighlightedText, tokens.onAccent);
    palette.setColor(QPalette::Link, tokens.accent);
    palette.setColor(QPalette::LinkVisited, tokens.accent);
    palette.setColor(QPalette::Light, tokens.surface);
    palette.setColor(QPalette::Midlight, tokens.surface);
    palette.setColor(QPalette::Mid, tokens.hairline);
    palette.setColor(QPalette::Dark, tokens.hairlineStrong);
    palette.setColor(QPalette::Shadow, tokens.hairlineStrong);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, tokens.disabled);
    return palette;
}

QString styleSheetText() {
    QFile file(QStringLiteral(":/theme/window.qss"));
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT(opened);
    return opened ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

Theme::Theme(QApplication& application)
    : m_application(application) {
    m_application.setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QFont font = m_application.font();
    font.setPixelSize(bodyPixels);
    m_application.setFont(font);
    apply();
    m_application.installEventFilter(this);
}

void Theme::setAppearance(Appearance appearance) {
    m_appearance = appearance;
    apply();
}

QIcon Theme::icon(const QString& name, QColor ThemeTokens::*token) const {
    return QIcon(new TintedIconEngine(name, [this, token](QIcon::Mode mode, QIcon::State) {
        return mode == QIcon::Disabled ? m_tokens.disabled : m_tokens.*token;
    }));
}

QFont Theme::monospaced(int pixelSize) const {
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPixelSize(pixelSize);
    return font;
}

bool Theme::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::ThemeChange && !m_applying && m_appearance == Appearance::System)
        QMetaObject::invokeMethod(this, &Theme::apply, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

void Theme::apply() {
    if (m_applying)
        return;
    const QScopedValueRollback<bool> applying(m_applying, true);
    // Qt 6.4 does not tell light from dark; the platform's own palette does.
    QApplication::setPalette(QPalette());
    const bool systemIsDark = QApplication::palette().color(QPalette::Window).lightness() < 128;
    m_dark =
        m_appearance == Appearance::Dark || (m_appearance == Appearance::System && systemIsDark);
    m_tokens = m_dark ? darkTokens() : lightTokens();
    QApplication::setPalette(paletteOf(m_tokens));

    QString sheet = styleSheetText();
    sheet.replace(QLatin1StringView("@scheme"),
                  m_dark ? QLatin1StringView("dark") : QLatin1StringView("light"));
    m_application.setStyleSheet(withTokens(std::move(sheet), m_tokens));
    Q_EMIT changed();
}

} // namespace listwright
