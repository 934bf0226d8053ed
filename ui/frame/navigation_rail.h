// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>
#include <QWidget>

#include <vector>

namespace listwright {

class Theme;

/// One page's name in the rail, with a drawing before it and a count behind it.
class RailButton : public QPushButton {
    Q_OBJECT
public:
    RailButton(const Theme& theme, const QString& icon, const QString& name);
    /// What stands behind the name, such as "5 files"; empty for nothing.
    void setCount(const QString& count);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    QString m_icon;
    QString m_count;
};

/// The pages down the left side, every one in reach at any time.
class NavigationRail : public QWidget {
    Q_OBJECT
public:
    explicit NavigationRail(const Theme& theme, QWidget* parent = nullptr);
    /// Pages are counted from 0 in the order in which they were added.
    RailButton* addPage(const QString& icon, const QString& name);
    void setCurrent(int page);

Q_SIGNALS:
    void pageChosen(int page);

private:
    const Theme& m_theme;
    std::vector<RailButton*> m_buttons;
};

} // namespace listwright
