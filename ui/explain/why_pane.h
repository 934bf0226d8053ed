// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/background_job.h"
#include "ui/session/contact_evidence.h"
#include "ui/widgets/card.h"

#include <array>

class QScrollArea;
class QTextEdit;

namespace listwright {

class CleanUpSession;
class EmptyState;
class Quotation;
class StatusChip;
class Theme;

/// Why a contact is proposed for what it is, in plain words and with the evidence: what happened,
/// what the code says digit by digit, what to do, the server's own words, and where they stand.
class WhyPane : public Card {
    Q_OBJECT
public:
    WhyPane(const Theme& theme, CleanUpSession& session, QWidget* parent = nullptr);
    void showRow(std::optional<RowNumber> row);

private:
    void show(const ContactEvidence& evidence);
    void showWithoutBounce(const ContactEvidence& evidence);
    void showDecision(const ContactEvidence& evidence);
    void showMarks(const ContactEvidence& evidence);
    void showRepeated(const ContactEvidence& evidence);
    void showExplanation(const Explanation& explanation, const DeliveryEvent& event);
    void showSource();

    const Theme& m_theme;
    CleanUpSession& m_session;
    std::optional<RowNumber> m_row;
    BackgroundJob<ContactEvidence> m_gathering;
    BackgroundJob<SourceText> m_reading;
    Place m_place;

    EmptyState* m_empty;
    QScrollArea* m_scroll;
    StatusChip* m_chip;
    QLabel* m_confidence;
    QLabel* m_headline;
    QLabel* m_address;
    QLabel* m_decision;
    QPushButton* m_reset;
    QLabel* m_whatHappened;
    QLabel* m_repeated;
    QFrame* m_digits;
    struct DigitRow {
        QWidget* row = nullptr;
        QLabel* digit = nullptr;
        QLabel* meaning = nullptr;
    };
    std::array<DigitRow, 3> m_digitRows;
    struct Part {
        QLabel* caption = nullptr;
        QLabel* text = nullptr;
    };
    Part m_cause;
    Part m_whatToDo;
    Part m_whatNotToDo;
    Part m_whoActs;
    Part m_mayComeBack;
    QLabel* m_serverCaption;
    Quotation* m_serverSaid;
    QLabel* m_where;
    QPushButton* m_showSource;
    Part m_seen;
    Part m_marks;
    Part m_rule;
};

} // namespace listwright
