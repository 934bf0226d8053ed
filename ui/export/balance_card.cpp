// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/balance_card.h"

#include "ui/theme/theme.h"
#include "ui/widgets/drawing_label.h"
#include "ui/widgets/quantity_text.h"

#include <QHBoxLayout>
#include <QLabel>

namespace listwright {

namespace {

QString coloured(const QString& text, const QColor& color) {
    return QStringLiteral("<span style=\"color:%1;font-weight:600\">%2</span>")
        .arg(color.name(), text.toHtmlEscaped());
}

} // namespace

BalanceCard::BalanceCard(const Theme& theme, QWidget* parent)
    : Card(parent)
    , m_theme(theme)
    , m_counts(new QLabel)
    , m_sign(new DrawingLabel(theme, QStringLiteral("keep"), &ThemeTokens::keep))
    , m_word(roleLabel(QStringLiteral("secondary"), tr("balances"))) {
    m_counts->setTextFormat(Qt::RichText);
    m_counts->setWordWrap(true);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(18, 14, 18, 14);
    row->addWidget(m_counts, 1);
    row->addWidget(m_sign);
    row->addWidget(m_word);
}

void BalanceCard::show(const CleanUpCounts& counts) {
    const ThemeTokens& tokens = m_theme.tokens();
    const auto number = [&](std::uint64_t count, const QColor& color) {
        return coloured(countText(count), color);
    };
    m_counts->setText(
        QStringLiteral("<span style=\"font-size:15px\">%1</span>")
            .arg(tr("%1 in the list = %2 kept + %3 removed + %4 duplicates + %5 invalid")
                     .arg(number(counts.in, tokens.text), number(counts.kept, tokens.keep),
                          number(counts.removed, tokens.remove),
                          number(counts.duplicates, tokens.text),
                          number(counts.invalid, tokens.text))));
    m_sign->setDrawing(counts.balances() ? QStringLiteral("keep") : QStringLiteral("warning"),
                       counts.balances() ? &ThemeTokens::keep : &ThemeTokens::remove);
    m_word->setText(counts.balances() ? tr("balances") : tr("does not balance"));
}

} // namespace listwright
