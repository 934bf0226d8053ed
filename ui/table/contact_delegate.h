// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace listwright {

class Theme;

/// Left and right of what a cell shows, in pixels.
inline constexpr int cellPadding = 10;

/// Paints a cell of the contact table: the proposal as a chip with drawing and word, codes in a
/// monospaced face, a hairline below.
class ContactDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit ContactDelegate(const Theme& theme, QObject* parent = nullptr);
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;

private:
    const Theme& m_theme;
};

/// A chip's outline and words; also used outside the table. Returns its width.
int paintChip(QPainter& painter, const Theme& theme, const QRect& cell, int status,
              bool decidedByUser);
[[nodiscard]] int chipWidth(const QFont& font, int status, bool decidedByUser);

} // namespace listwright
