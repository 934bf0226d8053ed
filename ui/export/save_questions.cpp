// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/save_questions.h"

#include "model/io/workbook_writer.h"
#include "ui/widgets/quantity_text.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>

#include <algorithm>

namespace listwright {

namespace {

class SaveQuestions {
    Q_DECLARE_TR_FUNCTIONS(SaveQuestions)
};

constexpr std::size_t mostNamesAsked = 5;

void ask(QWidget* parent, const QString& title, const QString& text, const QString& more,
         const QString& yes, QMessageBox::ButtonRole role, const std::function<void()>& agreed) {
    auto* question =
        new QMessageBox(QMessageBox::Question, title, text, QMessageBox::Cancel, parent);
    question->setInformativeText(more);
    question->setAttribute(Qt::WA_DeleteOnClose);
    auto* button = question->addButton(yes, role);
    question->setDefaultButton(QMessageBox::Cancel);
    QObject::connect(button, &QAbstractButton::clicked, parent, agreed);
    question->open();
}

} // namespace

void askWhetherToReplace(QWidget* parent, const std::vector<std::string>& existing,
                         const std::function<void()>& agreed) {
    QStringList names;
    for (std::size_t i = 0; i < std::min(existing.size(), mostNamesAsked); ++i)
        names << fileNameOf(existing[i]);
    if (existing.size() > mostNamesAsked)
        names << SaveQuestions::tr("and %Ln more", nullptr,
                                   pluralCount(existing.size() - mostNamesAsked));
    ask(parent, SaveQuestions::tr("Replace files?"),
        SaveQuestions::tr("%Ln file(s) of that name are in the folder already.", nullptr,
                          pluralCount(existing.size())),
        names.join(u'\n'), SaveQuestions::tr("Replace"), QMessageBox::DestructiveRole, agreed);
}

void askWhetherToSplit(QWidget* parent, const std::vector<WorkbookTarget>& targets,
                       const std::function<void()>& agreed) {
    QStringList lines;
    for (const WorkbookTarget& target : targets)
        if (target.files.size() > 1)
            lines << SaveQuestions::tr("%1 to %2: %Ln row(s)", nullptr, pluralCount(target.rows))
                         .arg(fileNameOf(target.files.front()), fileNameOf(target.files.back()));
    ask(parent, SaveQuestions::tr("Split into several workbooks?"),
        SaveQuestions::tr("An Excel sheet holds %1 rows with the header, and there are more.")
            .arg(countText(WorkbookWriter::mostRows)),
        lines.join(u'\n'), SaveQuestions::tr("Split"), QMessageBox::AcceptRole, agreed);
}

} // namespace listwright
