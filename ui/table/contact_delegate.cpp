// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/table/contact_delegate.h"

#include "ui/table/contact_table_model.h"
#include "ui/table/status_appearance.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace listwright {

namespace {

constexpr int chipPadding = 7;
constexpr int drawingSize = 12;
constexpr int dotSize = 5;
constexpr int markSize = 13;

QFont chipFont(QFont font) {
    font.setPixelSize(12);
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

int chipWidth(const QFont& font, int status, bool decidedByUser) {
    const auto appearance = appearanceOf(static_cast<ContactStatus>(status));
    return 2 * chipPadding + drawingSize + 5 +
           QFontMetrics(chipFont(font)).horizontalAdvance(appearance.name) +
           (decidedByUser ? dotSize + 5 : 0);
}

int paintChip(QPainter& painter, const Theme& theme, const QRect& cell, int status,
              bool decidedByUser) {
    const auto appearance = appearanceOf(static_cast<ContactStatus>(status));
    const QFont font = chipFont(painter.font());
    const int width = std::min(chipWidth(painter.font(), status, decidedByUser), cell.width());
    const int height = std::min(cell.height() - 4, 20);
    const QRect chip(cell.left(), cell.top() + (cell.height() - height) / 2, width, height);
    const QColor color = theme.tokens().*appearance.color;

    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.tokens().*appearance.wash);
    painter.drawRoundedRect(chip, height / 2.0, height / 2.0);
    theme.icon(appearance.icon, appearance.color)
        .paint(&painter, chip.left() + chipPadding, chip.top() + (height - drawingSize) / 2,
               drawingSize, drawingSize);
    painter.setFont(font);
    painter.setPen(color);
    const int dotRoom = decidedByUser ? dotSize + 5 : 0;
    const QRect words =
        chip.adjusted(chipPadding + drawingSize + 5, 0, 1 - chipPadding - dotRoom, 0);
    painter.drawText(
        words, Qt::AlignLeft | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(appearance.name, Qt::ElideRight, words.width()));
    if (decidedByUser) { // a dot: the user's word, not the program's
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawEllipse(QRectF(chip.right() - chipPadding - dotSize + 1,
                                   chip.center().y() - dotSize / 2.0 + 0.5, dotSize, dotSize));
    }
    painter.restore();
    return width;
}

ContactDelegate::ContactDelegate(const Theme& theme, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme) {}

void ContactDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const {
    const ThemeTokens& tokens = m_theme.tokens();
    painter->save();
    const bool selected = option.state & QStyle::State_Selected;
    painter->fillRect(option.rect, selected ? tokens.accentWash : tokens.surface);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                      tokens.hairline);
    // The keyboard's place is marked on the whole row, at its beginning.
    if ((option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_Active)) {
        painter->setPen(QPen(tokens.accent, 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
    }

    const auto column = static_cast<ContactColumn>(index.column());
    const int status = index.data(ContactTableModel::StatusRole).toInt();
    QRect cell = option.rect.adjusted(cellPadding, 0, -cellPadding, -1);
    painter->setFont(option.font);
    painter->setClipRect(option.rect);
    if (column == ContactColumn::Proposal) {
        paintChip(*painter, m_theme, cell, status,
                  index.data(ContactTableModel::OverrideRole).toBool());
        painter->restore();
        return;
    }
    const auto contactStatus = static_cast<ContactStatus>(status);
    const bool takesPart =
        contactStatus != ContactStatus::Duplicate && contactStatus != ContactStatus::Invalid;
    const bool strong =
        takesPart && (column == ContactColumn::Email || column == ContactColumn::Reason ||
                      column == ContactColumn::Code);
    if (column == ContactColumn::Code)
        painter->setFont(m_theme.monospaced());
    if (column == ContactColumn::Email && index.data(ContactTableModel::MarkedRole).toBool()) {
        cell.setRight(cell.right() - markSize - 6);
        m_theme.icon(QStringLiteral("warning"), &ThemeTokens::secondary)
            .paint(painter, cell.right() + 6, cell.center().y() - markSize / 2, markSize, markSize);
    }
    painter->setPen(strong ? tokens.text : tokens.secondary);
    const auto elide = column == ContactColumn::Email ? Qt::ElideMiddle : Qt::ElideRight;
    painter->drawText(
        cell, Qt::AlignLeft | Qt::AlignVCenter,
        painter->fontMetrics().elidedText(index.data().toString(), elide, cell.width()));
    painter->restore();
}

QSize ContactDelegate::sizeHint(const QStyleOptionViewItem& option,
                                const QModelIndex& index) const {
    if (static_cast<ContactColumn>(index.column()) == ContactColumn::Proposal)
        return {chipWidth(option.font, index.data(ContactTableModel::StatusRole).toInt(), true) +
                    2 * cellPadding,
                option.fontMetrics.height()};
    return {option.fontMetrics.horizontalAdvance(index.data().toString()) + 2 * cellPadding + 2,
            option.fontMetrics.height()};
}

} // namespace listwright
