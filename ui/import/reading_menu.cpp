// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/reading_menu.h"

#include "ui/import/card_text.h"
#include "ui/import/report_roles.h"
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

constexpr int widestColumnName = 180;

QString menuText(QString text) {
    return text.replace(u'&', QStringLiteral("&&"));
}

void addChoice(QMenu* menu, QString text, bool current, const ReadingChoice& choice,
               const ChoiceTaker& choose) {
    auto* action =
        menu->addAction(menuText(std::move(text)), menu, [choice, choose] { choose(choice); });
    action->setCheckable(true);
    action->setChecked(current);
}

} // namespace

InputKind kindOf(const InputCard& card) {
    if (card.shown() && card.shown()->file)
        return card.shown()->file->kind;
    return card.choice.kind.value_or(InputKind::ContactList);
}

std::optional<std::size_t> emailColumnOf(const InputCard& card) {
    if (!card.shown() || !card.shown()->file)
        return std::nullopt;
    const InputFile& file = *card.shown()->file;
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
    const TablePreview& preview = *card.shown()->preview;
    const auto current = emailColumnOf(card);
    for (std::size_t column = 0; column < std::min(preview.columns.size(), columnsInMenu);
         ++column) {
        ReadingChoice choice = card.choice;
        choice.kind = kindOf(card);
        choice.emailColumn = column;
        addChoice(menu, columnTitle(preview, column), current == column, choice, choose);
    }
}

void addEncodings(QMenu* menu, const InputCard& card, const ChoiceTaker& choose) {
    const std::string& current = card.shown()->preview->dialect.encoding.name;
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
        choice.table.columns.clear();
        addChoice(menu, delimiterName(delimiter),
                  card.shown()->preview->dialect.delimiter == delimiter, choice, choose);
    }
}

bool isReportTable(const InputCard& card) {
    return card.shown() && card.shown()->preview && card.shown()->file &&
           card.shown()->file->kind == InputKind::BounceReport &&
           card.shown()->file->reportColumns.has_value();
}

void addReportColumns(QMenu* menu, const InputCard& card, const ChoiceTaker& choose) {
    if (!isReportTable(card))
        return;
    const TablePreview& preview = *card.shown()->preview;
    for (const ColumnRole role : offeredRoles()) {
        const auto current = card.shown()->file->reportColumns->column(role);
        ReadingChoice choice = card.choice;
        choice.kind = InputKind::BounceReport;
        auto& chosen = choice.table.columns[role];
        chosen.reset();
        const QString held = current ? columnTitle(preview, *current) : ReadingMenu::tr("none");
        QMenu* const columns = menu->addMenu(menuText(ReadingMenu::tr("%1: %2").arg(
            roleTitle(role),
            menu->fontMetrics().elidedText(held, Qt::ElideRight, widestColumnName))));
        addChoice(columns, ReadingMenu::tr("(none)"), !current, choice, choose);
        columns->addSeparator();
        for (std::size_t column = 0; column < std::min(preview.columns.size(), columnsInMenu);
             ++column) {
            chosen = column;
            addChoice(columns, columnTitle(preview, column), current == column, choice, choose);
        }
    }
}

void addReportFormats(QMenu* menu, const InputCard& card, const ChoiceTaker& choose) {
    if (!isReportTable(card))
        return;
    ReadingChoice choice = card.choice;
    choice.kind = InputKind::BounceReport;
    const std::string inForce = card.choice.table.formatId;
    choice.table.formatId.clear();
    addChoice(menu, ReadingMenu::tr("As the program recognises it"), inForce.empty(), choice,
              choose);
    menu->addSeparator();
    for (const ReportFormat* const format : choosableTables()) {
        choice.table.formatId = format->id;
        addChoice(menu,
                  format->id == tableByContent
                      ? ReadingMenu::tr("Any table, by what is in its columns")
                      : shownText(format->name),
                  inForce == format->id, choice, choose);
    }
}

void addReportReading(QMenu* menu, const InputCard& card, const ChoiceTaker& choose) {
    if (!isReportTable(card))
        return;
    addReportColumns(menu, card, choose);
    menu->addSeparator();
    addReportFormats(menu->addMenu(ReadingMenu::tr("Read as")), card, choose);
}

void addReadingChoices(QMenu* menu, const InputCard& card, const ChoiceTaker& choose) {
    if (!card.shown())
        return;
    if (card.files.size() == 1) {
        const bool known = card.shown()->file.has_value();
        const bool isList = known && card.shown()->file->kind == InputKind::ContactList;
        ReadingChoice choice = card.choice;
        choice.kind = InputKind::ContactList;
        addChoice(menu, ReadingMenu::tr("This is a mailing list"), isList, choice, choose);
        choice.kind = InputKind::BounceReport;
        choice.usesStatus = false;
        addChoice(menu, ReadingMenu::tr("This is a bounce report"), known && !isList, choice,
                  choose);
    }
    if (card.shown()->preview) {
        menu->addSeparator();
        addEmailColumns(menu->addMenu(ReadingMenu::tr("Email column")), card, choose);
        if (isReportTable(card))
            addReportReading(menu->addMenu(ReadingMenu::tr("Columns of the report")), card, choose);
        addEncodings(menu->addMenu(ReadingMenu::tr("Encoding")), card, choose);
        addDelimiters(menu->addMenu(ReadingMenu::tr("Delimiter")), card, choose);
        ReadingChoice choice = card.choice;
        choice.hasHeader = !card.shown()->preview->dialect.hasHeader;
        addChoice(menu, ReadingMenu::tr("First row is a header"), !*choice.hasHeader, choice,
                  choose);
    }
    menu->addSeparator();
    menu->addAction(ReadingMenu::tr("Read again"), menu,
                    [choice = card.choice, choose] { choose(choice); });
}

} // namespace listwright
