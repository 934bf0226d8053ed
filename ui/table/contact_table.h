// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/background_job.h"
#include "ui/session/row_choice.h"
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
    [[nodiscard]] RowChoice selectedRows() const;
    [[nodiscard]] std::uint64_t selectedCount() const;
    /// A while behind the session's where that is large: the old one stays until all is ready.
    [[nodiscard]] std::shared_ptr<const ContactView> shownView() const { return m_model->view(); }
    [[nodiscard]] std::optional<RowNumber> currentRow() const;
    void setCompact(bool compact);
    /// Shows or hides a column for good; until then the narrow table leaves out what the Why pane
    /// tells too.
    void setColumnShown(ContactColumn column, bool shown);
    [[nodiscard]] bool isColumnShown(ContactColumn column) const;
    /// Shows or hides a column of the lists, which is then searched too; also in later clean-ups
    /// whose lists have it.
    void setOwnColumnShown(const OwnColumn& column, bool shown);
    [[nodiscard]] bool isOwnColumnShown(const OwnColumn& column) const;
    /// Of the clean-up's lists: all of them, and those that are shown.
    [[nodiscard]] const std::vector<OwnColumn>& ownColumns() const { return m_model->ownColumns(); }
    [[nodiscard]] std::vector<OwnColumn> shownOwnColumns() const;
    /// As the header names it.
    [[nodiscard]] QString nameOf(const SortColumn& column) const;

Q_SIGNALS:
    void currentRowChanged(std::optional<listwright::RowNumber> row);
    void selectionCountChanged();
    void ownColumnsChanged();
    /// At a place of the screen, by a click on the header.
    void columnMenuAsked(QPoint place);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void showView();
    void swapView(const std::shared_ptr<const ContactView>& view, const PlacedRows& placed);
    void showOwnColumns();
    void showSortIndicator();
    void layOutColumns();
    void selectAgain(const std::vector<PositionRange>& positions);

    CleanUpSession& m_session;
    ContactTableModel* m_model;
    BackgroundJob<PlacedRows> m_placing;
    bool m_swapping = false;
    bool m_columnsChosen = false;
    std::vector<OwnColumn> m_ownChosen;
};

} // namespace listwright
