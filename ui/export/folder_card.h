// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/card.h"

#include <QString>

namespace listwright {

class Theme;

/// Where all files go.
class FolderCard : public Card {
    Q_OBJECT
public:
    explicit FolderCard(const Theme& theme, QWidget* parent = nullptr);
    [[nodiscard]] QString folder() const { return m_folder; }
    void setFolder(const QString& folder);
    /// Whether another can be chosen.
    void setChangeable(bool changeable);

private:
    void askForFolder();

    QString m_folder;
    QLabel* m_text;
    QPushButton* m_change;
};

} // namespace listwright
