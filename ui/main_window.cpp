// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window.h"

#include "ui/frame/drop_overlay.h"
#include "ui/frame/navigation_rail.h"
#include "ui/frame/status_line.h"
#include "ui/pages/charts_page.h"
#include "ui/pages/export_page.h"
#include "ui/pages/import_page.h"
#include "ui/pages/review_page.h"
#include "ui/session/clean_up_session.h"
#include "ui/table/contact_table.h"
#include "ui/theme/theme.h"
#include "ui/widgets/card.h"
#include "ui/widgets/quantity_text.h"

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
#include <QTimer>

namespace listwright {

namespace {

constexpr QSize firstSize(1280, 800);
constexpr QSize smallestSize(960, 600);
/// Work that ends sooner than that is not worth a flicker in the status line.
constexpr int workShownAfter = 150;  // milliseconds
constexpr int workUpdatedEvery = 33; // milliseconds

QStringList localFiles(const QMimeData& mime) {
    QStringList paths;
    for (const QUrl& url : mime.urls())
        if (url.isLocalFile())
            paths << url.toLocalFile();
    return paths;
}

} // namespace

MainWindow::MainWindow(Theme& theme, QWidget* parent)
    : QMainWindow(parent)
    , m_theme(theme)
    , m_session(new CleanUpSession(this))
    , m_rail(new NavigationRail(theme))
    , m_pages(new QStackedWidget)
    , m_status(new StatusLine)
    , m_overlay(new DropOverlay(theme, this))
    , m_import(new ImportPage(theme, *m_session))
    , m_review(new ReviewPage(theme, *m_session))
    , m_charts(new ChartsPage(theme, *m_session))
    , m_export(new ExportPage(theme, *m_session))
    , m_workTimer(new QTimer(this)) {
    setWindowTitle(QStringLiteral("Listwright"));
    setWindowIcon(theme.icon(QStringLiteral("listwright"), &ThemeTokens::accent));
    setAcceptDrops(true);
    setMinimumSize(smallestSize);

    auto* right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_pages, 1);
    right->addWidget(hairline());
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
    addFileMenu();
    addEditMenu();
    addViewMenu();
    addHelpMenu();
    connectSession();
    showPage(Import);
    updateEditActions();
    updateCounts();

    // Fields and charts would take dropped files for text; they are the window's wherever they
    // fall.
    for (QWidget* widget : center->findChildren<QWidget*>())
        widget->setAcceptDrops(false);
    center->setFocusPolicy(Qt::ClickFocus);
    center->setFocus();
    resize(firstSize);
    restoreGeometry(QSettings().value(QStringLiteral("window/geometry")).toByteArray());
}

MainWindow::~MainWindow() {
    // The pages' jobs use the session's pools, so the pages go first.
    delete takeCentralWidget();
}

void MainWindow::addPages() {
    m_importButton = m_rail->addPage(QStringLiteral("import"), tr("Import"));
    m_reviewButton = m_rail->addPage(QStringLiteral("review"), tr("Review"));
    m_rail->addPage(QStringLiteral("charts"), tr("Charts"));
    m_rail->addPage(QStringLiteral("export"), tr("Export"));
    for (QWidget* page : std::initializer_list<QWidget*>{m_import, m_review, m_charts, m_export})
        m_pages->addWidget(page);
    connect(m_rail, &NavigationRail::pageChosen, this,
            [this](int page) { showPage(static_cast<Page>(page)); });
    connect(m_import, &ImportPage::reviewAsked, this, [this] {
        m_session->matchAgain();
        showPage(Review);
    });
    connect(m_review, &ReviewPage::exportAsked, this, [this] { showPage(Export); });
    connect(m_review, &ReviewPage::importAsked, this, [this] { showPage(Import); });
    connect(m_charts, &ChartsPage::contactsAsked, this, &MainWindow::showContacts);
}

void MainWindow::addFileMenu() {
    auto* file = menuBar()->addMenu(tr("&File"));
    file->addAction(tr("&Add files…"), QKeySequence::Open, this, [this] {
        showPage(Import);
        m_import->askForFiles();
    });
    file->addAction(tr("Add a &folder…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O), this,
                    [this] {
                        showPage(Import);
                        m_import->askForFolder();
                    });
    auto* sample = file->addAction(tr("&Try sample data"), this, [this] {
        showPage(Import);
        m_import->trySampleData();
    });
    sample->setEnabled(!sampleFiles().isEmpty());
    file->addSeparator();
    m_startOver = file->addAction(tr("Start &over"), QKeySequence::New, this, [this] {
        m_session->inputs().clear();
        showPage(Import);
    });
    m_save = file->addAction(tr("&Save the result"), QKeySequence::Save, this, [this] {
        showPage(Export);
        m_export->save();
    });
    file->addSeparator();
    auto* quit = file->addAction(tr("&Quit"), QKeySequence::Quit, this, &QWidget::close);
    quit->setMenuRole(QAction::QuitRole);
}

void MainWindow::addEditMenu() {
    auto* edit = menuBar()->addMenu(tr("&Edit"));
    m_undo = edit->addAction(m_theme.icon(QStringLiteral("undo")), tr("&Undo"), QKeySequence::Undo,
                             m_session, &CleanUpSession::undo);
    m_redo = edit->addAction(m_theme.icon(QStringLiteral("redo")), tr("&Redo"),
                             QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), m_session,
                             &CleanUpSession::redo);
    edit->addSeparator();
    m_contactActions = {
        edit->addAction(m_theme.icon(QStringLiteral("keep"), &ThemeTokens::keep),
                        tr("&Keep selected contacts"), QKeySequence(Qt::CTRL | Qt::Key_K), m_review,
                        &ReviewPage::keepSelected),
        edit->addAction(m_theme.icon(QStringLiteral("remove"), &ThemeTokens::remove),
                        tr("Re&move selected contacts"), QKeySequence(Qt::CTRL | Qt::Key_R),
                        m_review, &ReviewPage::removeSelected),
        edit->addAction(tr("Back to the &proposal"), QKeySequence(Qt::CTRL | Qt::Key_Backspace),
                        m_review, &ReviewPage::resetSelected)};
    edit->addSeparator();
    edit->addAction(m_theme.icon(QStringLiteral("search")), tr("&Find contacts"),
                    QKeySequence::Find, this, [this] {
                        showPage(Review);
                        m_review->focusSearch();
                    });
    edit->addAction(tr("Show &all contacts"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F), this,
                    [this] {
                        m_review->showAll();
                        showPage(Review);
                    });
}

void MainWindow::addViewMenu() {
    auto* view = menuBar()->addMenu(tr("&View"));
    const QStringList names{tr("&Import"), tr("&Review"), tr("&Charts"), tr("&Export")};
    for (int page = 0; page < names.size(); ++page)
        view->addAction(names[page],
                        QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + page)), this,
                        [this, page] { showPage(static_cast<Page>(page)); });
    view->addSeparator();
    auto* compact = view->addAction(tr("Compact ro&ws"));
    compact->setCheckable(true);
    connect(compact, &QAction::toggled, this, [this](bool on) {
        m_review->table().setCompact(on);
        QSettings().setValue(QStringLiteral("window/compact"), on);
    });
    compact->setChecked(QSettings().value(QStringLiteral("window/compact"), false).toBool());
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
    view->addSeparator();
    auto* stop =
        view->addAction(tr("&Stop the running work"), m_session, &CleanUpSession::cancelWork);
    stop->setShortcut(QKeySequence(Qt::Key_Escape));
}

void MainWindow::addHelpMenu() {
    auto* help = menuBar()->addMenu(tr("&Help"));
    help->addAction(tr("&Keyboard shortcuts"), QKeySequence::HelpContents, this,
                    &MainWindow::showShortcuts);
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

void MainWindow::connectSession() {
    connect(m_session, &CleanUpSession::decisionsChanged, this, &MainWindow::updateEditActions);
    connect(m_session, &CleanUpSession::cleanUpChanged, this, &MainWindow::updateCounts);
    connect(m_session, &CleanUpSession::metricsChanged, this, &MainWindow::updateCounts);
    connect(&m_session->inputs(), &InputFiles::cardsChanged, this, &MainWindow::updateCounts);
    connect(m_session, &CleanUpSession::workFailed, this, [this](const Error& error) {
        m_lastError = shownText(message(error));
        updateCounts();
    });
    connect(m_session, &CleanUpSession::cleanUpChanged, this, [this] { m_lastError.clear(); });
    connect(m_status, &StatusLine::cancelAsked, m_session, &CleanUpSession::cancelWork);
    connect(&m_review->table(), &ContactTable::selectionCountChanged, this,
            &MainWindow::updateEditActions);
    connect(m_session, &CleanUpSession::workChanged, this, [this] {
        if (m_session->isWorking() && !m_workTimer->isActive())
            m_workTimer->start(workShownAfter);
    });
    connect(m_workTimer, &QTimer::timeout, this, &MainWindow::updateStatus);
}

void MainWindow::updateStatus() {
    if (!m_session->isWorking()) {
        m_workTimer->stop();
        m_status->endWork();
        updateCounts();
        return;
    }
    m_workTimer->start(workUpdatedEvery);
    const Progress progress = m_session->workProgress();
    m_status->showWork(m_session->workName(), progress.done, progress.total);
}

void MainWindow::updateCounts() {
    const auto& cards = m_session->inputs().cards();
    const auto cleanUp = m_session->cleanUp();
    m_importButton->setCount(cards.empty() ? QString()
                                           : tr("%Ln file(s)", nullptr, pluralCount(cards.size())));
    m_reviewButton->setCount(cleanUp ? countText(cleanUp->rowCount()) : QString());
    m_startOver->setEnabled(!cards.empty());
    m_save->setEnabled(cleanUp != nullptr);
    const auto metrics = m_session->metrics();
    if (!m_lastError.isEmpty())
        m_status->setMessage(m_lastError);
    else if (!cleanUp)
        m_status->setMessage(cards.empty() ? tr("Drop a mailing list and bounce reports to begin.")
                                           : tr("Drop your mailing list to go on."));
    else if (metrics)
        m_status->setMessage(
            tr("%1 = %2 kept + %3 removed + %4 duplicates + %5 invalid")
                .arg(countText(metrics->counts.in), countText(metrics->counts.kept),
                     countText(metrics->counts.removed), countText(metrics->counts.duplicates),
                     countText(metrics->counts.invalid)));
    QString remark;
    if (m_session->isOutOfDate())
        remark = tr("Stopped: Review shows the files as they were before.");
    m_status->setRemark(remark);
    QStringList names;
    if (cleanUp)
        for (const auto& list : cleanUp->lists())
            names << fileNameOf(list->source().name());
    setWindowTitle(names.isEmpty() ? QString() : names.join(QStringLiteral(", ")));
}

void MainWindow::updateEditActions() {
    const auto undo = m_session->nextUndo();
    const auto redo = m_session->nextRedo();
    m_undo->setEnabled(undo.has_value());
    m_undo->setText(undo ? tr("&Undo “%1”").arg(stepText(undo->proposal, undo->rows))
                         : tr("&Undo"));
    m_redo->setEnabled(redo.has_value());
    m_redo->setText(redo ? tr("&Redo “%1”").arg(stepText(redo->proposal, redo->rows))
                         : tr("&Redo"));
    const bool selected = m_review->table().selectedCount() > 0;
    for (QAction* action : m_contactActions)
        action->setEnabled(selected);
}

void MainWindow::showPage(Page page) {
    m_pages->setCurrentIndex(page);
    m_rail->setCurrent(page);
}

void MainWindow::showContacts(const ContactQuery& query) {
    m_review->showOnly(query);
    showPage(Review);
    m_review->table().setFocus();
}

void MainWindow::importFiles(const QStringList& paths) {
    if (paths.isEmpty())
        return;
    showPage(Import);
    m_session->inputs().add(paths);
}

void MainWindow::showShortcuts() {
    QStringList lines;
    for (const QAction* menu : menuBar()->actions())
        for (const QAction* action : menu->menu()->actions())
            if (!action->shortcut().isEmpty())
                lines << QStringLiteral("%1\t%2").arg(
                    action->shortcut().toString(QKeySequence::NativeText),
                    action->text().remove(u'&').remove(u'…'));
    auto* box = new QMessageBox(QMessageBox::NoIcon, tr("Keyboard shortcuts"), lines.join(u'\n'),
                                QMessageBox::Close, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    const QStringList paths = localFiles(*event->mimeData());
    if (paths.isEmpty())
        return;
    event->acceptProposedAction();
    m_overlay->showFor(tr("Drop to import %Ln file(s)", nullptr,
                          pluralCount(static_cast<std::uint64_t>(paths.size()))),
                       tr("Lists and bounce reports are told apart by what is in them. "
                          "Your files are only read."));
}

void MainWindow::dragLeaveEvent(QDragLeaveEvent* /*event*/) {
    m_overlay->hide();
}

void MainWindow::dropEvent(QDropEvent* event) {
    m_overlay->hide();
    const QStringList paths = localFiles(*event->mimeData());
    if (paths.isEmpty())
        return;
    event->acceptProposedAction();
    importFiles(paths);
}

void MainWindow::closeEvent(QCloseEvent* event) {
    QSettings().setValue(QStringLiteral("window/geometry"), saveGeometry());
    event->accept();
}

} // namespace listwright
