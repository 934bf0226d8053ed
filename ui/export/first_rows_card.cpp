// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/first_rows_card.h"

#include "ui/theme/theme.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/quantity_text.h"

#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace listwright {

namespace {
constexpr std::size_t rowsShown = 6;
} // namespace

FirstRowsCard::FirstRowsCard(const Theme& theme, CleanUpSession& session, QWidget* parent)
    : Card(parent)
    , m_theme(theme)
    , m_session(session)
    , m_title(new ElidedLabel)
    , m_rows(new QPlainTextEdit) {
    setRole(m_title, QStringLiteral("card-title"));
    m_rows->setReadOnly(true);
    m_rows->setAccessibleName(tr("First rows as they will be written"));
    m_rows->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_rows->setTabChangesFocus(true);
    m_rows->setMinimumHeight(90);
    m_rows->setFrameShape(QFrame::NoFrame);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(6);
    column->addWidget(m_title);
    column->addWidget(m_rows, 1);
}

void FirstRowsCard::show(const QString& title, ExportedRows rows) {
    m_title->setText(title);
    m_job.start(
        m_session.lookPool(),
        [cleanUp = m_session.cleanUp(), decisions = m_session.decisions(),
         rows](ProgressReporter&, const CancelToken& cancel) {
            return previewExport(*cleanUp, decisions, 0, rows, rowsShown, cancel);
        },
        [this](const Result<std::vector<std::string>>& lines) {
            QStringList text;
            if (lines)
                for (const std::string& line : *lines)
                    text << shownText(line);
            else
                text << shownText(message(lines.error()));
            m_rows->setFont(m_theme.monospaced());
            m_rows->setPlainText(text.join(u'\n'));
        });
}

} // namespace listwright
