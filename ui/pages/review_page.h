// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/bounce/reason.h"
#include "model/cleaning/contact_query.h"

#include <QWidget>

#include <optional>

class QBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTimer;

namespace listwright {

class CleanUpSession;
class ContactTable;
class EmptyState;
class FacetPanel;
class PageHeader;
class Theme;
class WhyPane;

/// One row a contact: filters at the left, the table in the middle, the reason at the right.
class ReviewPage : public QWidget {
    Q_OBJECT
public:
    ReviewPage(const Theme& theme, CleanUpSession& session, QWidget* parent = nullptr);
    [[nodiscard]] ContactTable& table() { return *m_table; }
    /// Shows only these contacts, as a click on a chart asks for.
    void showOnly(const ContactQuery& query);

public Q_SLOTS:
    void keepSelected();
    void removeSelected();
    void resetSelected();
    void focusSearch();
    void showAll();

Q_SIGNALS:
    void exportAsked();
    void importAsked();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void decide(std::optional<Proposal> proposal);
    void search();
    void showCleanUp();
    void showView();
    void updateUndo();
    void updateSelection();
    void showRowMenu(const QPoint& place);
    void showSearchedColumns();
    QWidget* tableCard();
    void divide();
    void orderControls();

    const Theme& m_theme;
    CleanUpSession& m_session;
    PageHeader* m_header;
    QPushButton* m_undo;
    QPushButton* m_export;
    QStackedWidget* m_states;
    EmptyState* m_noList;
    QSplitter* m_splitter;
    FacetPanel* m_facets;
    QBoxLayout* m_tools = nullptr;
    bool m_dividedByUser = false;
    QLineEdit* m_search;
    QPushButton* m_keep;
    QPushButton* m_remove;
    QPushButton* m_reset;
    QPushButton* m_columns;
    QLabel* m_shown;
    QPushButton* m_all;
    ContactTable* m_table;
    QStackedWidget* m_tableStates;
    WhyPane* m_why;
    QTimer* m_searchTimer;
};

/// "keep 3 contacts": a step of undo in words.
[[nodiscard]] QString stepText(std::optional<Proposal> proposal, std::uint32_t rows);

} // namespace listwright
