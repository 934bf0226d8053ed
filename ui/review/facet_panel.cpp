// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/facet_panel.h"

#include "ui/session/clean_up_session.h"
#include "ui/table/status_appearance.h"
#include "ui/theme/theme.h"
#include "ui/widgets/card.h"
#include "ui/widgets/quantity_text.h"

#include <QGuiApplication>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace listwright {

namespace {

constexpr int buttonHeight = 29;
constexpr int padding = 8;
constexpr std::size_t providersShown = 12;

/// Puts `value` in or takes it out; alone, it replaces the others.
template <typename T>
void toggle(std::vector<T>& chosen, const T& value, bool alone) {
    const auto found = std::find(chosen.begin(), chosen.end(), value);
    const bool wasChosen = found != chosen.end();
    if (alone) {
        const bool wasOnly = wasChosen && chosen.size() == 1;
        chosen.clear();
        if (!wasOnly)
            chosen.push_back(value);
    } else if (wasChosen) {
        chosen.erase(found);
    } else {
        chosen.push_back(value);
    }
}

template <typename T>
bool contains(const std::vector<T>& chosen, const T& value) {
    return std::find(chosen.begin(), chosen.end(), value) != chosen.end();
}

} // namespace

FacetButton::FacetButton(const Theme& theme)
    : m_theme(theme) {
    setProperty("role", QStringLiteral("painted"));
    setCheckable(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
}

void FacetButton::show(const QString& name, std::uint32_t count, std::uint32_t largest) {
    setText(name);
    m_count = countText(count);
    m_share = largest == 0 ? 0.0 : static_cast<double>(count) / static_cast<double>(largest);
    setAccessibleName(tr("%1, %Ln contact(s)", nullptr, pluralCount(count)).arg(name));
    update();
}

QSize FacetButton::sizeHint() const {
    return {160, buttonHeight};
}

QSize FacetButton::minimumSizeHint() const {
    return {80, buttonHeight};
}

void FacetButton::paintEvent(QPaintEvent* /*event*/) {
    const ThemeTokens& tokens = m_theme.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(1, 1, -1, -4);
    painter.setPen(hasFocus() ? QPen(tokens.accent, 2) : QPen(Qt::NoPen));
    painter.setBrush(isChecked()    ? tokens.accentWash
                     : underMouse() ? tokens.hairline
                                    : QColor(Qt::transparent));
    painter.drawRoundedRect(frame, 6, 6);

    QFont words = font();
    words.setWeight(isChecked() ? QFont::DemiBold : QFont::Normal);
    painter.setFont(words);
    const QRect line = rect().adjusted(padding, 0, -padding, -4);
    const int countWidth = painter.fontMetrics().horizontalAdvance(m_count);
    painter.setPen(isChecked() ? tokens.accent : tokens.secondary);
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, m_count);
    painter.setPen(isChecked() ? tokens.accent : tokens.text);
    const int room = line.width() - countWidth - 8;
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(text(), Qt::ElideRight, room));

    QColor bar = tokens.accent;
    bar.setAlphaF(0.4F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(bar);
    const double width = std::max(3.0, m_share * line.width());
    if (m_share > 0.0)
        painter.drawRoundedRect(QRectF(line.left(), height() - 3, width, 3), 1.5, 1.5);
}

FacetPanel::FacetPanel(const Theme& theme, CleanUpSession& session, QWidget* parent)
    : QScrollArea(parent)
    , m_theme(theme)
    , m_session(session) {
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Filters"));
    setFocusPolicy(Qt::NoFocus);
    auto* content = new QWidget;
    content->setProperty("role", QStringLiteral("page"));
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 2, 10, 8);
    column->setSpacing(0);
    addSection(m_statuses, column, tr("Proposal"));
    addSection(m_reasons, column, tr("Reason"));
    addSection(m_marks, column, tr("Address"));
    addSection(m_providers, column, tr("Provider"));
    column->addStretch();
    setWidget(content);
    connect(&session, &CleanUpSession::viewChanged, this, &FacetPanel::showView);
    showView();
}

void FacetPanel::addSection(Section& section, QVBoxLayout* column, const QString& caption) {
    section.caption = roleLabel(QStringLiteral("caption"), caption);
    section.caption->setContentsMargins(padding, 6, 0, 4);
    section.column = new QVBoxLayout;
    section.column->setSpacing(2);
    section.column->setContentsMargins(0, 0, 0, 6);
    column->addWidget(section.caption);
    column->addLayout(section.column);
}

void FacetPanel::showView() {
    const auto view = m_session.view();
    const ContactQuery& query = m_session.query();
    std::vector<Value> statuses;
    std::vector<Value> reasons;
    std::vector<Value> providers;
    std::vector<Value> marks;
    if (view) {
        constexpr std::array order{ContactStatus::Remove,    ContactStatus::Watch,
                                   ContactStatus::Keep,      ContactStatus::Review,
                                   ContactStatus::Duplicate, ContactStatus::Invalid};
        for (const ContactStatus status : order)
            statuses.push_back(
                {appearanceOf(status).name, view->byStatus[static_cast<std::size_t>(status)],
                 contains(query.statuses, status), [status](ContactQuery& asked, bool alone) {
                     toggle(asked.statuses, status, alone);
                 }});
        const auto addReason = [&](std::optional<Reason> reason, std::uint32_t count) {
            reasons.push_back({reasonName(reason), count, contains(query.reasons, reason),
                               [reason](ContactQuery& asked, bool alone) {
                                   toggle(asked.reasons, reason, alone);
                               }});
        };
        for (std::size_t i = 0; i < reasonCount; ++i)
            addReason(static_cast<Reason>(i), view->byReason[i]);
        addReason(std::nullopt, view->withoutBounce);
        for (std::size_t i = 0; i < view->byProvider.size(); ++i) {
            const ProviderId provider{static_cast<std::uint16_t>(i)};
            providers.push_back({shownText(providerName(provider)), view->byProvider[i],
                                 contains(query.providers, provider),
                                 [provider](ContactQuery& asked, bool alone) {
                                     toggle(asked.providers, provider, alone);
                                 }});
        }
        for (std::size_t i = 0; i < addressMarkCount; ++i) {
            const auto mark = static_cast<AddressMark>(i);
            marks.push_back(
                {markName(mark), view->byMark[i], contains(query.marks, mark),
                 [mark](ContactQuery& asked, bool alone) { toggle(asked.marks, mark, alone); }});
        }
        const auto byCount = [](const Value& a, const Value& b) { return a.count > b.count; };
        // "No bounce" is mostly the largest and says the least: it stays last.
        std::stable_sort(reasons.begin(), reasons.end() - 1, byCount);
        std::stable_sort(providers.begin(), providers.end(), byCount);
    }
    const auto isNothing = [](const Value& value) { return value.count == 0 && !value.chosen; };
    for (auto* values : {&statuses, &reasons, &providers, &marks})
        std::erase_if(*values, isNothing);
    if (providers.size() > providersShown) {
        const auto firstHidden = providers.begin() + providersShown;
        providers.erase(std::remove_if(firstHidden, providers.end(),
                                       [](const Value& value) { return !value.chosen; }),
                        providers.end());
    }
    fill(m_statuses, std::move(statuses));
    fill(m_reasons, std::move(reasons));
    fill(m_marks, std::move(marks));
    fill(m_providers, std::move(providers));
}

void FacetPanel::fill(Section& section, std::vector<Value> values) {
    section.caption->setVisible(!values.empty());
    while (section.buttons.size() < values.size()) {
        auto* button = new FacetButton(m_theme);
        const std::size_t at = section.buttons.size();
        section.column->addWidget(button);
        section.buttons.push_back(button);
        connect(button, &QPushButton::clicked, this, [this, &section, at] {
            if (at >= section.values.size())
                return;
            ContactQuery query = m_session.query();
            const bool adds = QGuiApplication::keyboardModifiers() & Qt::ControlModifier;
            section.values[at].toggle(query, !adds);
            m_session.setQuery(query);
        });
    }
    std::uint32_t largest = 0;
    for (const Value& value : values)
        largest = std::max(largest, value.count);
    for (std::size_t i = 0; i < section.buttons.size(); ++i) {
        FacetButton* button = section.buttons[i];
        button->setVisible(i < values.size());
        if (i >= values.size())
            continue;
        button->show(values[i].name, values[i].count, largest);
        button->setChecked(values[i].chosen);
    }
    section.values = std::move(values);
}

} // namespace listwright
