// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMainWindow>

class QStackedWidget;

namespace listwright {

class DropOverlay;
class NavigationRail;
class StatusLine;
class Theme;

/// The one window: pages in a rail, a status line, menus; takes dropped files anywhere.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(Theme& theme, QWidget* parent = nullptr);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    void addPages();
    void addMenus();
    void showPage(int page);

    Theme& m_theme;
    NavigationRail* m_rail;
    QStackedWidget* m_pages;
    StatusLine* m_status;
    DropOverlay* m_overlay;
};

} // namespace listwright
