// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/export/clean_up_exporter.h"
#include "ui/widgets/card.h"

namespace listwright {

class Theme;

/// What became of the last saving: the files that were written, or what went wrong. Hidden before.
class SaveResultCard : public Card {
    Q_OBJECT
public:
    explicit SaveResultCard(const Theme& theme, QWidget* parent = nullptr);
    void showSaved(const ExportedFiles& files);
    void showFailed(const Error& error);

Q_SIGNALS:
    void folderAsked();

private:
    QLabel* m_text;
    QPushButton* m_showFolder;
};

} // namespace listwright
