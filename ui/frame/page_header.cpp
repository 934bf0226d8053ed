// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/page_header.h"

#include "ui/widgets/elided_label.h"

#include <QHBoxLayout>
#include <QLabel>

namespace listwright {

PageHeader::PageHeader(const QString& title, QWidget* parent)
    : QWidget(parent)
    , m_title(new QLabel(title))
    , m_subtitle(new ElidedLabel)
    , m_layout(new QHBoxLayout(this)) {
    m_title->setProperty("role", QStringLiteral("page-title"));
    m_subtitle->setProperty("role", QStringLiteral("secondary"));
    setMinimumHeight(34);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(12);
    m_layout->addWidget(m_title);
    m_layout->addWidget(m_subtitle, 1);
}

void PageHeader::setTitle(const QString& title) {
    m_title->setText(title);
}

void PageHeader::setSubtitle(const QString& subtitle) {
    m_subtitle->setText(subtitle);
}

void PageHeader::addAction(QWidget* control) {
    m_layout->addWidget(control);
}

} // namespace listwright
