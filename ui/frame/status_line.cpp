// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/status_line.h"

#include "ui/widgets/elided_label.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>

namespace listwright {

namespace {

constexpr int progressSteps = 1000;
/// Before that, a guess at the time left would jump about.
constexpr qint64 guessAfterMilliseconds = 2000;

} // namespace

StatusLine::StatusLine(QWidget* parent)
    : QWidget(parent)
    , m_message(new ElidedLabel)
    , m_remark(new ElidedLabel)
    , m_progress(new QProgressBar)
    , m_cancel(new QPushButton(tr("Cancel"))) {
    setProperty("role", QStringLiteral("status"));
    setAttribute(Qt::WA_StyledBackground);
    setFixedHeight(32);
    m_message->setProperty("role", QStringLiteral("small"));
    m_message->setAccessibleName(tr("Status"));
    m_remark->setProperty("role", QStringLiteral("small"));
    m_remark->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_progress->setFixedWidth(180);
    m_progress->setRange(0, progressSteps);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->hide();
    m_cancel->setProperty("role", QStringLiteral("link"));
    m_cancel->setAccessibleName(tr("Cancel the running work"));
    m_cancel->setToolTip(tr("Stops the work; everything stays as it was (Esc)"));
    m_cancel->hide();
    connect(m_cancel, &QPushButton::clicked, this, &StatusLine::cancelAsked);

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(20, 0, 20, 0);
    layout->setSpacing(12);
    layout->addWidget(m_message, 3);
    layout->addWidget(m_progress);
    layout->addWidget(m_cancel);
    layout->addWidget(m_remark, 2);
}

void StatusLine::setMessage(const QString& message) {
    m_idleMessage = message;
    if (!m_working)
        m_message->setText(message);
}

void StatusLine::setRemark(const QString& remark) {
    m_remark->setText(remark);
}

void StatusLine::showWork(const QString& what, std::uint64_t done, std::uint64_t total) {
    if (!m_working) {
        m_working = true;
        m_since.start();
        m_progress->show();
        m_cancel->show();
    }
    if (total == 0) {
        m_progress->setRange(0, 0);
        m_message->setText(what);
        return;
    }
    const double share = static_cast<double>(done) / static_cast<double>(total);
    m_progress->setRange(0, progressSteps);
    m_progress->setValue(static_cast<int>(share * progressSteps));
    const QString percent = tr("%1 %").arg(static_cast<int>(share * 100));
    const qint64 elapsed = m_since.elapsed();
    if (elapsed < guessAfterMilliseconds || share <= 0.02) {
        m_message->setText(tr("%1 · %2").arg(what, percent));
        return;
    }
    const auto left = static_cast<double>(elapsed) * (1.0 - share) / share / 1000.0;
    m_message->setText(tr("%1 · %2 · %3 s left")
                           .arg(what, percent, locale().toString(static_cast<int>(left) + 1)));
}

void StatusLine::endWork() {
    m_working = false;
    m_progress->hide();
    m_cancel->hide();
    m_message->setText(m_idleMessage);
}

} // namespace listwright
