// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/cleaning/contact_query.h"
#include "ui/table/row_text_cache.h"

#include <QAbstractTableModel>

namespace listwright {

/// The contacts that a query gave, one row each, in the query's order. Sorting is asked for with
/// sortAsked() and comes back as another view.
class ContactTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    /// Beside Qt's roles: the ContactStatus as int, whether the user decided it, and whether the
    /// address is marked.
    enum Role { StatusRole = Qt::UserRole, OverrideRole, MarkedRole };

    explicit ContactTableModel(QThreadPool& pool, QObject* parent = nullptr);
    /// The most rows that a view can lay out; more are not shown.
    static constexpr std::uint32_t mostRows = 58'000'000;
    void show(std::shared_ptr<const CleanUp> cleanUp, std::shared_ptr<const ContactView> view,
              const Decisions& decisions);
    /// Shows other decisions in the same rows.
    void setDecisions(const Decisions& decisions);
    /// Which of the lists' own columns are shown, so that their texts have to be there. All of them
    /// are columns of the model, behind those of the clean-up.
    void setShownOwnColumns(const std::vector<OwnColumn>& columns);
    [[nodiscard]] const std::vector<OwnColumn>& ownColumns() const { return m_own; }
    /// The column with what a query sorts by; -1 where there is none.
    [[nodiscard]] int columnOf(const SortColumn& column) const;
    [[nodiscard]] RowNumber rowAt(int position) const;
    [[nodiscard]] std::shared_ptr<const ContactView> view() const { return m_view; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    void sort(int column, Qt::SortOrder order) override;

Q_SIGNALS:
    /// No column stands for the list's own order.
    void sortAsked(std::optional<listwright::SortColumn> column, bool descending);
    /// Cells came from the file; what is on the screen should be painted again.
    void textsArrived();

private:
    [[nodiscard]] QString text(const ContactOutcome& outcome, RowNumber row,
                               ContactColumn column) const;
    /// By what it shows of the row: 0 for the email cell, 1 for the first shown column.
    [[nodiscard]] QString textOfList(RowNumber row, int at) const;

    std::shared_ptr<const CleanUp> m_cleanUp;
    std::shared_ptr<const ContactView> m_view;
    Decisions m_decisions;
    std::vector<OwnColumn> m_own;
    std::vector<OwnColumn> m_shownOwn;
    RowTextCache* m_texts;
};

} // namespace listwright
