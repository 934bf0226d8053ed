// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/background_job.h"
#include "ui/session/clean_up_session.h"
#include "ui/session/export_preview.h"
#include "ui/widgets/card.h"

#include <string>
#include <vector>

class QPlainTextEdit;

namespace listwright {

class Theme;

/// The first rows of one kind of file, as they will be written.
class FirstRowsCard : public Card {
    Q_OBJECT
public:
    FirstRowsCard(const Theme& theme, CleanUpSession& session, QWidget* parent = nullptr);
    /// They are looked up on a worker.
    void show(const QString& title, ExportedRows rows);

private:
    const Theme& m_theme;
    CleanUpSession& m_session;
    QLabel* m_title;
    QPlainTextEdit* m_rows;
    BackgroundJob<std::vector<std::string>> m_job;
};

} // namespace listwright
