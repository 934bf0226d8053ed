// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/file_card.h"

#include "ui/import/card_text.h"
#include "ui/import/reading_menu.h"
#include "ui/theme/theme.h"
#include "ui/widgets/drawing_label.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/quantity_text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>

namespace listwright {

FileCard::FileCard(const Theme& theme, CardId id, QWidget* parent)
    : Card(parent)
    , m_id(id)
    , m_drawing(new DrawingLabel(theme, QStringLiteral("document"), &ThemeTokens::text))
    , m_title(new ElidedLabel({}, Qt::ElideMiddle))
    , m_summary(wrappedLabel(QStringLiteral("small")))
    , m_why(wrappedLabel(QStringLiteral("small")))
    , m_remedy(wrappedLabel(QStringLiteral("small")))
    , m_rememberedRow(new QWidget)
    , m_forget(linkButton(tr("forget")))
    , m_statusRow(new QWidget)
    , m_status(new ElidedLabel({}, Qt::ElideMiddle))
    , m_useStatus(linkButton({}))
    , m_problemRow(new QWidget)
    , m_problems(roleLabel(QStringLiteral("small")))
    , m_showProblems(linkButton(tr("show")))
    , m_problemList(new QListWidget)
    , m_count(roleLabel(QStringLiteral("small")))
    , m_change(linkButton(tr("change…")))
    , m_remove(linkButton(tr("remove")))
    , m_menu(new QMenu(this))
    , m_progress(new QProgressBar) {
    setRole(m_title, QStringLiteral("card-title"));
    m_count->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_change->setMenu(m_menu);
    connect(m_menu, &QMenu::aboutToShow, this, &FileCard::fillMenu);
    connect(m_remove, &QPushButton::clicked, this, [this] { Q_EMIT removeAsked(m_id); });
    m_progress->setTextVisible(false);
    m_progress->setRange(0, 1000);
    m_progress->hide();
    m_problemList->setSelectionMode(QAbstractItemView::NoSelection);
    m_problemList->setWordWrap(true);
    m_problemList->setFixedHeight(120);
    m_problemList->hide();
    connect(m_showProblems, &QPushButton::clicked, this, [this] {
        const bool showing = m_problemList->isHidden();
        m_problemList->setVisible(showing);
        m_showProblems->setText(showing ? tr("hide") : tr("show"));
    });

    setRole(m_status, QStringLiteral("small"));
    connect(m_useStatus, &QPushButton::clicked, this, [this] {
        ReadingChoice choice = m_card.choice;
        choice.usesStatus = !choice.usesStatus;
        Q_EMIT choiceMade(m_id, choice);
    });
    auto* statusLine = new QHBoxLayout(m_statusRow);
    statusLine->setContentsMargins(0, 0, 0, 0);
    statusLine->setSpacing(4);
    statusLine->addWidget(m_status);
    statusLine->addWidget(m_useStatus);
    statusLine->addStretch();

    connect(m_forget, &QPushButton::clicked, this, [this] { Q_EMIT forgetAsked(m_id); });
    m_forget->setToolTip(tr("Reads this file, and others like it from now on, as they were read "
                            "before you chose"));
    auto* rememberedLine = new QHBoxLayout(m_rememberedRow);
    rememberedLine->setContentsMargins(0, 0, 0, 0);
    rememberedLine->setSpacing(4);
    rememberedLine->addWidget(
        roleLabel(QStringLiteral("small"), tr("Read as you chose for files like this.")));
    rememberedLine->addWidget(m_forget);
    rememberedLine->addStretch();

    auto* problemLine = new QHBoxLayout(m_problemRow);
    problemLine->setContentsMargins(0, 0, 0, 0);
    problemLine->setSpacing(4);
    problemLine->addWidget(m_problems);
    problemLine->addWidget(m_showProblems);
    problemLine->addStretch();

    auto* words = new QVBoxLayout;
    words->setSpacing(3);
    words->addWidget(m_title);
    words->addWidget(m_summary);
    words->addWidget(m_remedy);
    words->addWidget(m_why);
    words->addWidget(m_rememberedRow);
    words->addWidget(m_statusRow);
    words->addWidget(m_problemRow);
    words->addWidget(m_progress);
    words->addWidget(m_problemList);

    auto* links = new QHBoxLayout;
    links->setSpacing(4);
    links->addStretch();
    links->addWidget(m_change);
    links->addWidget(m_remove);
    auto* right = new QVBoxLayout;
    right->setSpacing(3);
    right->addWidget(m_count);
    right->addLayout(links);
    right->addStretch();

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 12, 14, 12);
    row->setSpacing(16);
    row->addWidget(m_drawing, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    row->addLayout(right);
}

void FileCard::show(const InputCard& card) {
    m_card = card;
    const QString title = cardTitle(card);
    const Error* error = card.reading && card.reading->error ? &*card.reading->error : nullptr;
    const InputReading* const shown = card.shown();
    const bool isList = shown && shown->file && shown->file->kind == InputKind::ContactList;
    m_title->setText(title);
    m_title->setToolTip(shownText(card.path));
    m_drawing->setDrawing(error    ? QStringLiteral("warning")
                          : isList ? QStringLiteral("list")
                                   : QStringLiteral("mail"),
                          error ? &ThemeTokens::remove : &ThemeTokens::text);
    m_summary->setText(error ? errorOnCard(*error) : cardSummary(card));
    setTone(m_summary, error ? QStringLiteral("remove") : QString());
    m_remedy->setText(error ? shownText(remedy(*error)) : QString());
    m_remedy->setVisible(error != nullptr);

    const QString why = !error && shown && shown->file ? shownText(shown->file->why) : QString();
    m_why->setText(why);
    m_why->setVisible(!why.isEmpty());

    m_rememberedRow->setVisible(card.isRemembered);
    m_forget->setAccessibleName(tr("Forget how files like %1 are read").arg(title));
    showStatus(card, title);
    const QString problems = cardProblems(card);
    m_problems->setText(problems);
    m_problemRow->setVisible(!problems.isEmpty());
    if (problems.isEmpty())
        m_problemList->hide();
    m_problemList->clear();
    m_problemList->addItems(problemLines(card));

    m_count->setText(cardCount(card));
    m_change->setVisible(shown != nullptr);
    m_progress->setVisible(card.isReading);
    if (card.progress.total > 0) {
        m_progress->setRange(0, 1000);
        m_progress->setValue(static_cast<int>(1000.0 * static_cast<double>(card.progress.done) /
                                              static_cast<double>(card.progress.total)));
    } else {
        m_progress->setRange(0, 0);
    }

    setAccessibleName(title);
    setAccessibleDescription(m_summary->text());
    m_change->setAccessibleName(tr("Change how %1 is read").arg(title));
    m_remove->setAccessibleName(tr("Remove %1 from this clean-up").arg(title));
    m_remove->setToolTip(tr("Takes the file out of this clean-up. The file itself stays."));
    m_showProblems->setAccessibleName(tr("Show what is wrong in %1").arg(title));
    m_problemList->setAccessibleName(tr("Problems of %1").arg(title));
    m_progress->setAccessibleName(tr("Progress of %1").arg(title));
}

void FileCard::showStatus(const InputCard& card, const QString& title) {
    const QString offer = statusOffer(card);
    m_status->setText(offer);
    m_status->setToolTip(offer);
    m_statusRow->setVisible(!offer.isEmpty());
    const bool isUsed = !offer.isEmpty() && card.reading->status->isUsed;
    m_useStatus->setText(isUsed ? tr("do not use it") : tr("use it as evidence"));
    m_useStatus->setAccessibleName(isUsed ? tr("Do not use the status column of %1").arg(title)
                                          : tr("Use the status column of %1").arg(title));
    m_useStatus->setToolTip(
        isUsed ? tr("Only bounce reports say then who is removed.")
               : tr("Who is unsubscribed, bounced or complained there is taken as if a bounce "
                    "report said so. Nobody is kept because of this column."));
}

void FileCard::setSelected(bool selected) {
    if (property("selected").toBool() == selected)
        return;
    setProperty("selected", selected);
    style()->unpolish(this);
    style()->polish(this);
}

void FileCard::mousePressEvent(QMouseEvent* event) {
    Q_EMIT selected(m_id);
    Card::mousePressEvent(event);
}

void FileCard::fillMenu() {
    Q_EMIT selected(m_id);
    m_menu->clear();
    addReadingChoices(m_menu, m_card,
                      [this](const ReadingChoice& choice) { Q_EMIT choiceMade(m_id, choice); });
    m_menu->addAction(tr("Remove from this clean-up"), this, [this] { Q_EMIT removeAsked(m_id); });
}

} // namespace listwright
