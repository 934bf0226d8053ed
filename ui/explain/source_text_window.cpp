// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explain/source_text_window.h"

#include "ui/theme/theme.h"
#include "ui/widgets/card.h"
#include "ui/widgets/quantity_text.h"

#include <QCoreApplication>
#include <QDialog>
#include <QLabel>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace listwright {

namespace {

struct SourceTextWindow {
    Q_DECLARE_TR_FUNCTIONS(SourceTextWindow)
};

QString decoded(std::string_view bytes) {
    QString text = QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
    for (QChar& character : text)
        if (character.category() == QChar::Other_Control && character != u'\n' &&
            character != u'\t')
            character = u' ';
    return text;
}

} // namespace

void showSourceText(const Theme& theme, const SourceText& source, QWidget* parent) {
    auto* window = new QDialog(parent);
    window->setAttribute(Qt::WA_DeleteOnClose);
    window->setWindowTitle(SourceTextWindow::tr("%1 at byte %2")
                               .arg(fileNameOf(source.file), countText(source.offset)));
    auto* text = new QPlainTextEdit;
    text->setReadOnly(true);
    text->setFont(theme.monospaced());
    text->setAccessibleName(SourceTextWindow::tr("The report’s own text"));
    text->setPlainText(decoded(source.text));
    const std::string_view bytes(source.text);
    QTextEdit::ExtraSelection mark;
    mark.cursor = QTextCursor(text->document());
    const auto begin = decoded(bytes.substr(0, source.markBegin)).size();
    const auto length = decoded(bytes.substr(source.markBegin, source.markLength)).size();
    mark.cursor.setPosition(static_cast<int>(begin));
    mark.cursor.setPosition(static_cast<int>(begin + length), QTextCursor::KeepAnchor);
    mark.format.setBackground(theme.tokens().marked);
    text->setExtraSelections({mark});
    QTextCursor place(text->document());
    place.setPosition(static_cast<int>(begin));
    text->setTextCursor(place);

    auto* column = new QVBoxLayout(window);
    column->setContentsMargins(16, 16, 16, 16);
    column->addWidget(wrappedLabel(
        QStringLiteral("small"),
        source.isCut ? SourceTextWindow::tr("As it stands in the file; the end is left out here.")
                     : SourceTextWindow::tr("As it stands in the file.")));
    column->addWidget(text, 1);
    window->resize(820, 600);
    window->show();
    text->centerCursor();
}

} // namespace listwright
