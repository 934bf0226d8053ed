// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/io/table_dialect.h"
#include "model/list/list_columns.h"

#include <QAbstractTableModel>

#include <optional>

namespace listwright {

class Theme;

/// The first rows of a table as they were decoded, the columns that the program knows marked in
/// their headers.
class PreviewModel : public QAbstractTableModel {
    Q_OBJECT
public:
    explicit PreviewModel(const Theme& theme, QObject* parent = nullptr);
    void show(const TablePreview& preview, std::optional<std::size_t> emailColumn,
              const ListColumns& roles);
    void clear();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] QString roleName(std::size_t column) const;

    const Theme& m_theme;
    TablePreview m_preview;
    std::optional<std::size_t> m_emailColumn;
    ListColumns m_roles;
};

} // namespace listwright
