// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/export/workbook_exporter.h"
#include "ui/session/background_job.h"
#include "ui/session/clean_up_session.h"
#include "ui/session/export_preview.h"

#include <QWidget>

#include <array>

class QCheckBox;
class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;

namespace listwright {

class Card;
class DrawingLabel;
class ExportCard;
class PageHeader;
class PresetChoice;
class Theme;

/// What is saved of the clean-up, under which names, with a look at the first rows. The inputs are
/// never written.
class ExportPage : public QWidget {
    Q_OBJECT
public:
    ExportPage(const Theme& theme, CleanUpSession& session, QWidget* parent = nullptr);

    [[nodiscard]] QString folder() const { return m_folder; }
    void setFolder(const QString& folder);

public Q_SLOTS:
    void save();

protected:
    void showEvent(QShowEvent* event) override;

private:
    enum Kind { Cleaned, Suppression, Removed, Duplicates, Invalid, Corrections, KindCount };

    /// The word that the names of its files end with.
    [[nodiscard]] static QString wordOf(int kind);
    QWidget* balanceCard();
    QWidget* resultCard();
    QWidget* folderCard();
    QWidget* safetyCard();
    QWidget* duplicateChoice();
    QWidget* markChoice();
    QWidget* formChoice(Kind kind);
    [[nodiscard]] bool isWorkbook(Kind kind) const;
    /// Of the files of a kind, one a list.
    [[nodiscard]] QStringList namesOf(Kind kind) const;
    void showNames(Kind kind);
    void describeCleaned();
    void showPreset();
    QWidget* previewCard();
    void askForFolder();
    void showCleanUp();
    void showMetrics();
    void showPreview(Kind kind);
    void updateSave();
    void startSaving(const ExportPlan& plan);
    void showExported(const std::vector<WrittenFile>& files);
    void showFailed(const Error& error);
    [[nodiscard]] ExportPlan plan() const;
    [[nodiscard]] std::string targetOf(Kind kind, std::size_t list) const;
    [[nodiscard]] ExportCard& card(Kind kind) const;
    [[nodiscard]] int chosenFiles() const;

    const Theme& m_theme;
    CleanUpSession& m_session;
    QString m_folder;
    std::shared_ptr<const CleanUp> m_namedFor;
    BackgroundJob<std::vector<std::string>> m_previewJob;
    /// What has to be asked before files are written.
    struct SaveCheck {
        std::vector<WorkbookTarget> workbooks;
        std::vector<std::string> existing;
    };
    BackgroundJob<SaveCheck> m_checkJob;
    Kind m_previewed = Cleaned;

    PageHeader* m_header;
    QPushButton* m_save;
    QStackedWidget* m_states;
    QLabel* m_balance;
    DrawingLabel* m_balanceSign;
    QLabel* m_balanceWord;
    QWidget* m_result = nullptr;
    QLabel* m_resultText;
    QPushButton* m_showFolder;
    std::array<ExportCard*, KindCount> m_cards{};
    QComboBox* m_keptDuplicate;
    QComboBox* m_removedMarks;
    std::array<QComboBox*, KindCount> m_forms{}; // null where there is no choice
    QCheckBox* m_safe;
    PresetChoice* m_preset;
    QLabel* m_previewTitle;
    QPlainTextEdit* m_preview;
    QLabel* m_folderText;
    QPushButton* m_changeFolder;
};

} // namespace listwright
