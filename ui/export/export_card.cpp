// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/export_card.h"

#include "ui/widgets/elided_label.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>

namespace listwright {

ExportCard::ExportCard(const QString& title, bool chosen, QWidget* parent)
    : Card(parent)
    , m_check(new QCheckBox(title))
    , m_description(wrappedLabel(QStringLiteral("secondary")))
    , m_count(roleLabel(QStringLiteral("small")))
    , m_name(new QLineEdit)
    , m_names(new ElidedLabel)
    , m_choices(new QHBoxLayout) {
    m_check->setChecked(chosen);
    m_check->setProperty("role", QStringLiteral("card-title"));
    m_check->setAccessibleName(title);
    m_count->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_name->setAccessibleName(tr("File name: %1").arg(title));
    setRole(m_names, QStringLiteral("small"));
    m_names->hide();
    connect(m_check, &QCheckBox::toggled, this, [this] {
        Q_EMIT lookedAt();
        Q_EMIT changed();
    });
    connect(m_name, &QLineEdit::textChanged, this, &ExportCard::changed);

    auto* top = new QHBoxLayout;
    top->addWidget(m_check, 1);
    top->addWidget(m_count);
    auto* description = new QHBoxLayout;
    description->setContentsMargins(22, 0, 0, 0);
    description->addWidget(m_description);
    m_choices->setContentsMargins(22, 0, 0, 0);
    m_choices->setSpacing(8);
    auto* name = new QHBoxLayout;
    name->setContentsMargins(22, 0, 0, 0);
    name->addWidget(m_name);
    name->addWidget(m_names);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 14);
    column->setSpacing(6);
    column->addLayout(top);
    column->addLayout(description);
    column->addStretch();
    column->addLayout(m_choices);
    column->addLayout(name);
}

void ExportCard::setDescription(const QString& description) {
    m_description->setText(description);
}

void ExportCard::setCount(const QString& count, bool isEmpty) {
    m_count->setText(count);
    m_isEmpty = isEmpty;
    m_check->setEnabled(!isEmpty);
    m_name->setEnabled(!isEmpty);
}

void ExportCard::setFileName(const QString& name) {
    m_name->setText(name);
    m_name->show();
    m_names->hide();
}

QString ExportCard::fileName() const {
    return m_name->text().trimmed();
}

void ExportCard::setNamesOfSeveral(const QString& names) {
    m_names->setText(names);
    m_names->show();
    m_name->hide();
}

bool ExportCard::isChosen() const {
    return m_check->isChecked() && !m_isEmpty;
}

void ExportCard::addChoice(QWidget* control) {
    m_choices->addWidget(control);
}

void ExportCard::mousePressEvent(QMouseEvent* event) {
    Q_EMIT lookedAt();
    Card::mousePressEvent(event);
}

} // namespace listwright
