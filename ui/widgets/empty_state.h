// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace listwright {

class Theme;

/// What a page or a table shows while it has nothing: what is so, then what to do.
class EmptyState : public QWidget {
    Q_OBJECT
public:
    EmptyState(const Theme& theme, const QString& icon, const QString& headline,
               const QString& sentence, QWidget* parent = nullptr);
    void setTexts(const QString& headline, const QString& sentence);
    void addAction(QWidget* control);

private:
    QLabel* m_headline;
    QLabel* m_sentence;
    QVBoxLayout* m_layout;
};

} // namespace listwright
