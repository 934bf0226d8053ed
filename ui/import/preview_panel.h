// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/input_files.h"
#include "ui/widgets/card.h"

class QTableView;

namespace listwright {

class ElidedLabel;
class PreviewModel;
class Theme;

/// The first rows of one imported table and the ways to read it otherwise: a click on a column's
/// header makes it the email column.
class PreviewPanel : public Card {
    Q_OBJECT
public:
    explicit PreviewPanel(const Theme& theme, QWidget* parent = nullptr);
    /// Hidden for a card that has no table.
    void show(const InputCard& card);

Q_SIGNALS:
    void choiceMade(listwright::CardId id, const listwright::ReadingChoice& choice);

private:
    void chooseColumn(int column);
    QPushButton* addMenuButton(const QString& accessibleName,
                               void (*fill)(QMenu*, const InputCard&,
                                            const std::function<void(const ReadingChoice&)>&));

    InputCard m_card;
    ElidedLabel* m_title;
    QLabel* m_hint;
    QPushButton* m_column;
    QPushButton* m_reportColumns;
    QPushButton* m_encoding;
    QPushButton* m_delimiter;
    QPushButton* m_header;
    QTableView* m_table;
    PreviewModel* m_model;
};

} // namespace listwright
