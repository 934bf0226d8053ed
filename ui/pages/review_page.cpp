// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/review_page.h"

#include "ui/explain/why_pane.h"
#include "ui/frame/page_header.h"
#include "ui/review/column_menu.h"
#include "ui/review/facet_panel.h"
#include "ui/review/tile_row.h"
#include "ui/session/clean_up_session.h"
#include "ui/table/contact_table.h"
#include "ui/theme/theme.h"
#include "ui/widgets/card.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/quantity_text.h"
#include "ui/widgets/tab_order.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>

namespace listwright {

namespace {

constexpr int searchDelay = 150; // milliseconds, for the next keystroke
constexpr int tableWanted = 580;
constexpr int narrowestWhy = 236;
constexpr int widestWhy = 344;
constexpr int narrowestSearch = 200;

bool isFiltered(const ContactQuery& query) {
    return !query.text.empty() || !query.statuses.empty() || !query.reasons.empty() ||
           !query.providers.empty() || !query.marks.empty();
}

QString listTitle(const CleanUp& cleanUp) {
    if (cleanUp.lists().size() == 1)
        return fileNameOf(cleanUp.lists().front()->source().name());
    return ReviewPage::tr("%Ln list(s)", nullptr, pluralCount(cleanUp.lists().size()));
}

} // namespace

QString stepText(std::optional<Proposal> proposal, std::uint32_t rows) {
    const int count = pluralCount(rows);
    if (!proposal)
        return ReviewPage::tr("go back to the proposal for %Ln contact(s)", nullptr, count);
    switch (*proposal) {
    case Proposal::Keep:
        return ReviewPage::tr("keep %Ln contact(s)", nullptr, count);
    case Proposal::Watch:
        return ReviewPage::tr("watch %Ln contact(s)", nullptr, count);
    case Proposal::Review:
        return ReviewPage::tr("review %Ln contact(s)", nullptr, count);
    case Proposal::Remove:
        return ReviewPage::tr("remove %Ln contact(s)", nullptr, count);
    }
    return {};
}

ReviewPage::ReviewPage(const Theme& theme, CleanUpSession& session, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_session(session)
    , m_header(new PageHeader(tr("Review")))
    , m_undo(drawingButton(theme.icon(QStringLiteral("undo")), tr("Undo")))
    , m_export(drawingButton(theme.icon(QStringLiteral("export"), &ThemeTokens::onAccent),
                             tr("Export cleaned list")))
    , m_states(new QStackedWidget)
    , m_noList(new EmptyState(
          theme, QStringLiteral("review"), tr("No contacts yet"),
          tr("Import a mailing list, and every contact stands here with what became of its mail.")))
    , m_splitter(new QSplitter(Qt::Horizontal))
    , m_facets(new FacetPanel(theme, session))
    , m_search(new QLineEdit)
    , m_keep(drawingButton(theme.icon(QStringLiteral("keep"), &ThemeTokens::keep), tr("Keep")))
    , m_remove(
          drawingButton(theme.icon(QStringLiteral("remove"), &ThemeTokens::remove), tr("Remove")))
    , m_reset(new QPushButton(tr("Reset")))
    , m_columns(new QPushButton(tr("Columns")))
    , m_shown(new ElidedLabel)
    , m_all(linkButton(tr("show all")))
    , m_table(new ContactTable(theme, session))
    , m_tableStates(new QStackedWidget)
    , m_why(new WhyPane(theme, session))
    , m_searchTimer(new QTimer(this)) {
    m_export->setProperty("role", QStringLiteral("primary"));
    m_export->setAccessibleName(tr("Export cleaned list"));
    m_undo->setAccessibleName(tr("Undo"));
    m_header->addAction(m_undo);
    m_header->addAction(m_export);
    connect(m_undo, &QPushButton::clicked, &session, &CleanUpSession::undo);
    connect(m_export, &QPushButton::clicked, this, &ReviewPage::exportAsked);

    auto* goImport = new QPushButton(tr("Import files"));
    goImport->setAccessibleName(tr("Import files"));
    connect(goImport, &QPushButton::clicked, this, &ReviewPage::importAsked);
    m_noList->addAction(goImport);

    m_splitter->addWidget(m_facets);
    m_splitter->addWidget(tableCard());
    m_splitter->addWidget(m_why);
    m_splitter->setChildrenCollapsible(true);
    m_splitter->setCollapsible(1, false);
    m_splitter->setHandleWidth(12);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setStretchFactor(2, 0);
    m_splitter->installEventFilter(this);
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] { m_dividedByUser = true; });

    auto* content = new QWidget;
    auto* contentColumn = new QVBoxLayout(content);
    contentColumn->setContentsMargins(0, 0, 0, 0);
    contentColumn->setSpacing(12);
    contentColumn->addWidget(new TileRow(session));
    contentColumn->addWidget(m_splitter, 1);
    m_states->addWidget(m_noList);
    m_states->addWidget(content);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 14, 20, 12);
    layout->setSpacing(12);
    layout->addWidget(m_header);
    layout->addWidget(m_states, 1);

    m_searchTimer->setSingleShot(true);
    m_searchTimer->setInterval(searchDelay);
    connect(m_searchTimer, &QTimer::timeout, this, &ReviewPage::search);
    connect(m_search, &QLineEdit::textChanged, m_searchTimer, qOverload<>(&QTimer::start));
    connect(m_table, &ContactTable::currentRowChanged, m_why, &WhyPane::showRow);
    connect(m_table, &ContactTable::selectionCountChanged, this, &ReviewPage::updateSelection);
    connect(m_table, &QWidget::customContextMenuRequested, this, &ReviewPage::showRowMenu);
    connect(m_splitter, &QSplitter::splitterMoved, this, &ReviewPage::divide);
    connect(&session, &CleanUpSession::cleanUpChanged, this, &ReviewPage::showCleanUp);
    connect(&session, &CleanUpSession::viewChanged, this, &ReviewPage::showView);
    connect(&session, &CleanUpSession::decisionsChanged, this, &ReviewPage::updateUndo);
    showCleanUp();
    updateUndo();
    updateSelection();
}

void ReviewPage::showSearchedColumns() {
    const std::vector<OwnColumn> shown = m_table->shownOwnColumns();
    if (shown.empty()) {
        m_search->setPlaceholderText(tr("Search, or provider:google code:5.2.1"));
        m_search->setToolTip(tr("Words of the address; or provider:google, code:5.2.1, "
                                "reason:mailbox-full, cause:inactive, proposal:remove, mark:role"));
        return;
    }
    QStringList names;
    for (const OwnColumn& column : shown)
        names << m_table->nameOf(column);
    const QString last = names.takeLast();
    m_search->setPlaceholderText(
        names.empty() ? tr("Search address and %1").arg(last)
                      : tr("Search address, %1 and %2").arg(names.join(tr(", ")), last));
    m_search->setToolTip(tr("Words of the address and of the shown columns of the list; or "
                            "provider:google, code:5.2.1, reason:mailbox-full, cause:inactive, "
                            "proposal:remove, mark:role"));
}

QWidget* ReviewPage::tableCard() {
    m_search->setAccessibleName(tr("Search contacts"));
    showSearchedColumns();
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumWidth(120);
    m_keep->setAccessibleName(tr("Keep the selected contacts"));
    m_keep->setToolTip(tr("Keep the selected contacts (Ctrl+K)"));
    m_remove->setAccessibleName(tr("Remove the selected contacts"));
    m_remove->setToolTip(tr("Remove the selected contacts (Ctrl+R)"));
    m_reset->setAccessibleName(tr("Back to the proposal for the selected contacts"));
    m_reset->setToolTip(tr("Back to what the program proposes (Ctrl+Backspace)"));
    connect(m_keep, &QPushButton::clicked, this, &ReviewPage::keepSelected);
    connect(m_remove, &QPushButton::clicked, this, &ReviewPage::removeSelected);
    connect(m_reset, &QPushButton::clicked, this, &ReviewPage::resetSelected);

    m_columns->setAccessibleName(tr("Choose columns"));
    m_columns->setMenu(new ColumnMenu(*m_table, m_columns));
    connect(m_table, &ContactTable::columnMenuAsked, this,
            [this](QPoint place) { m_columns->menu()->popup(place); });
    connect(m_table, &ContactTable::ownColumnsChanged, this, &ReviewPage::showSearchedColumns);

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    for (QPushButton* button : {m_keep, m_remove, m_reset, m_columns})
        buttons->addWidget(button);
    m_tools = new QBoxLayout(QBoxLayout::LeftToRight);
    m_tools->setContentsMargins(10, 8, 10, 8);
    m_tools->setSpacing(8);
    m_tools->addWidget(m_search, 1);
    m_tools->addLayout(buttons);

    auto* nothing = new EmptyState(m_theme, QStringLiteral("search"), tr("No contact matches"),
                                   tr("Nothing in the list fits the search and the filters "
                                      "together."));
    auto* all = new QPushButton(tr("Show all contacts"));
    all->setAccessibleName(tr("Show all contacts"));
    connect(all, &QPushButton::clicked, this, &ReviewPage::showAll);
    nothing->addAction(all);
    m_tableStates->addWidget(m_table);
    m_tableStates->addWidget(nothing);

    setRole(m_shown, QStringLiteral("small"));
    m_all->setAccessibleName(tr("Show all contacts"));
    connect(m_all, &QPushButton::clicked, this, &ReviewPage::showAll);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(12, 4, 10, 5);
    foot->setSpacing(8);
    foot->addWidget(m_shown, 1);
    foot->addWidget(m_all);

    auto* card = new Card;
    card->setMinimumWidth(370);
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addLayout(m_tools);
    column->addWidget(hairline());
    column->addWidget(m_tableStates, 1);
    column->addWidget(hairline());
    column->addLayout(foot);
    return card;
}

bool ReviewPage::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_splitter && event->type() == QEvent::Resize)
        divide();
    return QWidget::eventFilter(watched, event);
}

void ReviewPage::divide() {
    const int width = m_splitter->width() - 2 * m_splitter->handleWidth();
    if (!m_dividedByUser) {
        // The Why pane gives way first, then the filters; the table keeps what it needs.
        const int filters = width > 900 ? 190 : 150;
        const int why = std::clamp(width - filters - tableWanted, narrowestWhy, widestWhy);
        m_splitter->setSizes({filters, width - filters - why, why});
    }
    // Where search and buttons do not fit beside each other, they stand one above the other.
    int buttons = 0;
    for (const QPushButton* button : {m_keep, m_remove, m_reset, m_columns})
        buttons += button->sizeHint().width() + m_tools->spacing();
    const bool wide = m_splitter->sizes().at(1) > buttons + narrowestSearch;
    m_tools->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void ReviewPage::orderControls() {
    orderTabs({m_undo, m_export, m_facets, m_search, m_keep, m_remove, m_reset, m_columns, m_table,
               m_all, m_why});
}

void ReviewPage::showOnly(const ContactQuery& query) {
    ContactQuery asked = query;
    asked.sortBy = m_session.query().sortBy;
    asked.descending = m_session.query().descending;
    asked.searchedColumns = m_session.query().searchedColumns;
    const QSignalBlocker quiet(m_search);
    m_search->setText(QString::fromStdString(asked.text));
    m_session.setQuery(asked);
}

void ReviewPage::showAll() {
    showOnly({});
}

void ReviewPage::search() {
    ContactQuery query = m_session.query();
    query.text = m_search->text().trimmed().toStdString();
    m_session.setQuery(query);
}

void ReviewPage::focusSearch() {
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void ReviewPage::keepSelected() {
    decide(Proposal::Keep);
}

void ReviewPage::removeSelected() {
    decide(Proposal::Remove);
}

void ReviewPage::resetSelected() {
    decide(std::nullopt);
}

void ReviewPage::decide(std::optional<Proposal> proposal) {
    m_session.decide(m_table->selectedRows(), proposal);
}

void ReviewPage::showCleanUp() {
    const auto cleanUp = m_session.cleanUp();
    m_states->setCurrentIndex(cleanUp ? 1 : 0);
    m_export->setEnabled(cleanUp != nullptr);
    m_undo->setVisible(cleanUp != nullptr);
    if (!cleanUp) {
        const bool hasReports = !m_session.inputs().cards().empty();
        m_noList->setTexts(
            hasReports ? tr("The mailing list is missing") : tr("No contacts yet"),
            hasReports ? tr("Bounce reports are there. Drop your mailing list too, and every "
                            "contact stands here with what became of its mail.")
                       : tr("Import a mailing list, and every contact stands here with what became "
                            "of its mail."));
        m_header->setTitle(tr("Review"));
        m_header->setSubtitle({});
        return;
    }
    m_header->setTitle(listTitle(*cleanUp));
    const int bounced = pluralCount(cleanUp->matchedAddresses());
    QString subtitle = tr("%Ln address(es) of the list bounced", nullptr, bounced);
    if (const std::uint32_t strangers = cleanUp->unmatchedAddresses(); strangers > 0)
        subtitle += QStringLiteral(" · ") +
                    tr("%Ln bounced address(es) in no list", nullptr, pluralCount(strangers));
    m_header->setSubtitle(subtitle);
}

void ReviewPage::showView() {
    const auto view = m_session.view();
    const auto cleanUp = m_session.cleanUp();
    if (!view || !cleanUp)
        return;
    const bool filtered = isFiltered(m_session.query());
    m_tableStates->setCurrentIndex(view->rows.empty() && filtered ? 1 : 0);
    m_all->setVisible(filtered);
    orderControls(); // the filters may have got new buttons
    updateSelection();
}

void ReviewPage::updateUndo() {
    const auto step = m_session.nextUndo();
    m_undo->setEnabled(step.has_value());
    m_undo->setText(step ? tr("Undo “%1”").arg(stepText(step->proposal, step->rows)) : tr("Undo"));
    m_undo->setAccessibleName(m_undo->text());
}

void ReviewPage::updateSelection() {
    const std::uint64_t selected = m_table->selectedCount();
    for (QPushButton* button : {m_keep, m_remove, m_reset})
        button->setEnabled(selected > 0);
    const auto view = m_session.view();
    const auto cleanUp = m_session.cleanUp();
    if (!view || !cleanUp) {
        m_shown->clear();
        return;
    }
    QString text =
        tr("%1 of %2 rows").arg(countText(view->rows.size()), countText(cleanUp->rowCount()));
    if (view->rows.size() > ContactTableModel::mostRows)
        text += QStringLiteral(" · ") +
                tr("the first %1 are shown").arg(countText(ContactTableModel::mostRows));
    if (selected > 0)
        text += QStringLiteral(" · ") + tr("%Ln selected", nullptr, pluralCount(selected));
    m_shown->setText(text);
}

void ReviewPage::showRowMenu(const QPoint& place) {
    if (m_table->selectedCount() == 0)
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(m_keep->icon(), tr("Keep"), this, &ReviewPage::keepSelected);
    menu->addAction(m_remove->icon(), tr("Remove"), this, &ReviewPage::removeSelected);
    menu->addAction(tr("Back to the proposal"), this, &ReviewPage::resetSelected);
    menu->popup(m_table->viewport()->mapToGlobal(place));
}

} // namespace listwright
