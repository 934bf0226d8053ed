// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/card.h"

#include <QLabel>
#include <QPushButton>
#include <QStyle>

namespace listwright {

namespace {

void setStyleProperty(QWidget* widget, const char* name, const QString& value) {
    if (widget->property(name).toString() == value)
        return;
    widget->setProperty(name, value);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

} // namespace

Card::Card(QWidget* parent)
    : QFrame(parent) {
    setProperty("role", QStringLiteral("card"));
}

void setRole(QWidget* widget, const QString& role) {
    setStyleProperty(widget, "role", role);
}

void setTone(QWidget* widget, const QString& tone) {
    setStyleProperty(widget, "tone", tone);
}

QLabel* roleLabel(const QString& role, const QString& text) {
    auto* label = new QLabel(text);
    label->setProperty("role", role);
    label->setTextFormat(Qt::PlainText);
    return label;
}

QLabel* wrappedLabel(const QString& role, const QString& text) {
    QLabel* label = roleLabel(role, text);
    label->setWordWrap(true);
    return label;
}

QPushButton* linkButton(const QString& text) {
    auto* button = new QPushButton(text);
    button->setProperty("role", QStringLiteral("link"));
    button->setCursor(Qt::PointingHandCursor);
    return button;
}

QPushButton* drawingButton(const QIcon& icon, const QString& text) {
    auto* button = new QPushButton(icon, text);
    button->setIconSize(QSize(20, 16));
    return button;
}

QFrame* hairline(Qt::Orientation orientation) {
    auto* line = new QFrame;
    line->setProperty("role", QStringLiteral("hairline"));
    if (orientation == Qt::Horizontal)
        line->setFixedHeight(1);
    else
        line->setFixedWidth(1);
    return line;
}

} // namespace listwright
