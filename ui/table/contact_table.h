// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/table/contact_table_model.h"

#include <QTableView>

namespace listwright {

class CleanUpSession;
class Theme;

/// The table of contacts. Selection, current row and scroll position are those of contacts, not of
/// positions: they stay with them when the view is sorted, filtered or decided anew.
class ContactTable : public QTableView {
    Q_OBJECT
public:
    ContactTable(const Theme& theme, CleanUpSession& session, QWidget* parent = nullptr);
    [[nodiscard]] std::vector<RowNumber> selectedRows() const;
    [[nodiscard]] std::uint64_t selectedCount() const;
    [[nodiscard]] std::optional<RowNumber> currentRow() const;
    void setCompact(bool compact);
    /// Shows or hides a column for good; until then the narrow table leaves out what the Why pane
    /// tells too.
    void setColumnShown(ContactColumn column, bool shown);
    [[nodiscard]] bool isColumnShown(ContactColumn column) const;

Q_SIGNALS:
    void currentRowChanged(std::optional<listwright::RowNumber> row);
    void selectionCountChanged();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void showView();
    void selectAgain(const std::vector<bool>& wasSelected);

    CleanUpSession& m_session;
    ContactTableModel* m_model;
    bool m_swapping = false;
    bool m_columnsChosen = false;
};

} // namespace listwright
