// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/charts_page.h"

#include "ui/charts/chart_card.h"
#include "ui/frame/page_header.h"
#include "ui/session/clean_up_session.h"
#include "ui/table/status_appearance.h"
#include "ui/theme/theme.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/quantity_text.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>

#include <algorithm>

namespace listwright {

namespace {

/// Below that many contacts a percentage says little.
constexpr std::uint64_t smallSample = 100;
constexpr std::size_t mostBars = 12;

ContactQuery disabledContacts() {
    ContactQuery query;
    query.reasons = {Reason::MailboxDisabled};
    return query;
}

QString ofText(const Share& share) {
    return ChartsPage::tr("%1 of %2").arg(countText(share.part), countText(share.whole));
}

} // namespace

ChartsPage::ChartsPage(const Theme& theme, CleanUpSession& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_header(new PageHeader(tr("How many mailboxes are disabled?")))
    , m_ofList(new QPushButton(tr("of the list")))
    , m_ofBounces(new QPushButton(tr("of bounces")))
    , m_states(new QStackedWidget)
    , m_figure(roleLabel(QStringLiteral("headline-figure")))
    , m_figureCaption(roleLabel(QStringLiteral("secondary")))
    , m_sentence(wrappedLabel(QStringLiteral("card-title")))
    , m_detail(wrappedLabel(QStringLiteral("secondary")))
    , m_showDisabled(new QPushButton(tr("Show these contacts")))
    , m_providers(new ChartCard(theme, tr("By provider"), tr("Provider"), {}))
    , m_reasons(new ChartCard(theme, tr("Why mail came back"), tr("Reason"),
                              {tr("Contacts"), tr("Share")}))
    , m_causes(new ChartCard(theme, tr("Why mailboxes were disabled"), tr("Cause"),
                             {tr("Contacts"), tr("Share")})) {
    auto* group = new QButtonGroup(this);
    for (QPushButton* button : {m_ofList, m_ofBounces}) {
        button->setCheckable(true);
        group->addButton(button);
        m_header->addAction(button);
        connect(button, &QPushButton::toggled, this, &ChartsPage::showMetrics);
    }
    m_ofList->setAccessibleName(tr("Percentages of the list"));
    m_ofBounces->setAccessibleName(tr("Percentages of bounces"));
    m_ofList->setChecked(true);
    m_showDisabled->setAccessibleName(tr("Show the contacts with a disabled mailbox"));
    connect(m_showDisabled, &QPushButton::clicked, this,
            [this] { Q_EMIT contactsAsked(disabledContacts()); });

    auto* headline = new Card;
    auto* figures = new QVBoxLayout;
    figures->setSpacing(0);
    figures->addWidget(m_figure);
    figures->addWidget(m_figureCaption);
    auto* words = new QVBoxLayout;
    words->setSpacing(4);
    words->addStretch();
    words->addWidget(m_sentence);
    words->addWidget(m_detail);
    words->addStretch();
    auto* headlineRow = new QHBoxLayout(headline);
    headlineRow->setContentsMargins(18, 12, 18, 12);
    headlineRow->setSpacing(28);
    headlineRow->addLayout(figures);
    headlineRow->addLayout(words, 1);
    headlineRow->addWidget(m_showDisabled, 0, Qt::AlignVCenter);

    auto* content = new QWidget;
    content->setProperty("role", QStringLiteral("page"));
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(20, 0, 20, 16);
    column->setSpacing(12);
    column->addWidget(headline);
    for (ChartCard* card : {m_providers, m_reasons, m_causes}) {
        column->addWidget(card);
        connect(card, &ChartCard::contactsAsked, this, &ChartsPage::contactsAsked);
    }
    column->addStretch();
    auto* scroll = new QScrollArea;
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setAccessibleName(tr("Charts"));
    m_states->addWidget(new EmptyState(
        theme, QStringLiteral("charts"), tr("Nothing to count yet"),
        tr("Import a mailing list and its bounce reports to see how many mailboxes are disabled, "
           "and at which providers.")));
    m_states->addWidget(scroll);

    auto* headerRow = new QHBoxLayout;
    headerRow->setContentsMargins(20, 0, 20, 0);
    headerRow->addWidget(m_header);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 14, 0, 0);
    layout->setSpacing(12);
    layout->addLayout(headerRow);
    layout->addWidget(m_states, 1);
    connect(&session, &CleanUpSession::metricsChanged, this, &ChartsPage::showMetrics);
    connect(&session, &CleanUpSession::cleanUpChanged, this, &ChartsPage::showMetrics);
    showMetrics();
}

bool ChartsPage::isOfBounces() const {
    return m_ofBounces->isChecked();
}

void ChartsPage::showMetrics() {
    const auto metrics = m_session.metrics();
    m_states->setCurrentIndex(m_session.cleanUp() ? 1 : 0);
    if (!metrics)
        return;
    showHeadline(*metrics);
    showProviders(*metrics);
    showReasons(*metrics);
    showCauses(*metrics);
}

void ChartsPage::showHeadline(const CleanUpMetrics& metrics) {
    const Share& share = isOfBounces() ? metrics.disabledOfBounces : metrics.disabledOfList;
    m_figure->setText(percentText(share.percent()));
    m_figureCaption->setText(isOfBounces() ? tr("%1 contacts that bounced").arg(ofText(share))
                                           : tr("%1 contacts").arg(ofText(share)));
    m_showDisabled->setEnabled(share.part > 0);
    m_header->setSubtitle(tr("mailboxes that exist, but have been switched off"));
    if (share.part == 0) {
        m_sentence->setText(tr("No mailbox of this list was reported as disabled."));
        m_detail->setText(metrics.bouncedMatched == 0
                              ? tr("No bounce report says anything about its contacts so far.")
                              : QString());
        return;
    }
    m_sentence->setText(
        tr("%Ln mailbox(es) exist, but have been switched off.", nullptr, pluralCount(share.part)));
    const auto most = std::max_element(
        metrics.disabledByProvider.begin(), metrics.disabledByProvider.end(),
        [](const auto& a, const auto& b) { return a.disabled.part < b.disabled.part; });
    if (most != metrics.disabledByProvider.end() && most->disabled.part > 0)
        m_detail->setText(tr("Most of them are at %1: %2 contacts there, %3.")
                              .arg(shownText(providerName(most->provider)), ofText(most->disabled),
                                   percentText(most->disabled.percent())));
}

void ChartsPage::showProviders(const CleanUpMetrics& metrics) {
    const bool ofBounces = isOfBounces();
    std::vector<ChartLine> lines;
    for (const auto& entry : metrics.disabledByProvider) {
        const Share share =
            ofBounces ? Share{entry.disabled.part, entry.bounced.part} : entry.disabled;
        if (share.part == 0)
            continue;
        ChartLine line;
        line.bar.name = shownText(providerName(entry.provider));
        line.bar.percent = share.percent();
        line.bar.isSmallSample = share.whole < smallSample;
        line.bar.figures = line.bar.isSmallSample
                               ? tr("%1 · %2, few").arg(percentText(share.percent()), ofText(share))
                               : tr("%1 · %2").arg(percentText(share.percent()), ofText(share));
        line.figures = {countText(share.part), countText(share.whole),
                        percentText(share.percent())};
        line.contacts = disabledContacts();
        line.contacts.providers = {entry.provider};
        lines.push_back(std::move(line));
    }
    std::stable_sort(lines.begin(), lines.end(), [](const ChartLine& a, const ChartLine& b) {
        return a.bar.percent > b.bar.percent;
    });
    if (lines.size() > mostBars)
        lines.resize(mostBars);
    m_providers->setColumns(
        {tr("Disabled"), ofBounces ? tr("Bounced") : tr("Contacts"), tr("Share")});
    m_providers->show(ofBounces ? tr("disabled mailboxes, share of the contacts there that bounced")
                                : tr("disabled mailboxes, share of your contacts there"),
                      lines, tr("No provider has disabled mailboxes of this list."));
}

void ChartsPage::showReasons(const CleanUpMetrics& metrics) {
    std::vector<std::pair<Reason, std::uint64_t>> counts;
    std::uint64_t all = 0;
    for (std::size_t i = 0; i < reasonCount; ++i) {
        const auto reason = static_cast<Reason>(i);
        if (metrics.byReason[i] == 0 || reasonTraits(reason).category == ReasonCategory::NoBounce)
            continue;
        counts.emplace_back(reason, metrics.byReason[i]);
        all += metrics.byReason[i];
    }
    std::stable_sort(counts.begin(), counts.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    if (counts.size() > mostBars)
        counts.resize(mostBars);
    std::vector<ChartLine> lines;
    for (const auto& [reason, count] : counts) {
        const Share share{count, all};
        ChartLine line;
        line.bar.name = reasonName(reason);
        line.bar.percent = share.percent();
        line.bar.figures = tr("%1 · %2").arg(countText(count), percentText(share.percent()));
        line.figures = {countText(count), percentText(share.percent())};
        line.contacts.reasons = {reason};
        lines.push_back(std::move(line));
    }
    m_reasons->show(tr("%Ln contact(s) with something to tell", nullptr, pluralCount(all)), lines,
                    tr("Nothing came back from the contacts of this list."));
}

void ChartsPage::showCauses(const CleanUpMetrics& metrics) {
    std::uint64_t all = 0;
    for (const std::uint64_t count : metrics.disabledByCause)
        all += count;
    std::vector<std::pair<Cause, std::uint64_t>> counts;
    for (std::size_t i = 0; i < causeCount; ++i)
        if (metrics.disabledByCause[i] > 0)
            counts.emplace_back(static_cast<Cause>(i), metrics.disabledByCause[i]);
    std::stable_sort(counts.begin(), counts.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    std::vector<ChartLine> lines;
    for (const auto& [cause, count] : counts) {
        const Share share{count, all};
        ChartLine line;
        line.bar.name = shownText(causeName(cause));
        line.bar.percent = share.percent();
        line.bar.figures = tr("%1 · %2").arg(countText(count), percentText(share.percent()));
        line.figures = {countText(count), percentText(share.percent())};
        line.contacts = disabledContacts();
        line.contacts.text = "cause:" + std::string(causeId(cause));
        lines.push_back(std::move(line));
    }
    m_causes->show(tr("as far as the servers said so"), lines,
                   tr("No mailbox of this list was reported as disabled."));
}

} // namespace listwright
