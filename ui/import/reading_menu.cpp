// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/reading_menu.h"

#include "ui/import/card_text.h"
#include "ui/widgets/quantity_text.h"

#include <QCoreApplication>
#include <QMenu>

namespace listwright {

namespace {

struct ReadingMenu {
    Q_DECLARE_TR_FUNCTIONS(ReadingMenu)
};

/// A menu of more columns would be taller than the screen; the preview's header has them all.
constexpr std::size_t columnsInMenu = 40;

void addChoice(QMenu* menu, QString text, bool current, const ReadingChoice& choice,
               const ChoiceTaker& choose) {
    text.replace(u'&', QStringLiteral("&&"));
    auto* action = menu->addAction(text, menu, [choice, choose] { choose(choice); });
    action->setCheckable(true);
    action->setChecked(current);
}

} // namespace

std::optional<std::size_t> emailColumnOf(const InputCard& card) {
    if (!card.reading || !card.reading->file)
        return std::nullopt;
    const InputFile& file = *card.reading->file;
    if (file.reportColumns)
        return file.reportColumns->column(ColumnRole::Address);
    return file.profile ? std::optional(file.profile->emailColumn) : std::nullopt;
}

QString columnTitle(const TablePreview& preview, std::size_t column) {
    const QString name =
        column < preview.columns.size() ? shownText(preview.columns[column]).trimmed() : QString();
    return name.isEmpty() ? ReadingMenu::tr("Column %1").arg(column + 1) : name;
}

void addEmailColumns(QMenu* menu, const InputCard& card, const ChoiceTaker& choose) {
    const TablePreview& preview = *card.reading->preview;
    const auto current = emailColumnOf(card);
    const InputKind kind = card.reading->file ? card.reading->file->kind : InputKind::ContactList;
    for (std::size_t column = 0; column < std::min(preview.columns.size(), columnsInMenu);
         ++column) {
        ReadingChoice choice = card.choice;
        choice.kind = kind;
        choice.emailColumn = column;
        addChoice(menu, columnTitle(preview, column), current == column, choice, choose);
    }
}

void addEncodings(QMenu* menu, const InputCard& card, const ChoiceTaker& choose) {
    const std::string& current = card.reading->preview->dialect.encoding.name;
    bool offered = false;
    const auto add = [&](const std::string& name, const QString& description) {
        ReadingChoice choice = card.choice;
        choice.encoding = name;
        const QString text = description.isEmpty()
                                 ? shownText(name)
                                 : ReadingMenu::tr("%1 – %2").arg(shownText(name), description);
        addChoice(menu, text, name == current, choice, choose);
        offered |= name == current;
    };
    for (const OfferedEncoding& encoding : offeredEncodings())
        add(encoding.name, encoding.description);
    if (!offered)
        add(current, {});
}

void addDelimiters(QMenu* menu, const InputCard& card, const ChoiceTaker& choose) {
    for (const char delimiter : offeredDelimiters()) {
        ReadingChoice choice = card.choice;
        choice.delimiter = delimiter;
        // Other columns than before: their numbers say nothing any more.
        choice.emailColumn.reset();
        addChoice(menu, delimiterName(delimiter),
                  card.reading->preview->dialect.delimiter == delimiter, choice, choose);
    }
}

void addReadingChoices(QMenu* menu, const InputCard& card, const ChoiceTaker& choose) {
    if (!card.reading)
        return;
    if (card.files.size() == 1) {
        const bool known = card.reading->file.has_value();
        const bool isList = known && card.reading->file->kind == InputKind::ContactList;
        ReadingChoice choice = card.choice;
        choice.kind = InputKind::ContactList;
        addChoice(menu, ReadingMenu::tr("This is a mailing list"), isList, choice, choose);
        choice.kind = InputKind::BounceReport;
        choice.usesStatus = false;
        addChoice(menu, ReadingMenu::tr("This is a bounce report"), known && !isList, choice,
                  choose);
    }
    if (card.reading->preview) {
        menu->addSeparator();
        addEmailColumns(menu->addMenu(ReadingMenu::tr("Email column")), card, choose);
        addEncodings(menu->addMenu(ReadingMenu::tr("Encoding")), card, choose);
        addDelimiters(menu->addMenu(ReadingMenu::tr("Delimiter")), card, choose);
        ReadingChoice choice = card.choice;
        choice.hasHeader = !card.reading->preview->dialect.hasHeader;
        addChoice(menu, ReadingMenu::tr("First row is a header"), !*choice.hasHeader, choice,
                  choose);
    }
    menu->addSeparator();
    menu->addAction(ReadingMenu::tr("Read again"), menu,
                    [choice = card.choice, choose] { choose(choice); });
}

} // namespace listwright
