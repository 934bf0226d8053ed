// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/empty_state.h"

#include "ui/widgets/drawing_label.h"

#include <QLabel>
#include <QVBoxLayout>

namespace listwright {

EmptyState::EmptyState(const Theme& theme, const QString& icon, const QString& headline,
                       const QString& sentence, QWidget* parent)
    : QWidget(parent)
    , m_headline(new QLabel)
    , m_sentence(new QLabel)
    , m_layout(new QVBoxLayout(this)) {
    m_headline->setProperty("role", QStringLiteral("heading"));
    m_headline->setAlignment(Qt::AlignCenter);
    m_headline->setWordWrap(true);
    m_sentence->setProperty("role", QStringLiteral("empty"));
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setWordWrap(true);
    m_sentence->setMinimumWidth(200);

    m_layout->setContentsMargins(20, 20, 20, 20);
    m_layout->setSpacing(8);
    m_layout->addStretch();
    m_layout->addWidget(new DrawingLabel(theme, icon, &ThemeTokens::secondary, 24), 0,
                        Qt::AlignHCenter);
    m_layout->addWidget(m_headline);
    m_layout->addWidget(m_sentence);
    m_layout->addStretch();
    setTexts(headline, sentence);
}

void EmptyState::setTexts(const QString& headline, const QString& sentence) {
    m_headline->setText(headline);
    m_sentence->setText(sentence);
}

void EmptyState::addAction(QWidget* control) {
    m_layout->insertWidget(m_layout->count() - 1, control, 0, Qt::AlignHCenter);
}

} // namespace listwright
