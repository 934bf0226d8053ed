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

void SaveResultCard::showSaved(const std::vector<WrittenFile>& files) {
    QStringList parts;
    for (const WrittenFile& file : files)
        parts << tr("%1 (%Ln row(s))", nullptr, pluralCount(file.rows)).arg(fileNameOf(file.path));
    m_text->setText(tr("%Ln file(s) saved: %1.", nullptr, pluralCount(files.size()))
                        .arg(parts.join(QStringLiteral(", "))));
    setTone(m_text, QStringLiteral("keep"));
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
