// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/folder_card.h"

#include "ui/theme/theme.h"
#include "ui/widgets/elided_label.h"

#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QPushButton>

namespace listwright {

FolderCard::FolderCard(const Theme& theme, QWidget* parent)
    : Card(parent)
    , m_text(new ElidedLabel({}, Qt::ElideMiddle))
    , m_change(drawingButton(theme.icon(QStringLiteral("folder")), tr("Change folder…"))) {
    m_change->setAccessibleName(tr("Change the folder"));
    connect(m_change, &QPushButton::clicked, this, &FolderCard::askForFolder);
    auto* row = new QHBoxLayout;
    row->addWidget(m_text, 1);
    row->addWidget(m_change);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 14);
    column->setSpacing(6);
    column->addWidget(roleLabel(QStringLiteral("card-title"), tr("Folder")));
    column->addWidget(wrappedLabel(QStringLiteral("secondary"),
                                   tr("All files go there, complete or not at all.")));
    column->addStretch();
    column->addLayout(row);
}

void FolderCard::setFolder(const QString& folder) {
    m_folder = folder;
    m_text->setText(QDir::toNativeSeparators(folder));
}

void FolderCard::setChangeable(bool changeable) {
    m_change->setEnabled(changeable);
}

void FolderCard::askForFolder() {
    const QString folder =
        QFileDialog::getExistingDirectory(this, tr("Folder for the saved files"), m_folder);
    if (!folder.isEmpty())
        setFolder(folder);
}

} // namespace listwright
