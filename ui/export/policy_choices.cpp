// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/policy_choices.h"

#include "ui/session/clean_up_session.h"

#include <QComboBox>
#include <QCoreApplication>

namespace listwright {

namespace {

struct PolicyChoices {
    Q_DECLARE_TR_FUNCTIONS(PolicyChoices)
};

} // namespace

QComboBox* removedMarksChoice(CleanUpSession& session) {
    auto* choice = new QComboBox;
    choice->setAccessibleName(PolicyChoices::tr("Addresses that are removed too"));
    choice->setToolTip(
        PolicyChoices::tr("Contacts that are removed beside those whose mail came back for good"));
    choice->addItem(PolicyChoices::tr("As the reports say"));
    choice->addItem(PolicyChoices::tr("Role addresses too"));
    choice->addItem(PolicyChoices::tr("Disposable ones too"));
    choice->addItem(PolicyChoices::tr("Both kinds too"));
    QObject::connect(choice, &QComboBox::activated, &session, [&session](int index) {
        AddressMarks marks; // in the order of the items
        if (index == 1 || index == 3)
            marks.add(AddressMark::Role);
        if (index == 2 || index == 3)
            marks.add(AddressMark::Disposable);
        session.setRemovedMarks(marks);
    });
    return choice;
}

QComboBox* keptDuplicateChoice(CleanUpSession& session) {
    auto* choice = new QComboBox;
    choice->setAccessibleName(PolicyChoices::tr("Which duplicate stays"));
    choice->setToolTip(PolicyChoices::tr("Which of the rows with one address stays in the list"));
    choice->addItem(PolicyChoices::tr("the first row stays"));
    choice->addItem(PolicyChoices::tr("the last row stays"));
    choice->addItem(PolicyChoices::tr("the most complete stays"));
    choice->setCurrentIndex(static_cast<int>(session.keptDuplicate()));
    QObject::connect(choice, &QComboBox::activated, &session, [&session](int index) {
        session.setKeptDuplicate(static_cast<KeptDuplicate>(index));
    });
    return choice;
}

} // namespace listwright
