// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/clean_up_session.h"

#include <QWidget>

#include <vector>

class QLabel;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace listwright {

class DropArea;
class FileCard;
class PageHeader;
class PreviewPanel;
class Theme;

/// Where files come in: two drop areas, a card for each file, the first rows of the one chosen.
class ImportPage : public QWidget {
    Q_OBJECT
public:
    ImportPage(const Theme& theme, CleanUpSession& session, QWidget* parent = nullptr);

public Q_SLOTS:
    void askForFiles();
    void askForFolder();
    void trySampleData();

Q_SIGNALS:
    void reviewAsked();

private:
    void showCards();
    void showCard(CardId id);
    void select(CardId id);
    /// Lists stand first, whenever they were dropped.
    void orderCards();
    /// Below the card whose rows it shows.
    void placePreview();
    void orderControls();
    void updateHeader();
    /// What is wrong with descriptions of formats that the user has added.
    void tellBrokenDescriptions();

    const Theme& m_theme;
    CleanUpSession& m_session;
    PageHeader* m_header;
    QPushButton* m_review;
    DropArea* m_listArea;
    DropArea* m_reportArea;
    QWidget* m_welcome;
    QVBoxLayout* m_column = nullptr;
    QVBoxLayout* m_cardColumn;
    PreviewPanel* m_preview;
    QScrollArea* m_scroll;
    QLabel* m_broken;
    BackgroundJob<std::vector<Error>> m_descriptions;
    std::vector<FileCard*> m_cards;
    CardId m_selected;
};

/// The files of the sample data, where they are installed or lie in the sources; empty where
/// neither is.
[[nodiscard]] QStringList sampleFiles();

} // namespace listwright
