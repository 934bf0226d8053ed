// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/preview_panel.h"

#include "ui/import/card_text.h"
#include "ui/import/preview_model.h"
#include "ui/import/reading_menu.h"
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
} // namespace

PreviewPanel::PreviewPanel(const Theme& theme, QWidget* parent)
    : Card(parent)
    , m_title(new ElidedLabel({}, Qt::ElideMiddle))
    , m_hint(new ElidedLabel)
    , m_column(addMenuButton(tr("Email column"), addEmailColumns))
    , m_encoding(addMenuButton(tr("Encoding"), addEncodings))
    , m_delimiter(addMenuButton(tr("Delimiter"), addDelimiters))
    , m_header(new QPushButton)
    , m_table(new QTableView)
    , m_model(new PreviewModel(theme, this)) {
    setRole(m_title, QStringLiteral("card-title"));
    setRole(m_hint, QStringLiteral("small"));
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
    for (QPushButton* button : {m_column, m_encoding, m_delimiter, m_header})
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
        if (m_card.reading && m_card.reading->preview)
            fill(menu, m_card,
                 [this](const ReadingChoice& choice) { Q_EMIT choiceMade(m_card.id, choice); });
    });
    return button;
}

void PreviewPanel::show(const InputCard& card) {
    const bool sameReading = card.id == m_card.id && card.reading == m_card.reading;
    m_card = card;
    const bool hasTable =
        card.reading && card.reading->preview && !card.reading->preview->columns.empty();
    setVisible(hasTable);
    if (!hasTable) {
        m_model->clear();
        return;
    }
    if (sameReading)
        return;
    const TablePreview& preview = *card.reading->preview;
    const bool isReport = card.reading->file && card.reading->file->kind == InputKind::BounceReport;
    const auto emailColumn = emailColumnOf(card);
    m_title->setText(cardTitle(card));
    m_hint->setText(emailColumn ? tr("first rows · click a column to take the addresses from it")
                                : tr("Click the column that holds the email addresses"));
    m_column->setText(emailColumn
                          ? tr("Email: %1")
                                .arg(fontMetrics().elidedText(columnTitle(preview, *emailColumn),
                                                              Qt::ElideRight, 140))
                          : tr("Email column…"));
    m_encoding->setText(shownText(preview.dialect.encoding.name));
    m_delimiter->setText(delimiterName(preview.dialect.delimiter));
    m_header->setChecked(preview.dialect.hasHeader);
    m_header->setText(preview.dialect.hasHeader ? tr("Header in row 1") : tr("No header row"));
    m_model->show(preview, emailColumn,
                  emailColumn && !isReport ? card.reading->file->profile->roles : ListColumns());
    m_table->resizeColumnsToContents();
    for (int i = 0; i < m_model->columnCount(); ++i)
        m_table->setColumnWidth(i, std::min(m_table->columnWidth(i) + 24, widestColumn));
}

void PreviewPanel::chooseColumn(int column) {
    if (column < 0)
        return;
    const bool isReport = m_card.reading && m_card.reading->file &&
                          m_card.reading->file->kind == InputKind::BounceReport;
    ReadingChoice choice = m_card.choice;
    choice.kind = isReport ? InputKind::BounceReport : InputKind::ContactList;
    choice.emailColumn = static_cast<std::size_t>(column);
    Q_EMIT choiceMade(m_card.id, choice);
}

} // namespace listwright
