// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window.h"

#include "ui/frame/drop_overlay.h"
#include "ui/frame/navigation_rail.h"
#include "ui/frame/status_line.h"
#include "ui/theme/theme.h"
#include "ui/widgets/empty_state.h"

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QSettings>
#include <QStackedWidget>

namespace listwright {

namespace {

constexpr QSize firstSize(1280, 800);
constexpr QSize smallestSize(900, 600);

QFrame* hairline(Qt::Orientation orientation) {
    auto* line = new QFrame;
    line->setProperty("role", QStringLiteral("hairline"));
    if (orientation == Qt::Horizontal)
        line->setFixedHeight(1);
    else
        line->setFixedWidth(1);
    return line;
}

} // namespace

MainWindow::MainWindow(Theme& theme, QWidget* parent)
    : QMainWindow(parent)
    , m_theme(theme)
    , m_rail(new NavigationRail(theme))
    , m_pages(new QStackedWidget)
    , m_status(new StatusLine)
    , m_overlay(new DropOverlay(theme, this)) {
    setWindowTitle(QStringLiteral("Listwright"));
    setAcceptDrops(true);
    setMinimumSize(smallestSize);

    auto* right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_pages, 1);
    right->addWidget(hairline(Qt::Horizontal));
    right->addWidget(m_status);
    auto* center = new QWidget;
    auto* row = new QHBoxLayout(center);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_rail);
    row->addWidget(hairline(Qt::Vertical));
    row->addLayout(right, 1);
    setCentralWidget(center);

    addPages();
    addMenus();
    connect(m_rail, &NavigationRail::pageChosen, this, &MainWindow::showPage);
    showPage(0);

    resize(firstSize);
    restoreGeometry(QSettings().value(QStringLiteral("window/geometry")).toByteArray());
}

void MainWindow::addPages() {
    const auto add = [this](const QString& icon, const QString& name, const QString& headline,
                            const QString& sentence) {
        m_rail->addPage(icon, name);
        m_pages->addWidget(new EmptyState(m_theme, icon, headline, sentence));
    };
    add(QStringLiteral("import"), tr("Import"), tr("Drop your mailing list and bounce reports"),
        tr("Anywhere on this window. Files are told apart by what is in them."));
    add(QStringLiteral("review"), tr("Review"), tr("No contacts yet"),
        tr("Import a mailing list, and every contact stands here with what became of its mail."));
    add(QStringLiteral("charts"), tr("Charts"), tr("Nothing to count yet"),
        tr("Import a mailing list and its bounce reports to see how many mailboxes are disabled."));
    add(QStringLiteral("export"), tr("Export"), tr("Nothing to save yet"),
        tr("Import a mailing list first. Your own files are never changed."));
}

void MainWindow::addMenus() {
    auto* file = menuBar()->addMenu(tr("&File"));
    auto* quit = file->addAction(tr("&Quit"), QKeySequence::Quit, this, &QWidget::close);
    quit->setMenuRole(QAction::QuitRole);

    auto* view = menuBar()->addMenu(tr("&View"));
    const QStringList names{tr("&Import"), tr("&Review"), tr("&Charts"), tr("&Export")};
    for (int page = 0; page < names.size(); ++page)
        view->addAction(names[page],
                        QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + page)), this,
                        [this, page] { showPage(page); });
    view->addSeparator();
    auto* appearance = view->addMenu(tr("&Appearance"));
    auto* choices = new QActionGroup(this);
    const auto addChoice = [this, appearance, choices](const QString& name, Appearance value) {
        auto* action = appearance->addAction(name, this, [this, value] {
            m_theme.setAppearance(value);
            QSettings().setValue(QStringLiteral("window/appearance"), static_cast<int>(value));
        });
        action->setCheckable(true);
        action->setChecked(m_theme.appearance() == value);
        choices->addAction(action);
    };
    addChoice(tr("As the &system"), Appearance::System);
    addChoice(tr("&Light"), Appearance::Light);
    addChoice(tr("&Dark"), Appearance::Dark);

    auto* help = menuBar()->addMenu(tr("&Help"));
    auto* about = help->addAction(tr("&About Listwright"), this, [this] {
        QMessageBox::about(
            this, tr("About Listwright"),
            tr("Listwright %1\n\nCleans mailing lists by what became of the mail. "
               "Works offline: nothing leaves this computer.\n\nQt %2 · free "
               "software under the GNU General Public License, version 3 or later.")
                .arg(QStringLiteral(LISTWRIGHT_VERSION), QString::fromLatin1(qVersion())));
    });
    about->setMenuRole(QAction::AboutRole);
}

void MainWindow::showPage(int page) {
    m_pages->setCurrentIndex(page);
    m_rail->setCurrent(page);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (!event->mimeData()->hasUrls())
        return;
    event->acceptProposedAction();
    m_overlay->showFor(tr("Drop to import"),
                       tr("Lists and bounce reports are told apart by what is in them. "
                          "Your files are only read."));
}

void MainWindow::dragLeaveEvent(QDragLeaveEvent* /*event*/) {
    m_overlay->hide();
}

void MainWindow::dropEvent(QDropEvent* event) {
    m_overlay->hide();
    event->acceptProposedAction();
}

void MainWindow::closeEvent(QCloseEvent* event) {
    QSettings().setValue(QStringLiteral("window/geometry"), saveGeometry());
    event->accept();
}

} // namespace listwright
