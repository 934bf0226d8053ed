// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace listwright {

/// A surface with a hairline around it; the style sheet draws it.
class Card : public QFrame {
    Q_OBJECT
public:
    explicit Card(QWidget* parent = nullptr);
};

/// Sets the property that the style sheet looks at, also after the widget was shown.
void setRole(QWidget* widget, const QString& role);
void setTone(QWidget* widget, const QString& tone);
/// A label with a role of the style sheet, plain text.
[[nodiscard]] QLabel* roleLabel(const QString& role, const QString& text = {});
/// The same, wrapping its lines.
[[nodiscard]] QLabel* wrappedLabel(const QString& role, const QString& text = {});
/// A button that looks like a word.
[[nodiscard]] QPushButton* linkButton(const QString& text);
/// A button with a drawing before its words.
[[nodiscard]] QPushButton* drawingButton(const QIcon& icon, const QString& text);
[[nodiscard]] QFrame* hairline(Qt::Orientation orientation = Qt::Horizontal);

} // namespace listwright
