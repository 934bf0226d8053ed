// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/preview_model.h"

#include "ui/import/reading_menu.h"
#include "ui/theme/theme.h"
#include "ui/widgets/quantity_text.h"

#include <algorithm>

namespace listwright {

namespace {
/// A hostile file may have thousands of columns; a view of them all would help nobody.
constexpr std::size_t columnsShown = 200;
constexpr std::size_t rowsShown = 50;
constexpr std::size_t cellBytesShown = 300;
} // namespace

PreviewModel::PreviewModel(const Theme& theme, QObject* parent)
    : QAbstractTableModel(parent)
    , m_theme(theme) {}

void PreviewModel::show(const TablePreview& preview, std::optional<std::size_t> emailColumn,
                        std::map<std::size_t, QString> marks) {
    beginResetModel();
    m_preview.dialect = preview.dialect;
    m_preview.columns.assign(preview.columns.begin(),
                             preview.columns.begin() + static_cast<std::ptrdiff_t>(std::min(
                                                           preview.columns.size(), columnsShown)));
    m_preview.rows.assign(preview.rows.begin(),
                          preview.rows.begin() + static_cast<std::ptrdiff_t>(
                                                     std::min(preview.rows.size(), rowsShown)));
    m_emailColumn = emailColumn;
    m_marks = std::move(marks);
    endResetModel();
}

void PreviewModel::clear() {
    show({}, std::nullopt, {});
}

int PreviewModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_preview.rows.size());
}

int PreviewModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_preview.columns.size());
}

QVariant PreviewModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto column = static_cast<std::size_t>(index.column());
    const auto& row = m_preview.rows[static_cast<std::size_t>(index.row())];
    if (role == Qt::DisplayRole)
        return column < row.size()
                   ? shownText(std::string_view(row[column]).substr(0, cellBytesShown))
                   : QString();
    if (role == Qt::ForegroundRole && m_emailColumn == column)
        return m_theme.tokens().accent;
    return {};
}

QVariant PreviewModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return role == Qt::DisplayRole ? QVariant(section + 1) : QVariant();
    const auto column = static_cast<std::size_t>(section);
    if (column >= m_preview.columns.size())
        return {};
    const QString title = columnTitle(m_preview, column);
    if (role == Qt::DisplayRole) {
        const auto mark = m_marks.find(column);
        const QString known = mark == m_marks.end() ? QString() : mark->second;
        const bool saysSo = m_emailColumn != column && title.contains(known, Qt::CaseInsensitive);
        return known.isEmpty() || saysSo ? title : tr("%1 · %2").arg(title, known);
    }
    if (role == Qt::ToolTipRole)
        return tr("Click to take the addresses from “%1”").arg(title);
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter);
    return {};
}

} // namespace listwright
