// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/table/contact_table_model.h"

#include "ui/table/status_appearance.h"
#include "ui/widgets/quantity_text.h"

#include <algorithm>

namespace listwright {

namespace {
constexpr int columnTotal = static_cast<int>(ContactColumn::LastSeen) + 1;
}

ContactTableModel::ContactTableModel(QThreadPool& pool, QObject* parent)
    : QAbstractTableModel(parent)
    , m_texts(new RowTextCache(pool, this)) {
    connect(m_texts, &RowTextCache::textsArrived, this, &ContactTableModel::textsArrived);
}

void ContactTableModel::show(std::shared_ptr<const CleanUp> cleanUp,
                             std::shared_ptr<const ContactView> view, const Decisions& decisions) {
    beginResetModel();
    if (cleanUp != m_cleanUp) {
        m_texts->setCleanUp(cleanUp);
        m_own = cleanUp ? listwright::ownColumns(*cleanUp) : std::vector<OwnColumn>();
    }
    m_cleanUp = std::move(cleanUp);
    m_view = std::move(view);
    m_decisions = decisions;
    endResetModel();
}

void ContactTableModel::setDecisions(const Decisions& decisions) {
    m_decisions = decisions;
    if (const int rows = rowCount(); rows > 0)
        Q_EMIT dataChanged(index(0, 0), index(rows - 1, columnCount() - 1));
}

void ContactTableModel::setShownOwnColumns(const std::vector<OwnColumn>& columns) {
    m_shownOwn = columns;
    m_texts->setColumns(columns);
}

int ContactTableModel::columnOf(const SortColumn& column) const {
    if (const auto* const fixed = std::get_if<ContactColumn>(&column))
        return static_cast<int>(*fixed);
    const auto found = std::find(m_own.begin(), m_own.end(), std::get<OwnColumn>(column));
    return found == m_own.end() ? -1 : columnTotal + static_cast<int>(found - m_own.begin());
}

RowNumber ContactTableModel::rowAt(int position) const {
    return m_view->rows[static_cast<std::size_t>(position)];
}

int ContactTableModel::rowCount(const QModelIndex& parent) const {
    if (parent.isValid() || !m_view)
        return 0;
    return static_cast<int>(std::min<std::size_t>(m_view->rows.size(), mostRows));
}

int ContactTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : columnTotal + static_cast<int>(m_own.size());
}

QVariant ContactTableModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const bool wanted = role == Qt::DisplayRole || role == Qt::ToolTipRole ||
                        role == Qt::AccessibleTextRole || role == StatusRole ||
                        role == OverrideRole || role == MarkedRole;
    if (!wanted)
        return {};
    const RowNumber row = rowAt(index.row());
    if (role == OverrideRole)
        return m_decisions.override(row).has_value();
    const ContactOutcome outcome = m_cleanUp->outcome(row);
    if (role == StatusRole)
        return static_cast<int>(statusOf(outcome, m_decisions.override(row)));
    if (role == MarkedRole)
        return !outcome.marks.empty();
    if (index.column() >= columnTotal) {
        const OwnColumn& own = m_own[static_cast<std::size_t>(index.column() - columnTotal)];
        const auto shown = std::find(m_shownOwn.begin(), m_shownOwn.end(), own);
        return shown == m_shownOwn.end()
                   ? QString()
                   : textOfList(row, 1 + static_cast<int>(shown - m_shownOwn.begin()));
    }
    const auto column = static_cast<ContactColumn>(index.column());
    const QString words = text(outcome, row, column);
    const bool withMarks = role == Qt::ToolTipRole || role == Qt::AccessibleTextRole;
    if (withMarks && column == ContactColumn::Email && !outcome.marks.empty())
        return tr("%1 (%2)").arg(words, markNames(outcome.marks));
    return words;
}

QString ContactTableModel::textOfList(RowNumber row, int at) const {
    const QStringList* texts = m_texts->texts(row);
    return texts ? texts->value(at) : QStringLiteral("…");
}

QString ContactTableModel::text(const ContactOutcome& outcome, RowNumber row,
                                ContactColumn column) const {
    switch (column) {
    case ContactColumn::Proposal: {
        const auto override = m_decisions.override(row);
        const QString name = appearanceOf(statusOf(outcome, override)).name;
        return override ? tr("%1, by you").arg(name) : name;
    }
    case ContactColumn::Email:
        return textOfList(row, 0);
    case ContactColumn::Reason:
        return reasonText(outcome);
    case ContactColumn::Code:
        return outcome.hasEvents && outcome.status.classDigit != 0
                   ? shownText(outcome.status.toString())
                   : QString();
    case ContactColumn::Provider:
        return outcome.state == RowState::Invalid ? QString()
                                                  : shownText(providerName(outcome.provider));
    case ContactColumn::Confidence:
        return outcome.hasEvents ? confidenceText(outcome.confidence) : QString();
    case ContactColumn::Times:
        return outcome.events == 0 ? QString() : countText(outcome.events);
    case ContactColumn::LastSeen:
        return dayText(outcome.lastSeen);
    }
    return {};
}

QVariant ContactTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole || section < 0 || section >= columnCount())
        return {};
    if (section >= columnTotal)
        return shownText(m_own[static_cast<std::size_t>(section - columnTotal)].name);
    switch (static_cast<ContactColumn>(section)) {
    case ContactColumn::Proposal:
        return tr("Proposal");
    case ContactColumn::Email:
        return tr("Email");
    case ContactColumn::Reason:
        return tr("Reason");
    case ContactColumn::Code:
        return tr("Code");
    case ContactColumn::Provider:
        return tr("Provider");
    case ContactColumn::Confidence:
        return tr("Certainty");
    case ContactColumn::Times:
        return tr("Times");
    case ContactColumn::LastSeen:
        return tr("Last seen");
    }
    return {};
}

void ContactTableModel::sort(int column, Qt::SortOrder order) {
    if (column < 0 || column >= columnCount()) {
        Q_EMIT sortAsked(std::nullopt, false);
        return;
    }
    const bool descending = order == Qt::DescendingOrder;
    if (column < columnTotal)
        Q_EMIT sortAsked(static_cast<ContactColumn>(column), descending);
    else
        Q_EMIT sortAsked(m_own[static_cast<std::size_t>(column - columnTotal)], descending);
}

} // namespace listwright
