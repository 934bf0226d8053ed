// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/table/contact_table.h"

#include "ui/session/clean_up_session.h"
#include "ui/table/contact_delegate.h"
#include "ui/theme/theme.h"

#include <QHeaderView>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>

namespace listwright {

namespace {

constexpr int comfortableRow = 34;
constexpr int compactRow = 24;
/// A larger view is looked through on another thread before it is shown.
constexpr std::size_t mostRowsAtOnce = 100'000;

constexpr std::array<int, 8> firstWidths{104, 190, 146, 66, 96, 84, 60, 96};
constexpr int wantedEmail = 190;
constexpr int narrowestEmail = 110;
/// Left out first where the table is narrow.
constexpr std::array leastNeeded{ContactColumn::Confidence, ContactColumn::Times,
                                 ContactColumn::LastSeen, ContactColumn::Provider,
                                 ContactColumn::Code};

/// Of the longest word, with the dot of a decision behind it.
int widestProposal(const QFont& font) {
    int widest = 0;
    for (std::size_t status = 0; status < contactStatusCount; ++status)
        widest = std::max(widest, chipWidth(font, static_cast<int>(status), true));
    return widest + 2 * cellPadding;
}

} // namespace

ContactTable::ContactTable(const Theme& theme, CleanUpSession& session, QWidget* parent)
    : QTableView(parent)
    , m_session(session)
    , m_model(new ContactTableModel(session.lookPool(), this)) {
    setModel(m_model);
    // The header otherwise asks for every selected row at each painting: 0.7 s with ten million.
    horizontalHeader()->setSelectionModel(new QItemSelectionModel(m_model, this));
    setItemDelegate(new ContactDelegate(theme, this));
    setAccessibleName(tr("Contacts"));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setContextMenuPolicy(Qt::CustomContextMenu);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    setCompact(false);
    QHeaderView* header = horizontalHeader();
    header->setFixedHeight(comfortableRow);
    header->setHighlightSections(false);
    header->setSectionsMovable(true);
    header->setStretchLastSection(true);
    header->setSortIndicatorClearable(true);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QWidget::customContextMenuRequested, this, [this, header](QPoint place) {
        Q_EMIT columnMenuAsked(header->viewport()->mapToGlobal(place));
    });
    showSortIndicator();
    setSortingEnabled(true);
    for (std::size_t i = 0; i < firstWidths.size(); ++i)
        setColumnWidth(static_cast<int>(i), firstWidths[i]);

    connect(m_model, &ContactTableModel::sortAsked, this,
            [this](const std::optional<SortColumn>& column, bool descending) {
                ContactQuery query = m_session.query();
                query.sortBy = column;
                query.descending = descending;
                m_session.setQuery(query);
            });
    connect(m_model, &ContactTableModel::textsArrived, viewport(), qOverload<>(&QWidget::update));
    connect(&theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
    connect(&session, &CleanUpSession::viewChanged, this, &ContactTable::showView);
    connect(&session, &CleanUpSession::decisionsChanged, this,
            [this] { m_model->setDecisions(m_session.decisions()); });
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        if (!m_swapping)
            Q_EMIT currentRowChanged(currentRow());
    });
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        if (!m_swapping)
            Q_EMIT selectionCountChanged();
    });
    showView();
}

void ContactTable::setCompact(bool compact) {
    const int height = compact ? compactRow : comfortableRow;
    verticalHeader()->setMinimumSectionSize(height);
    verticalHeader()->setDefaultSectionSize(height);
}

void ContactTable::setColumnShown(ContactColumn column, bool shown) {
    m_columnsChosen = true;
    QTableView::setColumnHidden(static_cast<int>(column), !shown);
}

bool ContactTable::isColumnShown(ContactColumn column) const {
    return !isColumnHidden(static_cast<int>(column));
}

void ContactTable::setOwnColumnShown(const OwnColumn& column, bool shown) {
    std::erase(m_ownChosen, column);
    if (shown)
        m_ownChosen.push_back(column);
    showOwnColumns();
    ContactQuery query = m_session.query();
    query.searchedColumns = m_ownChosen;
    m_session.setQuery(query);
}

bool ContactTable::isOwnColumnShown(const OwnColumn& column) const {
    return std::find(m_ownChosen.begin(), m_ownChosen.end(), column) != m_ownChosen.end();
}

std::vector<OwnColumn> ContactTable::shownOwnColumns() const {
    std::vector<OwnColumn> shown;
    std::copy_if(ownColumns().begin(), ownColumns().end(), std::back_inserter(shown),
                 [this](const OwnColumn& column) { return isOwnColumnShown(column); });
    return shown;
}

QString ContactTable::nameOf(const SortColumn& column) const {
    return m_model->headerData(m_model->columnOf(column), Qt::Horizontal, Qt::DisplayRole)
        .toString();
}

void ContactTable::showOwnColumns() {
    m_model->setShownOwnColumns(shownOwnColumns());
    for (const OwnColumn& column : ownColumns())
        setColumnHidden(m_model->columnOf(column), !isOwnColumnShown(column));
    showSortIndicator();
    layOutColumns();
    Q_EMIT ownColumnsChanged();
}

void ContactTable::showSortIndicator() {
    const ContactQuery& query = m_session.query();
    const QSignalBlocker quiet(horizontalHeader()); // it is sorted already
    horizontalHeader()->setSortIndicator(query.sortBy ? m_model->columnOf(*query.sortBy) : -1,
                                         query.descending ? Qt::DescendingOrder
                                                          : Qt::AscendingOrder);
}

void ContactTable::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    layOutColumns();
}

void ContactTable::layOutColumns() {
    if (m_columnsChosen)
        return;
    const int proposal = widestProposal(font());
    setColumnWidth(static_cast<int>(ContactColumn::Proposal), proposal);
    int others = proposal;
    for (std::size_t i = 2; i < firstWidths.size(); ++i)
        others += firstWidths[i];
    for (const OwnColumn& column : shownOwnColumns())
        others += columnWidth(m_model->columnOf(column));
    const int room = viewport()->width();
    for (const ContactColumn column : leastNeeded) {
        const int section = static_cast<int>(column);
        const bool tooWide = others + wantedEmail > room;
        setColumnHidden(section, tooWide);
        if (tooWide)
            others -= firstWidths[static_cast<std::size_t>(section)];
    }
    // The email column takes what is left over. Where the user wants more columns than there is
    // room for, the table scrolls and addresses stay readable.
    const int narrowest = shownOwnColumns().empty() ? narrowestEmail : wantedEmail;
    setColumnWidth(static_cast<int>(ContactColumn::Email), std::max(narrowest, room - others));
}

RowChoice ContactTable::selectedRows() const {
    RowChoice chosen{m_model->view(), {}};
    for (const QItemSelectionRange& range : selectionModel()->selection())
        chosen.positions.push_back({static_cast<std::uint32_t>(range.top()),
                                    static_cast<std::uint32_t>(range.bottom()) + 1});
    return chosen;
}

std::uint64_t ContactTable::selectedCount() const {
    std::uint64_t count = 0;
    for (const QItemSelectionRange& range : selectionModel()->selection())
        count += static_cast<std::uint64_t>(range.height());
    return count;
}

std::optional<RowNumber> ContactTable::currentRow() const {
    const QModelIndex current = currentIndex();
    return current.isValid() ? std::optional(m_model->rowAt(current.row())) : std::nullopt;
}

void ContactTable::showView() {
    const auto view = m_session.view();
    const RowChoice chosen = selectedRows();
    const auto current = currentRow();
    if (!view || view->rows.size() + chosen.rowCount() <= mostRowsAtOnce) {
        m_placing.drop();
        swapView(view, view ? placeAgain(chosen, current, *view) : PlacedRows());
        return;
    }
    m_placing.start(
        m_session.lookPool(),
        [chosen, current, view](ProgressReporter&, const CancelToken&) -> Result<PlacedRows> {
            return placeAgain(chosen, current, *view);
        },
        [this, chosen, current, view](const Result<PlacedRows>& placed) {
            if (selectedRows() == chosen && currentRow() == current)
                swapView(view, placed ? *placed : PlacedRows());
            else
                showView();
        });
}

void ContactTable::swapView(const std::shared_ptr<const ContactView>& view,
                            const PlacedRows& placed) {
    const QScopedValueRollback<bool> swapping(m_swapping, true);
    const bool hadCurrent = currentIndex().isValid();
    const int currentPosition = currentIndex().row();
    const int currentColumn = std::max(currentIndex().column(), 0);
    const int currentTop = hadCurrent ? visualRect(currentIndex()).top() : -1;
    const bool currentWasVisible = currentTop >= 0 && currentTop < viewport()->height();
    const int scrolledTo = verticalScrollBar()->value();

    const std::vector<OwnColumn> columnsBefore = ownColumns();
    m_model->show(m_session.cleanUp(), view, m_session.decisions());
    if (ownColumns() != columnsBefore)
        showOwnColumns();
    if (!view || view->rows.empty()) {
        Q_EMIT selectionCountChanged();
        Q_EMIT currentRowChanged(std::nullopt);
        return;
    }
    verticalScrollBar()->setValue(scrolledTo);
    if (placed.current && *placed.current < static_cast<std::uint32_t>(m_model->rowCount())) {
        const QModelIndex index = m_model->index(static_cast<int>(*placed.current), currentColumn);
        selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
        if (currentWasVisible)
            verticalScrollBar()->setValue(verticalScrollBar()->value() + visualRect(index).top() -
                                          currentTop);
    } else if (hadCurrent) // the next one moves up, so that the keyboard can go on
        selectionModel()->setCurrentIndex(
            m_model->index(std::min(currentPosition, m_model->rowCount() - 1), currentColumn),
            QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    selectAgain(placed.chosen);
    if (!selectionModel()->hasSelection() && placed.current)
        selectionModel()->select(currentIndex(),
                                 QItemSelectionModel::Select | QItemSelectionModel::Rows);
    Q_EMIT selectionCountChanged();
    Q_EMIT currentRowChanged(currentRow());
}

void ContactTable::selectAgain(const std::vector<PositionRange>& positions) {
    QItemSelection selection;
    const auto rows = static_cast<std::uint32_t>(m_model->rowCount());
    const int lastColumn = m_model->columnCount() - 1;
    for (const PositionRange& range : positions)
        if (range.begin < rows)
            selection.append(QItemSelectionRange(
                m_model->index(static_cast<int>(range.begin), 0),
                m_model->index(static_cast<int>(std::min(range.end, rows)) - 1, lastColumn)));
    if (!selection.isEmpty())
        selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
}

} // namespace listwright
