// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explain/quotation.h"

#include "ui/theme/theme.h"
#include "ui/widgets/quantity_text.h"

#include <QEvent>

#include <algorithm>

namespace listwright {

namespace {
constexpr int lowest = 40;
constexpr int tallest = 220;
constexpr std::size_t bytesShown = 4000;
} // namespace

Quotation::Quotation(const Theme& theme, QWidget* parent)
    : QTextEdit(parent)
    , m_theme(theme) {
    setReadOnly(true);
    setAcceptRichText(false);
    setProperty("role", QStringLiteral("quotation"));
    setTabChangesFocus(true);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFont(theme.monospaced());
    connect(&theme, &Theme::changed, this, &Quotation::mark);
}

void Quotation::show(const std::string& utf8, std::size_t markBegin, std::size_t markLength) {
    const std::string_view text = std::string_view(utf8).substr(0, bytesShown);
    const std::size_t begin = std::min(markBegin, text.size());
    const std::size_t end = begin + std::min(markLength, text.size() - begin);
    // Bytes become characters of UTF-16; shownText() keeps their number.
    m_markBegin = static_cast<int>(shownText(text.substr(0, begin)).size());
    m_markEnd = m_markBegin + static_cast<int>(shownText(text.substr(begin, end - begin)).size());
    setPlainText(shownText(text));
    setFont(m_theme.monospaced());
    mark();
    fitHeight();
}

void Quotation::mark() {
    if (m_markEnd <= m_markBegin) {
        setExtraSelections({});
        return;
    }
    ExtraSelection selection;
    selection.cursor = QTextCursor(document());
    selection.cursor.setPosition(m_markBegin);
    selection.cursor.setPosition(m_markEnd, QTextCursor::KeepAnchor);
    selection.format.setBackground(m_theme.tokens().marked);
    setExtraSelections({selection});
}

void Quotation::resizeEvent(QResizeEvent* event) {
    QTextEdit::resizeEvent(event);
    fitHeight();
}

void Quotation::changeEvent(QEvent* event) {
    QTextEdit::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange)
        fitHeight();
}

void Quotation::fitHeight() {
    const int frame = height() - viewport()->height();
    const int wanted = static_cast<int>(document()->size().height()) + std::max(frame, 2);
    const int height = std::clamp(wanted, lowest, tallest);
    if (minimumHeight() != height || maximumHeight() != height)
        setFixedHeight(height);
}

} // namespace listwright
