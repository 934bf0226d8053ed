// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/import_page.h"

#include "model/export/suppression_preset.h"
#include "model/report/report_format.h"
#include "ui/frame/page_header.h"
#include "ui/import/drop_area.h"
#include "ui/import/file_card.h"
#include "ui/import/preview_panel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/card.h"
#include "ui/widgets/quantity_text.h"
#include "ui/widgets/tab_order.h"

#include <QDir>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStandardPaths>
#include <QTimer>

#include <algorithm>

namespace listwright {

QStringList sampleFiles() {
    const QString beside = QDir(QCoreApplication::applicationDirPath())
                               .filePath(QStringLiteral("../share/listwright/sample"));
    QStringList places{beside, QStandardPaths::locate(QStandardPaths::GenericDataLocation,
                                                      QStringLiteral("listwright/sample"),
                                                      QStandardPaths::LocateDirectory)};
#ifdef LISTWRIGHT_SAMPLE_DIR
    places << QStringLiteral(LISTWRIGHT_SAMPLE_DIR);
#endif
    for (const QString& place : places) {
        if (place.isEmpty())
            continue;
        QStringList files;
        for (const QFileInfo& file : QDir(place).entryInfoList(QDir::Files, QDir::Name))
            if (const QString ending = file.suffix(); ending == QStringLiteral("csv") ||
                                                      ending == QStringLiteral("mbox") ||
                                                      ending == QStringLiteral("json"))
                files << file.absoluteFilePath();
        if (!files.isEmpty())
            return files;
    }
    return {};
}

namespace {

bool isList(const InputCard& card) {
    const InputReading* const shown = card.shown();
    return shown && !shown->error && shown->file && shown->file->kind == InputKind::ContactList;
}

} // namespace

ImportPage::ImportPage(const Theme& theme, CleanUpSession& session, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_session(session)
    , m_header(new PageHeader(tr("Import")))
    , m_review(new QPushButton(tr("Review")))
    , m_listArea(new DropArea(theme, QStringLiteral("list"), tr("Drop your mailing list"),
                              tr("CSV, Excel, ODS, vCard, LDIF or plain text, also zipped")))
    , m_reportArea(
          new DropArea(theme, QStringLiteral("mail"), tr("Drop your bounce reports"),
                       tr("mails, mailboxes, folders, zips, exports of your email service")))
    , m_welcome(new QWidget)
    , m_preview(new PreviewPanel(theme))
    , m_scroll(new QScrollArea)
    , m_broken(wrappedLabel(QStringLiteral("small"))) {
    auto* addFiles = new QPushButton(tr("Add files…"));
    addFiles->setAccessibleName(tr("Add files"));
    connect(addFiles, &QPushButton::clicked, this, &ImportPage::askForFiles);
    m_review->setProperty("role", QStringLiteral("primary"));
    connect(m_review, &QPushButton::clicked, this, &ImportPage::reviewAsked);
    m_header->addAction(addFiles);
    m_header->addAction(m_review);
    connect(m_listArea, &QPushButton::clicked, this, &ImportPage::askForFiles);
    connect(m_reportArea, &QPushButton::clicked, this, &ImportPage::askForFiles);

    auto* areas = new QHBoxLayout;
    areas->setSpacing(14);
    areas->addWidget(m_listArea);
    areas->addWidget(m_reportArea);

    auto* explanation = wrappedLabel(
        QStringLiteral("empty"),
        tr("Drop them anywhere on this window, all at once if you like. Files are told apart by "
           "what is in them; a wrong guess is corrected with one click. Your files are only read, "
           "never changed."));
    explanation->setAlignment(Qt::AlignCenter);
    auto* sample = new QPushButton(tr("Try sample data"));
    sample->setAccessibleName(tr("Try sample data"));
    sample->setToolTip(tr("Imports a made-up bookshop's list and what came back"));
    sample->setEnabled(!sampleFiles().isEmpty());
    connect(sample, &QPushButton::clicked, this, &ImportPage::trySampleData);
    auto* folder = new QPushButton(tr("Add a folder…"));
    folder->setAccessibleName(tr("Add a folder of mails"));
    connect(folder, &QPushButton::clicked, this, &ImportPage::askForFolder);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(12);
    buttons->addStretch();
    buttons->addWidget(sample);
    buttons->addWidget(folder);
    buttons->addStretch();
    auto* welcome = new QVBoxLayout(m_welcome);
    welcome->setContentsMargins(80, 24, 80, 0);
    welcome->setSpacing(18);
    welcome->addWidget(explanation);
    welcome->addLayout(buttons);

    auto* content = new QWidget;
    content->setProperty("role", QStringLiteral("page"));
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(20, 0, 20, 16);
    column->setSpacing(12);
    column->addStretch(); // with the one below, the welcome stands in the middle
    column->addLayout(areas);
    setTone(m_broken, QStringLiteral("remove"));
    m_broken->setAccessibleName(tr("Descriptions that cannot be used"));
    m_broken->hide();
    column->addWidget(m_broken);
    column->addWidget(m_welcome);
    m_cardColumn = new QVBoxLayout;
    m_cardColumn->setSpacing(10);
    column->addLayout(m_cardColumn);
    m_cardColumn->addWidget(m_preview);
    column->addStretch();
    m_column = column;
    m_scroll->setWidget(content);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setAccessibleName(tr("Imported files"));
    m_scroll->setFocusPolicy(Qt::NoFocus);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 14, 0, 0);
    layout->setSpacing(14);
    auto* headerRow = new QHBoxLayout;
    headerRow->setContentsMargins(20, 0, 20, 0);
    headerRow->addWidget(m_header);
    layout->addLayout(headerRow);
    layout->addWidget(m_scroll, 1);

    const auto choose = [this](CardId id, const ReadingChoice& choice) {
        m_session.inputs().readAgain(id, choice);
    };
    connect(m_preview, &PreviewPanel::choiceMade, this, choose);
    connect(&session.inputs(), &InputFiles::cardsChanged, this, &ImportPage::showCards);
    connect(&session.inputs(), &InputFiles::cardChanged, this, &ImportPage::showCard);
    connect(&session, &CleanUpSession::cleanUpChanged, this, &ImportPage::updateHeader);
    connect(&session, &CleanUpSession::workChanged, this, &ImportPage::updateHeader);
    showCards();
    updateHeader();
    tellBrokenDescriptions();
}

void ImportPage::tellBrokenDescriptions() {
    m_descriptions.start(
        m_session.lookPool(),
        [](ProgressReporter&, const CancelToken&) -> Result<std::vector<Error>> {
            std::vector<Error> all = reportFormatProblems();
            const auto& presets = suppressionPresetProblems();
            all.insert(all.end(), presets.begin(), presets.end());
            return all;
        },
        [this](const Result<std::vector<Error>>& problems) {
            QStringList lines;
            if (problems)
                for (const Error& problem : *problems)
                    lines << shownText(message(problem));
            m_broken->setText(lines.join(u'\n'));
            m_broken->setVisible(!lines.isEmpty());
        });
}

void ImportPage::askForFiles() {
    const QStringList files =
        QFileDialog::getOpenFileNames(this, tr("Add lists and bounce reports"), {},
                                      tr("Lists and reports (*.csv *.tsv *.txt *.xlsx *.ods *.vcf "
                                         "*.ldif *.eml *.msg *.pst *.mbox *.mbx *.json *.log "
                                         "*.zip *.gz);;"
                                         "All files (*)"));
    if (!files.isEmpty())
        m_session.inputs().add(files);
}

void ImportPage::askForFolder() {
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Add a folder of mails"));
    if (!folder.isEmpty())
        m_session.inputs().add({folder});
}

void ImportPage::trySampleData() {
    m_session.inputs().add(sampleFiles());
}

void ImportPage::showCards() {
    const auto& cards = m_session.inputs().cards();
    const auto isGone = [&](FileCard* widget) {
        const bool gone = !m_session.inputs().card(widget->cardId());
        if (gone)
            widget->deleteLater();
        return gone;
    };
    std::erase_if(m_cards, isGone);
    for (const InputCard& card : cards) {
        const bool known = std::any_of(m_cards.begin(), m_cards.end(), [&](FileCard* widget) {
            return widget->cardId() == card.id;
        });
        if (known)
            continue;
        auto* widget = new FileCard(m_theme, card.id);
        connect(widget, &FileCard::selected, this, &ImportPage::select);
        connect(widget, &FileCard::removeAsked, this,
                [this](CardId id) { m_session.inputs().remove(id); });
        connect(widget, &FileCard::forgetAsked, this,
                [this](CardId id) { m_session.inputs().forgetChoice(id); });
        connect(widget, &FileCard::choiceMade, this,
                [this](CardId id, const ReadingChoice& choice) {
                    m_session.inputs().readAgain(id, choice);
                });
        m_cards.push_back(widget);
        m_cardColumn->addWidget(widget);
        widget->show(card);
    }
    const bool empty = cards.empty() && !m_session.inputs().isWorking();
    m_welcome->setVisible(cards.empty());
    m_column->setStretch(0, cards.empty() ? 2 : 0);
    m_column->setStretch(m_column->count() - 1, cards.empty() ? 3 : 1);
    m_listArea->setTall(cards.empty());
    m_reportArea->setTall(cards.empty());
    m_header->setSubtitle(empty ? tr("start with your mailing list and what came back")
                                : tr("drop more files anywhere"));
    if (!m_session.inputs().card(m_selected) && !cards.empty())
        m_selected = cards.front().id;
    select(m_selected);
    updateHeader();
    orderControls();
}

void ImportPage::orderControls() {
    QList<QWidget*> parts;
    for (int i = 0; i < m_cardColumn->count(); ++i)
        if (QWidget* widget = m_cardColumn->itemAt(i)->widget())
            parts << widget;
    orderTabs(QList<QWidget*>{m_header, m_listArea, m_reportArea, m_welcome} + parts);
}

void ImportPage::showCard(CardId id) {
    const InputCard* card = m_session.inputs().card(id);
    if (!card)
        return;
    for (FileCard* widget : m_cards)
        if (widget->cardId() == id)
            widget->show(*card);
    orderCards();
    const InputCard* chosen = m_session.inputs().card(m_selected);
    // A list that needs an answer comes to the front by itself.
    const bool wantsAnswer = card->reading && card->reading->error && card->reading->preview;
    const bool chosenHasTable = chosen && chosen->shown() && chosen->shown()->preview;
    const bool isFirstList = isList(*card) && !chosenHasTable;
    if (wantsAnswer || isFirstList) {
        select(id);
        if (wantsAnswer) // once the cards are laid out
            QTimer::singleShot(100, this, [this] { m_scroll->ensureWidgetVisible(m_preview); });
    }
    if (id == m_selected)
        m_preview->show(*card);
}

void ImportPage::orderCards() {
    const auto isOfList = [this](const FileCard* widget) {
        const InputCard* card = m_session.inputs().card(widget->cardId());
        return card && isList(*card);
    };
    if (std::is_partitioned(m_cards.begin(), m_cards.end(), isOfList))
        return;
    std::stable_partition(m_cards.begin(), m_cards.end(), isOfList);
    for (FileCard* widget : m_cards)
        m_cardColumn->removeWidget(widget);
    for (FileCard* widget : m_cards)
        m_cardColumn->addWidget(widget);
    placePreview();
}

void ImportPage::placePreview() {
    m_cardColumn->removeWidget(m_preview);
    int place = m_cardColumn->count();
    for (int i = 0; i < m_cardColumn->count(); ++i) {
        const auto* widget = qobject_cast<FileCard*>(m_cardColumn->itemAt(i)->widget());
        if (widget && widget->cardId() == m_selected)
            place = i + 1;
    }
    m_cardColumn->insertWidget(place, m_preview);
    orderControls();
}

void ImportPage::select(CardId id) {
    m_selected = id;
    for (FileCard* widget : m_cards)
        widget->setSelected(widget->cardId() == id && m_cards.size() > 1);
    placePreview();
    if (const InputCard* card = m_session.inputs().card(id))
        m_preview->show(*card);
    else
        m_preview->hide();
}

void ImportPage::updateHeader() {
    const auto cleanUp = m_session.cleanUp();
    m_review->setEnabled(cleanUp != nullptr);
    if (!cleanUp)
        m_review->setText(tr("Review"));
    else if (m_session.isOutOfDate())
        m_review->setText(tr("Bring together again"));
    else
        m_review->setText(tr("Review %Ln contact(s)", nullptr, pluralCount(cleanUp->rowCount())));
    m_review->setAccessibleName(m_review->text());
}

} // namespace listwright
