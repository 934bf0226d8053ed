// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/card.h"

class QCheckBox;
class QHBoxLayout;
class QLineEdit;

namespace listwright {

/// One kind of file that can be saved: whether, what it holds, under which name.
class ExportCard : public Card {
    Q_OBJECT
public:
    ExportCard(const QString& title, bool chosen, QWidget* parent = nullptr);
    void setDescription(const QString& description);
    /// "11,902 rows"; a card with nothing to save is greyed.
    void setCount(const QString& count, bool isEmpty);
    void setFileName(const QString& name);
    [[nodiscard]] QString fileName() const;
    /// Several lists give several files; their names follow from the lists'.
    void setNamesOfSeveral(const QString& names);
    [[nodiscard]] bool isChosen() const;
    /// Puts a control between the description and the name.
    void addChoice(QWidget* control);

Q_SIGNALS:
    void changed();
    /// The card was clicked or got the focus: its first rows are to be shown.
    void lookedAt();

protected:
    void mousePressEvent(QMouseEvent* event) override;

private:
    QCheckBox* m_check;
    QLabel* m_description;
    QLabel* m_count;
    QLineEdit* m_name;
    QLabel* m_names;
    QHBoxLayout* m_choices;
    bool m_isEmpty = false;
};

} // namespace listwright
