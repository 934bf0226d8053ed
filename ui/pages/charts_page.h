// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/cleaning/contact_query.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace listwright {

class ChartCard;
class CleanUpSession;
class PageHeader;
class Theme;
struct CleanUpMetrics;

/// How many mailboxes are disabled, where, and what else came back. Everything shown is a way to
/// its contacts in Review.
class ChartsPage : public QWidget {
    Q_OBJECT
public:
    ChartsPage(const Theme& theme, CleanUpSession& session, QWidget* parent = nullptr);

Q_SIGNALS:
    void contactsAsked(const listwright::ContactQuery& query);

private:
    void showMetrics();
    void showHeadline(const CleanUpMetrics& metrics);
    void showProviders(const CleanUpMetrics& metrics);
    void showReasons(const CleanUpMetrics& metrics);
    void showCauses(const CleanUpMetrics& metrics);
    [[nodiscard]] bool isOfBounces() const;

    CleanUpSession& m_session;
    PageHeader* m_header;
    QPushButton* m_ofList;
    QPushButton* m_ofBounces;
    QStackedWidget* m_states;
    QLabel* m_figure;
    QLabel* m_figureCaption;
    QLabel* m_sentence;
    QLabel* m_detail;
    QPushButton* m_showDisabled;
    ChartCard* m_providers;
    ChartCard* m_reasons;
    ChartCard* m_causes;
};

} // namespace listwright
