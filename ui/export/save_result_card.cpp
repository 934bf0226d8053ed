// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/save_result_card.h"

#include "ui/theme/theme.h"
#include "ui/widgets/quantity_text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace listwright {

SaveResultCard::SaveResultCard(const Theme& theme, QWidget* parent)
    : Card(parent)
    , m_text(wrappedLabel(QString()))
    , m_showFolder(drawingButton(theme.icon(QStringLiteral("folder")), tr("Show in folder"))) {
    m_showFolder->setAccessibleName(tr("Show the saved files in their folder"));
    connect(m_showFolder, &QPushButton::clicked, this, &SaveResultCard::folderAsked);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(18, 10, 12, 10);
    row->setSpacing(12);
    row->addWidget(m_text, 1);
    row->addWidget(m_showFolder);
    hide();
}

void SaveResultCard::showSaved(const ExportedFiles& files) {
    QStringList parts;
    for (const WrittenFile& file : files.written)
        parts << tr("%1 (%Ln row(s))", nullptr, pluralCount(file.rows)).arg(fileNameOf(file.path));
    QString text = tr("%Ln file(s) saved: %1.", nullptr, pluralCount(files.written.size()))
                       .arg(parts.join(QStringLiteral(", ")));
    QStringList stale;
    for (const std::string& path : files.staleParts)
        stale << fileNameOf(path);
    if (!stale.isEmpty())
        text += QLatin1Char('\n') +
                tr("%Ln file(s) of an earlier, longer export still lie beside them: %1. They are "
                   "not part of this one; do not import them with it.",
                   nullptr, pluralCount(files.staleParts.size()))
                    .arg(stale.join(QStringLiteral(", ")));
    m_text->setText(text);
    setTone(m_text, stale.isEmpty() ? QStringLiteral("keep") : QStringLiteral("watch"));
    m_showFolder->show();
    show();
}

void SaveResultCard::showFailed(const Error& error) {
    m_text->setText(shownText(message(error)));
    setTone(m_text, QStringLiteral("remove"));
    m_showFolder->hide();
    show();
}

} // namespace listwright
