// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/preview_panel.h"

#include "ui/import/card_text.h"
#include "ui/import/preview_model.h"
#include "ui/import/reading_menu.h"
#include "ui/import/report_roles.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/quantity_text.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTableView>

namespace listwright {

namespace {
constexpr int rowHeight = 30;
constexpr int widestColumn = 320;

/// What the columns of a list or a report are known as.
std::map<std::size_t, QString> columnMarks(const InputCard& card) {
    std::map<std::size_t, QString> marks;
    const auto emailColumn = emailColumnOf(card);
    if (!emailColumn)
        return marks;
    marks.emplace(*emailColumn, PreviewPanel::tr("email"));
    const auto mark = [&](std::optional<std::size_t> column, const QString& word) {
        if (column)
            marks.emplace(*column, word);
    };
    if (const auto& columns = card.shown()->file->reportColumns) {
        for (const ColumnRole role : offeredRoles())
            mark(columns->column(role), roleMark(role));
        return marks;
    }
    const ListColumns& roles = card.shown()->file->profile->roles;
    for (const ListRole role : {ListRole::Name, ListRole::FirstName, ListRole::LastName})
        mark(roles.column(role), PreviewPanel::tr("name"));
    mark(roles.column(ListRole::Date), PreviewPanel::tr("date"));
    mark(roles.column(ListRole::Status), PreviewPanel::tr("status"));
    return marks;
}

} // namespace

PreviewPanel::PreviewPanel(const Theme& theme, QWidget* parent)
    : Card(parent)
    , m_title(new ElidedLabel({}, Qt::ElideMiddle))
    , m_hint(new ElidedLabel)
    , m_column(addMenuButton(tr("Email column"), addEmailColumns))
    , m_reportColumns(addMenuButton(tr("Columns of the report"), addReportReading))
    , m_encoding(addMenuButton(tr("Encoding"), addEncodings))
    , m_delimiter(addMenuButton(tr("Delimiter"), addDelimiters))
    , m_header(new QPushButton)
    , m_table(new QTableView)
    , m_model(new PreviewModel(theme, this)) {
    setRole(m_title, QStringLiteral("card-title"));
    setRole(m_hint, QStringLiteral("small"));
    m_reportColumns->setText(tr("Columns…"));
    m_reportColumns->setToolTip(tr("Which column says what happened, when and why, and what kind "
                                   "of report this is"));
    m_header->setCheckable(true);
    m_header->setAccessibleName(tr("First row is a header"));
    connect(m_header, &QPushButton::clicked, this, [this](bool checked) {
        ReadingChoice choice = m_card.choice;
        choice.hasHeader = checked;
        Q_EMIT choiceMade(m_card.id, choice);
    });

    auto* top = new QHBoxLayout;
    top->setContentsMargins(14, 10, 10, 10);
    top->setSpacing(8);
    top->addWidget(m_title);
    top->addWidget(m_hint, 1);
    for (QPushButton* button : {m_column, m_reportColumns, m_encoding, m_delimiter, m_header})
        top->addWidget(button);

    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("First rows of the file"));
    m_table->setShowGrid(false);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(rowHeight);
    m_table->horizontalHeader()->setFixedHeight(rowHeight);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setSectionsClickable(true);
    m_table->setFixedHeight(rowHeight * 5 + 14);
    connect(m_table->horizontalHeader(), &QHeaderView::sectionClicked, this,
            &PreviewPanel::chooseColumn);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(hairline());
    column->addWidget(m_table);
}

QPushButton* PreviewPanel::addMenuButton(
    const QString& accessibleName,
    void (*fill)(QMenu*, const InputCard&, const std::function<void(const ReadingChoice&)>&)) {
    auto* button = new QPushButton;
    auto* menu = new QMenu(button);
    button->setMenu(menu);
    button->setAccessibleName(accessibleName);
    button->setToolTip(accessibleName);
    connect(menu, &QMenu::aboutToShow, this, [this, menu, fill] {
        menu->clear();
        if (m_card.shown() && m_card.shown()->preview)
            fill(menu, m_card,
                 [this](const ReadingChoice& choice) { Q_EMIT choiceMade(m_card.id, choice); });
    });
    return button;
}

void PreviewPanel::show(const InputCard& card) {
    const bool sameReading = card.id == m_card.id && card.shown() == m_card.shown();
    m_card = card;
    const bool hasTable =
        card.shown() && card.shown()->preview && !card.shown()->preview->columns.empty();
    setVisible(hasTable);
    if (!hasTable) {
        m_model->clear();
        return;
    }
    if (sameReading)
        return;
    const TablePreview& preview = *card.shown()->preview;
    const auto emailColumn = emailColumnOf(card);
    m_title->setText(cardTitle(card));
    m_hint->setText(emailColumn ? tr("first rows · click a column to take the addresses from it")
                                : tr("Click the column that holds the email addresses"));
    m_column->setText(emailColumn
                          ? tr("Email: %1")
                                .arg(fontMetrics().elidedText(columnTitle(preview, *emailColumn),
                                                              Qt::ElideRight, 140))
                          : tr("Email column…"));
    m_reportColumns->setVisible(isReportTable(card));
    m_encoding->setText(shownText(preview.dialect.encoding.name));
    m_delimiter->setText(delimiterName(preview.dialect.delimiter));
    m_header->setChecked(preview.dialect.hasHeader);
    m_header->setText(preview.dialect.hasHeader ? tr("Header in row 1") : tr("No header row"));
    m_model->show(preview, emailColumn, columnMarks(card));
    m_table->resizeColumnsToContents();
    for (int i = 0; i < m_model->columnCount(); ++i)
        m_table->setColumnWidth(i, std::min(m_table->columnWidth(i) + 24, widestColumn));
}

void PreviewPanel::chooseColumn(int column) {
    if (column < 0)
        return;
    ReadingChoice choice = m_card.choice;
    choice.kind = kindOf(m_card);
    choice.emailColumn = static_cast<std::size_t>(column);
    Q_EMIT choiceMade(m_card.id, choice);
}

} // namespace listwright
