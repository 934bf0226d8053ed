// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/navigation_rail.h"

#include "ui/theme/theme.h"
#include "ui/widgets/drawing_label.h"

#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace listwright {

namespace {
constexpr int railWidth = 168;
constexpr int buttonHeight = 34;
constexpr int drawingSize = 16;
constexpr int textLeft = 35;
constexpr int padding = 10;
} // namespace

RailButton::RailButton(const Theme& theme, const QString& icon, const QString& name)
    : m_theme(theme)
    , m_icon(icon) {
    setText(name);
    setAccessibleName(name);
    setProperty("role", QStringLiteral("painted"));
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void RailButton::setCount(const QString& count) {
    m_count = count;
    setAccessibleName(count.isEmpty() ? text() : tr("%1, %2").arg(text(), count));
    update();
}

QSize RailButton::sizeHint() const {
    return {railWidth - 2 * padding, buttonHeight};
}

void RailButton::paintEvent(QPaintEvent* /*event*/) {
    const ThemeTokens& tokens = m_theme.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(1, 1, -1, -1);
    if (isChecked() || underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(isChecked() ? tokens.accentWash : tokens.hairline);
        painter.drawRoundedRect(frame, 6, 6);
    }
    if (hasFocus()) {
        painter.setPen(QPen(tokens.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(frame, 6, 6);
    }
    m_theme.icon(m_icon, isChecked() ? &ThemeTokens::accent : &ThemeTokens::secondary)
        .paint(&painter, padding, (height() - drawingSize) / 2, drawingSize, drawingSize);

    QFont nameFont = font();
    nameFont.setWeight(isChecked() ? QFont::DemiBold : QFont::Normal);
    const int room = width() - textLeft - padding;
    const QFontMetrics nameMetrics(nameFont);
    painter.setPen(isChecked() ? tokens.accent : tokens.secondary);
    painter.setFont(nameFont);
    painter.drawText(QRect(textLeft, 0, room, height()), Qt::AlignLeft | Qt::AlignVCenter,
                     nameMetrics.elidedText(text(), Qt::ElideRight, room));

    // The name comes first; a count that does not fit behind it is left out.
    QFont countFont = font();
    countFont.setPixelSize(11);
    const int taken = nameMetrics.horizontalAdvance(text()) + 6;
    if (QFontMetrics(countFont).horizontalAdvance(m_count) > room - taken)
        return;
    painter.setFont(countFont);
    painter.drawText(rect().adjusted(0, 0, -padding, 0), Qt::AlignRight | Qt::AlignVCenter,
                     m_count);
}

NavigationRail::NavigationRail(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme) {
    setFixedWidth(railWidth);
    setProperty("role", QStringLiteral("rail"));
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(tr("Pages"));

    auto* name = new QLabel(QStringLiteral("Listwright"));
    name->setProperty("role", QStringLiteral("heading"));
    auto* brand = new QHBoxLayout;
    brand->setContentsMargins(padding, 0, 0, 0);
    brand->setSpacing(8);
    brand->addWidget(new DrawingLabel(theme, QStringLiteral("listwright"), &ThemeTokens::text));
    brand->addWidget(name, 1);

    auto* promise = new QLabel(tr("Works offline.\nNothing leaves this computer."));
    promise->setProperty("role", QStringLiteral("small"));
    promise->setWordWrap(true);
    promise->setContentsMargins(padding, 0, 0, 0);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(padding, 20, padding, 20);
    layout->setSpacing(2);
    layout->addLayout(brand);
    layout->addSpacing(16);
    layout->addStretch();
    layout->addWidget(promise);
}

RailButton* NavigationRail::addPage(const QString& icon, const QString& name) {
    auto* button = new RailButton(m_theme, icon, name);
    const int page = static_cast<int>(m_buttons.size());
    auto* column = static_cast<QVBoxLayout*>(layout());
    column->insertWidget(2 + page, button);
    m_buttons.push_back(button);
    connect(button, &QPushButton::clicked, this, [this, page] { Q_EMIT pageChosen(page); });
    return button;
}

void NavigationRail::setCurrent(int page) {
    m_buttons[static_cast<std::size_t>(page)]->setChecked(true);
}

} // namespace listwright
