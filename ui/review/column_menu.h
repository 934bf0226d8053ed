// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

namespace listwright {

class ContactTable;

/// Which columns the contact table shows: those of the clean-up, and those of the lists themselves.
class ColumnMenu : public QMenu {
    Q_OBJECT
public:
    /// Keeps a reference.
    explicit ColumnMenu(ContactTable& table, QWidget* parent = nullptr);

private:
    void fill();
    ContactTable& m_table;
};

} // namespace listwright
