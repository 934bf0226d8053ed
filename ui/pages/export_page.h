// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/background_job.h"
#include "ui/session/clean_up_session.h"
#include "ui/session/export_preview.h"
#include "ui/session/save_check.h"

#include <QWidget>

#include <array>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace listwright {

class BalanceCard;
class ExportCard;
class FirstRowsCard;
class FolderCard;
class PageHeader;
class PresetChoice;
class SaveResultCard;
class Theme;

/// What is saved of the clean-up, under which names, with a look at the first rows. The inputs are
/// never written.
class ExportPage : public QWidget {
    Q_OBJECT
public:
    ExportPage(const Theme& theme, CleanUpSession& session, QWidget* parent = nullptr);

    [[nodiscard]] QString folder() const;
    void setFolder(const QString& folder);

public Q_SLOTS:
    void save();

protected:
    void showEvent(QShowEvent* event) override;

private:
    enum Kind { Cleaned, Suppression, Removed, Duplicates, Invalid, Corrections, KindCount };

    /// The word that the names of its files end with.
    [[nodiscard]] static QString wordOf(int kind);
    [[nodiscard]] static ExportedRows rowsOf(Kind kind);
    QWidget* safetyCard();
    QWidget* formChoice(Kind kind);
    [[nodiscard]] bool isWorkbook(Kind kind) const;
    /// Of the files of a kind, one a list.
    [[nodiscard]] QStringList namesOf(Kind kind) const;
    void showNames(Kind kind);
    void describeCleaned();
    void showPreset();
    void showCleanUp();
    void showMetrics();
    void showPreview(Kind kind);
    void updateSave();
    void startSaving(const ExportPlan& plan);
    [[nodiscard]] ExportPlan plan() const;
    [[nodiscard]] std::string targetOf(Kind kind, std::size_t list) const;
    [[nodiscard]] ExportCard& card(Kind kind) const;
    [[nodiscard]] int chosenFiles() const;

    CleanUpSession& m_session;
    std::shared_ptr<const CleanUp> m_namedFor;
    BackgroundJob<SaveCheck> m_checkJob;
    Kind m_previewed = Cleaned;

    PageHeader* m_header;
    QPushButton* m_save;
    QStackedWidget* m_states;
    BalanceCard* m_balance;
    SaveResultCard* m_result;
    std::array<ExportCard*, KindCount> m_cards{};
    std::array<QComboBox*, KindCount> m_forms{}; // null where there is no choice
    QCheckBox* m_safe;
    PresetChoice* m_preset;
    FirstRowsCard* m_firstRows;
    FolderCard* m_folder;
};

} // namespace listwright
