// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/column_menu.h"

#include "ui/table/contact_table.h"

namespace listwright {

ColumnMenu::ColumnMenu(ContactTable& table, QWidget* parent)
    : QMenu(parent)
    , m_table(table) {
    setToolTipsVisible(true);
    connect(this, &QMenu::aboutToShow, this, &ColumnMenu::fill);
}

void ColumnMenu::fill() {
    clear();
    const auto add = [this](const SortColumn& column, bool isShown) {
        QAction* action = addAction(m_table.nameOf(column).replace(u'&', QLatin1String("&&")));
        action->setCheckable(true);
        action->setChecked(isShown);
        return action;
    };
    for (int at = 0; at <= static_cast<int>(ContactColumn::LastSeen); ++at) {
        const auto column = static_cast<ContactColumn>(at);
        QAction* action = add(column, m_table.isColumnShown(column));
        action->setEnabled(column != ContactColumn::Email);
        connect(action, &QAction::toggled, &m_table,
                [this, column](bool shown) { m_table.setColumnShown(column, shown); });
    }
    if (m_table.ownColumns().empty())
        return;
    addSection(tr("In the list"));
    for (const OwnColumn& column : m_table.ownColumns()) {
        QAction* action = add(column, m_table.isOwnColumnShown(column));
        action->setToolTip(tr("Shown columns are searched too"));
        connect(action, &QAction::toggled, &m_table,
                [this, column](bool shown) { m_table.setOwnColumnShown(column, shown); });
    }
}

} // namespace listwright
