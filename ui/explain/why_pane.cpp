// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explain/why_pane.h"

#include "ui/explain/quotation.h"
#include "ui/explain/source_text_window.h"
#include "ui/explain/status_chip.h"
#include "ui/session/clean_up_session.h"
#include "ui/table/status_appearance.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/quantity_text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>

#include <algorithm>

namespace listwright {

namespace {

QLabel* selectable(QLabel* label) {
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

void setTextOrHide(QLabel* label, const QString& text) {
    label->setText(text);
    label->setVisible(!text.isEmpty());
}

/// "2 times, first 9 Nov 2026, last 14 Nov 2026"
QString seenText(const ContactEvidence& evidence) {
    const QString times = WhyPane::tr("%Ln time(s)", nullptr, pluralCount(evidence.outcome.events));
    if (evidence.dates.empty())
        return WhyPane::tr("%1, the reports do not say when").arg(times);
    const QString first = dayText(evidence.dates.front());
    const QString last = dayText(evidence.dates.back());
    if (first == last)
        return WhyPane::tr("%1, on %2").arg(times, last);
    return WhyPane::tr("%1, first on %2, last on %3").arg(times, first, last);
}

} // namespace

WhyPane::WhyPane(const Theme& theme, CleanUpSession& session, QWidget* parent)
    : Card(parent)
    , m_theme(theme)
    , m_session(session)
    , m_empty(new EmptyState(theme, QStringLiteral("look"), tr("Why?"),
                             tr("Choose a contact to see what happened to its mail, what the "
                                "server said, and what to do.")))
    , m_scroll(new QScrollArea)
    , m_chip(new StatusChip(theme))
    , m_confidence(new ElidedLabel)
    , m_headline(selectable(wrappedLabel(QStringLiteral("heading"))))
    , m_address(selectable(wrappedLabel(QStringLiteral("small"))))
    , m_decision(wrappedLabel(QString()))
    , m_reset(linkButton(tr("back to the proposal")))
    , m_whatHappened(selectable(wrappedLabel(QString())))
    , m_repeated(wrappedLabel(QString()))
    , m_digits(new QFrame)
    , m_serverCaption(roleLabel(QStringLiteral("caption"), tr("The server said")))
    , m_serverSaid(new Quotation(theme))
    , m_where(selectable(wrappedLabel(QStringLiteral("small"))))
    , m_showSource(linkButton(tr("show the mail"))) {
    setMinimumWidth(240);
    setAccessibleName(tr("Why"));
    setRole(m_confidence, QStringLiteral("small"));
    m_serverSaid->setAccessibleName(tr("The server said"));
    m_scroll->setAccessibleName(tr("Why"));
    m_reset->setAccessibleName(tr("Back to the proposal"));
    m_showSource->setAccessibleName(tr("Show the mail"));
    connect(m_showSource, &QPushButton::clicked, this, &WhyPane::showSource);
    connect(m_reset, &QPushButton::clicked, this, [this] {
        if (m_row)
            m_session.decide({*m_row}, std::nullopt);
    });

    auto* content = new QWidget;
    content->setProperty("role", QStringLiteral("page"));
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(16, 14, 16, 16);
    column->setSpacing(6);
    auto* top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(m_chip);
    top->addWidget(m_confidence, 1);
    column->addLayout(top);
    column->addWidget(m_headline);
    column->addWidget(m_address);
    column->addWidget(m_decision);
    column->addWidget(m_reset, 0, Qt::AlignLeft);
    column->addWidget(m_whatHappened);
    column->addWidget(m_repeated);

    // One under the other: beside each other their words would not fit a narrow pane.
    m_digits->setProperty("role", QStringLiteral("digit"));
    auto* digits = new QVBoxLayout(m_digits);
    digits->setContentsMargins(10, 6, 8, 8);
    digits->setSpacing(4);
    for (DigitRow& row : m_digitRows) {
        row.row = new QWidget;
        row.digit = roleLabel(QStringLiteral("heading"));
        row.digit->setMinimumWidth(14);
        row.meaning = wrappedLabel(QStringLiteral("digit-meaning"));
        auto* inside = new QHBoxLayout(row.row);
        inside->setContentsMargins(0, 0, 0, 0);
        inside->setSpacing(8);
        inside->addWidget(row.digit, 0, Qt::AlignTop);
        inside->addWidget(row.meaning, 1, Qt::AlignVCenter);
        digits->addWidget(row.row);
    }
    column->addWidget(m_digits);

    const auto addPart = [column](Part& part, const QString& caption) {
        part.caption = roleLabel(QStringLiteral("caption"), caption);
        part.caption->setContentsMargins(0, 6, 0, 0);
        part.text = selectable(wrappedLabel(QString()));
        column->addWidget(part.caption);
        column->addWidget(part.text);
    };
    addPart(m_cause, tr("Cause"));
    addPart(m_whatToDo, tr("What to do"));
    addPart(m_whatNotToDo, tr("What not to do"));
    addPart(m_whoActs, tr("Who can change it"));
    addPart(m_mayComeBack, tr("May it come back?"));
    m_serverCaption->setContentsMargins(0, 6, 0, 0);
    column->addWidget(m_serverCaption);
    column->addWidget(m_serverSaid);
    column->addWidget(m_where);
    column->addWidget(m_showSource, 0, Qt::AlignLeft);
    addPart(m_seen, tr("Seen"));
    addPart(m_rule, tr("How it was judged"));
    addPart(m_marks, tr("About the address"));
    column->addStretch();

    m_scroll->setWidget(content);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->viewport()->setAutoFillBackground(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->addWidget(m_empty);
    layout->addWidget(m_scroll);
    showRow(std::nullopt);
    connect(&session, &CleanUpSession::decisionsChanged, this, [this] { showRow(m_row); });
}

void WhyPane::showRow(std::optional<RowNumber> row) {
    m_row = row;
    const auto cleanUp = m_session.cleanUp();
    if (!row || !cleanUp || row->value >= cleanUp->rowCount()) {
        m_gathering.drop();
        m_scroll->hide();
        m_empty->show();
        return;
    }
    m_gathering.start(
        m_session.lookPool(),
        [cleanUp, decisions = m_session.decisions(), wanted = *row](ProgressReporter&,
                                                                    const CancelToken&) {
            return gatherEvidence(*cleanUp, decisions, wanted);
        },
        [this](const Result<ContactEvidence>& evidence) {
            if (evidence)
                show(*evidence);
            else
                Q_EMIT m_session.workFailed(evidence.error());
        });
}

void WhyPane::show(const ContactEvidence& evidence) {
    m_empty->hide();
    m_scroll->show();
    m_chip->show(statusOf(evidence.outcome, evidence.override), evidence.override.has_value());
    m_address->setText(tr("%1 · row %2 of %3")
                           .arg(shownText(std::string_view(evidence.emailCell).substr(0, 400)),
                                countText(evidence.listRow), fileNameOf(evidence.listFile)));
    showDecision(evidence);
    showRepeated(evidence);
    showMarks(evidence);
    const bool explained = evidence.explanation && evidence.deciding;
    for (QWidget* widget : std::initializer_list<QWidget*>{
             m_digits, m_serverCaption, m_serverSaid, m_where, m_showSource, m_seen.caption,
             m_seen.text, m_rule.caption, m_rule.text, m_whatNotToDo.caption, m_whatNotToDo.text,
             m_cause.caption, m_cause.text, m_whatToDo.caption, m_whatToDo.text, m_whoActs.caption,
             m_whoActs.text, m_mayComeBack.caption, m_mayComeBack.text})
        widget->setVisible(explained);
    if (!explained) {
        showWithoutBounce(evidence);
        return;
    }
    m_confidence->setText(confidenceText(evidence.outcome.confidence));
    showExplanation(*evidence.explanation, evidence.deciding->event);
    const Classification& judged = evidence.deciding->classification;
    m_serverSaid->show(evidence.deciding->event.diagnostic, judged.matchBegin, judged.matchLength);
    m_seen.text->setText(seenText(evidence));
}

void WhyPane::showDecision(const ContactEvidence& evidence) {
    const bool decided = evidence.override.has_value();
    m_decision->setVisible(decided);
    m_reset->setVisible(decided);
    if (decided)
        m_decision->setText(
            tr("You decided this. The program proposed: %1.")
                .arg(appearanceOf(statusOfProposal(evidence.outcome.proposal)).name.toLower()));
}

void WhyPane::showMarks(const ContactEvidence& evidence) {
    QStringList words;
    if (evidence.suggestion) {
        QStringList faults;
        for (const AddressFault fault : evidence.suggestion->faults)
            faults << shownText(addressFaultText(fault));
        words << tr("Perhaps meant: %1 (%2). The list keeps it as it is; the file of suggested "
                    "corrections on the Export page has it.")
                     .arg(shownText(evidence.suggestion->address),
                          faults.join(QStringLiteral("; ")));
    }
    if (evidence.outcome.removedFor)
        words
            << (*evidence.outcome.removedFor == AddressMark::Role
                    ? tr("It goes, because you chose on the Export page to remove role addresses.")
                    : tr("It goes, because you chose on the Export page to remove disposable "
                         "addresses."));
    if (evidence.outcome.marks.has(AddressMark::Role))
        words << tr("A role address: it stands for a task or a group, not for one person.");
    if (evidence.outcome.marks.has(AddressMark::Disposable))
        words << tr("Its domain gives mailboxes for minutes or hours, so it may be gone already.");
    m_marks.caption->setVisible(!words.isEmpty());
    setTextOrHide(m_marks.text, words.join(QStringLiteral("\n\n")));
}

void WhyPane::showRepeated(const ContactEvidence& evidence) {
    // "Mailbox full" beside "Remove" would puzzle: what the policy adds to the single answer is
    // told.
    const bool once = !evidence.deciding || evidence.outcome.removedFor ||
                      evidence.deciding->classification.proposal == evidence.outcome.proposal;
    QString text;
    if (!once && evidence.outcome.proposal == Proposal::Remove)
        text = tr("Once, that would be no reason to remove it. But it happened again and again, "
                  "and no mail got through in between.");
    else if (!once && evidence.outcome.reactivationCandidate)
        text = tr("A later mail got through, so have a look before you remove it.");
    setTextOrHide(m_repeated, text);
}

void WhyPane::showWithoutBounce(const ContactEvidence& evidence) {
    m_confidence->clear();
    switch (evidence.outcome.state) {
    case RowState::Contact:
        m_headline->setText(tr("No report says anything about this contact."));
        m_whatHappened->setText(evidence.outcome.removedFor
                                    ? QString()
                                    : tr("Nothing bounced, so it stays in the list."));
        break;
    case RowState::Duplicate:
        m_headline->setText(
            evidence.keptRow
                ? tr("Row %1 has the same address, and stays.").arg(countText(*evidence.keptRow))
                : tr("An earlier row has the same address."));
        m_whatHappened->setText(
            tr("One row with an address is the contact; this one is left out of the cleaned list. "
               "The Export page lets you choose which row stays, and saves the duplicates to a "
               "file of their own."));
        break;
    case RowState::Invalid:
        m_headline->setText(tr("This row has no valid email address."));
        m_whatHappened->setText(
            tr("It is left out of the cleaned list, since no mail can reach it. You can save such "
               "rows to a file of their own and correct them there."));
        break;
    }
}

void WhyPane::showExplanation(const Explanation& explanation, const DeliveryEvent& event) {
    m_headline->setText(shownText(explanation.headline));
    m_whatHappened->setText(shownText(explanation.whatHappened));
    m_digits->setVisible(!explanation.digits.empty());
    for (std::size_t i = 0; i < m_digitRows.size(); ++i) {
        const bool there = i < explanation.digits.size();
        m_digitRows[i].row->setVisible(there);
        if (!there)
            continue;
        m_digitRows[i].digit->setText(shownText(explanation.digits[i].digit));
        m_digitRows[i].meaning->setText(shownText(explanation.digits[i].meaning));
    }
    const auto showPart = [](const Part& part, const QString& text) {
        part.caption->setVisible(!text.isEmpty());
        setTextOrHide(part.text, text);
    };
    showPart(m_cause, shownText(explanation.cause));
    showPart(m_whatToDo, shownText(explanation.whatToDo));
    showPart(m_whatNotToDo, shownText(explanation.whatNotToDo));
    showPart(m_whoActs, shownText(explanation.whoActs));
    showPart(m_mayComeBack, shownText(explanation.mayComeBack));

    const bool hasWords = !event.diagnostic.empty();
    m_serverCaption->setVisible(hasWords);
    m_serverSaid->setVisible(hasWords);
    m_place = event.place;
    const bool hasPlace = !m_place.file.empty();
    m_where->setVisible(hasPlace);
    m_showSource->setVisible(hasPlace);
    m_where->setText(tr("%1 at byte %2")
                         .arg(fileNameOf(m_place.file),
                              countText(std::max(m_place.fieldOffset, m_place.messageOffset))));
    m_where->setToolTip(shownText(m_place.file));

    QStringList judged{shownText(explanation.confidence)};
    if (!explanation.codeName.empty())
        judged << tr("%1 (%2)").arg(shownText(explanation.codeName),
                                    shownText(explanation.codeSource));
    if (!explanation.ruleId.empty())
        judged << tr("rule %1").arg(shownText(explanation.ruleId));
    if (!explanation.ruleSource.empty())
        judged << shownText(explanation.ruleSource);
    showPart(m_rule, judged.join(u'\n'));
}

void WhyPane::showSource() {
    m_reading.start(
        m_session.lookPool(),
        [file = m_session.inputs().fileNamed(m_place.file), place = m_place](
            ProgressReporter&, const CancelToken&) { return readSourceText(file, place); },
        [this](const Result<SourceText>& source) {
            if (source)
                showSourceText(m_theme, *source, window());
            else
                Q_EMIT m_session.workFailed(source.error());
        });
}

} // namespace listwright
