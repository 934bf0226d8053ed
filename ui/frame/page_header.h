// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace listwright {

/// The top of a page: its title, a quiet sentence beside it, its actions at the right.
class PageHeader : public QWidget {
    Q_OBJECT
public:
    explicit PageHeader(const QString& title, QWidget* parent = nullptr);
    void setTitle(const QString& title);
    void setSubtitle(const QString& subtitle);
    void addAction(QWidget* control);

private:
    QLabel* m_title;
    QLabel* m_subtitle;
    QHBoxLayout* m_layout;
};

} // namespace listwright
