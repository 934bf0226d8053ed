// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/io/table_dialect.h"

#include <QAbstractTableModel>

#include <map>
#include <optional>

namespace listwright {

class Theme;

/// The first rows of a table as they were decoded, the columns that the program knows marked in
/// their headers.
class PreviewModel : public QAbstractTableModel {
    Q_OBJECT
public:
    explicit PreviewModel(const Theme& theme, QObject* parent = nullptr);
    /// `marks` are by column, short words for what each is known as.
    void show(const TablePreview& preview, std::optional<std::size_t> emailColumn,
              std::map<std::size_t, QString> marks);
    void clear();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    const Theme& m_theme;
    TablePreview m_preview;
    std::optional<std::size_t> m_emailColumn;
    std::map<std::size_t, QString> m_marks;
};

} // namespace listwright
