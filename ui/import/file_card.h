// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/input_files.h"
#include "ui/widgets/card.h"

class QListWidget;
class QMenu;
class QProgressBar;

namespace listwright {

class DrawingLabel;
class ElidedLabel;
class Theme;

/// One imported file: what it was taken for and why, what is in it, what is wrong with it, and the
/// menu that changes how it is read.
class FileCard : public Card {
    Q_OBJECT
public:
    FileCard(const Theme& theme, CardId id, QWidget* parent = nullptr);
    [[nodiscard]] CardId cardId() const { return m_id; }
    void show(const InputCard& card);
    void setSelected(bool selected);

Q_SIGNALS:
    void selected(listwright::CardId id);
    void removeAsked(listwright::CardId id);
    void forgetAsked(listwright::CardId id);
    void choiceMade(listwright::CardId id, const listwright::ReadingChoice& choice);

protected:
    void mousePressEvent(QMouseEvent* event) override;

private:
    void fillMenu();
    void showStatus(const InputCard& card, const QString& title);

    CardId m_id;
    InputCard m_card;
    DrawingLabel* m_drawing;
    ElidedLabel* m_title;
    QLabel* m_summary;
    QLabel* m_why;
    QLabel* m_remedy;
    QWidget* m_rememberedRow;
    QPushButton* m_forget;
    QWidget* m_statusRow;
    ElidedLabel* m_status;
    QPushButton* m_useStatus;
    QWidget* m_problemRow;
    QLabel* m_problems;
    QPushButton* m_showProblems;
    QListWidget* m_problemList;
    QLabel* m_count;
    QPushButton* m_change;
    QPushButton* m_remove;
    QMenu* m_menu;
    QProgressBar* m_progress;
};

} // namespace listwright
