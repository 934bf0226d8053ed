// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/cleaning/contact_query.h"

#include <QMainWindow>
#include <QStringList>

class QAction;
class QStackedWidget;
class QTimer;

namespace listwright {

class ChartsPage;
class CleanUpSession;
class DropOverlay;
class ExportPage;
class ImportPage;
class NavigationRail;
class RailButton;
class ReviewPage;
class StatusLine;
class Theme;

/// The one window: pages in a rail, a status line, menus; takes dropped files anywhere.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    enum Page { Import, Review, Charts, Export };

    explicit MainWindow(Theme& theme, QWidget* parent = nullptr);
    ~MainWindow() override;
    void importFiles(const QStringList& paths);
    void showPage(Page page);
    [[nodiscard]] CleanUpSession& session() { return *m_session; }

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    void addPages();
    void addFileMenu();
    void addEditMenu();
    void addViewMenu();
    void addHelpMenu();
    void connectSession();
    void showContacts(const ContactQuery& query);
    void updateEditActions();
    void updateCounts();
    void updateStatus();
    void showShortcuts();

    Theme& m_theme;
    CleanUpSession* m_session;
    NavigationRail* m_rail;
    QStackedWidget* m_pages;
    StatusLine* m_status;
    DropOverlay* m_overlay;
    ImportPage* m_import;
    ReviewPage* m_review;
    ChartsPage* m_charts;
    ExportPage* m_export;
    RailButton* m_importButton = nullptr;
    RailButton* m_reviewButton = nullptr;
    QAction* m_undo = nullptr;
    QAction* m_redo = nullptr;
    QAction* m_startOver = nullptr;
    QAction* m_save = nullptr;
    QList<QAction*> m_contactActions;
    QTimer* m_workTimer;
    QString m_lastError;
};

} // namespace listwright
