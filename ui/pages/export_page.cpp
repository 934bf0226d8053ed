// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/export_page.h"

#include "ui/export/balance_card.h"
#include "ui/export/export_card.h"
#include "ui/export/export_names.h"
#include "ui/export/first_rows_card.h"
#include "ui/export/folder_card.h"
#include "ui/export/policy_choices.h"
#include "ui/export/preset_choice.h"
#include "ui/export/save_questions.h"
#include "ui/export/save_result_card.h"
#include "ui/frame/page_header.h"
#include "ui/theme/theme.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/quantity_text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QUrl>

namespace listwright {

ExportPage::ExportPage(const Theme& theme, CleanUpSession& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_header(new PageHeader(tr("Save the result")))
    , m_save(
          drawingButton(theme.icon(QStringLiteral("export"), &ThemeTokens::onAccent), tr("Save")))
    , m_states(new QStackedWidget)
    , m_balance(new BalanceCard(theme))
    , m_result(new SaveResultCard(theme))
    , m_safe(new QCheckBox(tr("Safe for spreadsheets")))
    , m_preset(new PresetChoice)
    , m_firstRows(new FirstRowsCard(theme, session))
    , m_folder(new FolderCard(theme)) {
    m_header->setSubtitle(tr("your own files are never changed"));
    m_save->setProperty("role", QStringLiteral("primary"));
    m_header->addAction(m_save);
    connect(m_save, &QPushButton::clicked, this, &ExportPage::save);
    connect(m_result, &SaveResultCard::folderAsked, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(folder())); });

    m_cards = {new ExportCard(tr("Cleaned list"), true),
               new ExportCard(tr("Suppression file"), true),
               new ExportCard(tr("Removed contacts"), false),
               new ExportCard(tr("Duplicates"), false),
               new ExportCard(tr("Rows without a valid address"), false),
               new ExportCard(tr("Suggested corrections"), false)};
    card(Suppression).addChoice(m_preset);
    connect(m_preset, &QComboBox::activated, this, &ExportPage::showPreset);
    showPreset();
    card(Removed).setDescription(tr("Their rows, with reason, code and the server’s words added"));
    card(Duplicates).setDescription(tr("Rows whose address another row has"));
    card(Invalid).setDescription(tr("To correct by hand and import again"));

    card(Cleaned).addChoice(formChoice(Cleaned));
    card(Removed).addChoice(removedMarksChoice(session));
    card(Removed).addChoice(formChoice(Removed));
    card(Duplicates).addChoice(keptDuplicateChoice(session));
    card(Corrections).setDescription(tr("What mistyped and untidy addresses may be meant for"));

    auto* grid = new QGridLayout;
    grid->setSpacing(12);
    for (int kind = 0; kind < KindCount; ++kind) {
        ExportCard* shown = m_cards[static_cast<std::size_t>(kind)];
        grid->addWidget(shown, kind / 2, kind % 2);
        connect(shown, &ExportCard::changed, this, &ExportPage::updateSave);
        connect(shown, &ExportCard::lookedAt, this,
                [this, kind] { showPreview(static_cast<Kind>(kind)); });
    }
    grid->addWidget(safetyCard(), 3, 0);
    grid->addWidget(m_folder, 3, 1);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);

    auto* content = new QWidget;
    content->setProperty("role", QStringLiteral("page"));
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(20, 0, 20, 16);
    column->setSpacing(12);
    column->addWidget(m_result);
    column->addWidget(m_balance);
    column->addLayout(grid);
    column->addWidget(m_firstRows, 1);
    auto* scroll = new QScrollArea;
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setAccessibleName(tr("Files to save"));
    m_states->addWidget(
        new EmptyState(theme, QStringLiteral("export"), tr("Nothing to save yet"),
                       tr("Import a mailing list first. Your own files are never changed.")));
    m_states->addWidget(scroll);

    auto* headerRow = new QHBoxLayout;
    headerRow->setContentsMargins(20, 0, 20, 0);
    headerRow->addWidget(m_header);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 14, 0, 0);
    layout->setSpacing(12);
    layout->addLayout(headerRow);
    layout->addWidget(m_states, 1);

    connect(&session, &CleanUpSession::cleanUpChanged, this, &ExportPage::showCleanUp);
    connect(&session, &CleanUpSession::metricsChanged, this, &ExportPage::showMetrics);
    connect(&session, &CleanUpSession::workChanged, this, &ExportPage::updateSave);
    connect(&session, &CleanUpSession::exported, m_result, &SaveResultCard::showSaved);
    connect(&session, &CleanUpSession::exportFailed, m_result, &SaveResultCard::showFailed);
    connect(&theme, &Theme::changed, this, &ExportPage::showMetrics);
    showCleanUp();
}

QWidget* ExportPage::safetyCard() {
    auto* safety = new Card;
    m_safe->setProperty("role", QStringLiteral("card-title"));
    m_safe->setAccessibleName(m_safe->text());
    auto* description = new QHBoxLayout;
    description->setContentsMargins(22, 0, 0, 0);
    description->addWidget(wrappedLabel(
        QStringLiteral("secondary"),
        tr("Puts an apostrophe before cells that a spreadsheet would run as a formula. Without it, "
           "text files keep their bytes; workbooks are always made so.")));
    auto* column = new QVBoxLayout(safety);
    column->setContentsMargins(16, 12, 16, 14);
    column->setSpacing(6);
    column->addWidget(m_safe);
    column->addLayout(description);
    column->addStretch();
    return safety;
}

QWidget* ExportPage::formChoice(Kind kind) {
    auto* form = new QComboBox;
    m_forms[static_cast<std::size_t>(kind)] = form;
    form->setAccessibleName(kind == Cleaned ? tr("Form of the cleaned list")
                                            : tr("Form of the removed contacts"));
    form->addItem(tr("Text, as the list is"));
    form->addItem(tr("Excel workbook"));
    connect(form, &QComboBox::activated, this, [this, kind] {
        showNames(kind);
        describeCleaned();
        Q_EMIT card(kind).lookedAt();
    });
    return form;
}

void ExportPage::showPreset() {
    ExportCard& suppression = card(Suppression);
    const QString problems = PresetChoice::problems();
    suppression.setDescription(problems.isEmpty() ? m_preset->description()
                                                  : m_preset->description() + u'\n' + problems);
    if (const QString name = suppression.fileName(); !name.isEmpty())
        suppression.setFileName(QFileInfo(name).completeBaseName() + u'.' + m_preset->fileEnding());
    updateSave();
}

void ExportPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    showPreview(m_previewed);
}

QString ExportPage::wordOf(int kind) {
    const std::array<QString, KindCount> words{
        QStringLiteral("cleaned"),    QStringLiteral("suppression"), QStringLiteral("removed"),
        QStringLiteral("duplicates"), QStringLiteral("invalid"),     QStringLiteral("corrections")};
    return words[static_cast<std::size_t>(kind)];
}

ExportCard& ExportPage::card(Kind kind) const {
    return *m_cards[static_cast<std::size_t>(kind)];
}

QString ExportPage::folder() const {
    return m_folder->folder();
}

void ExportPage::setFolder(const QString& folder) {
    m_folder->setFolder(folder);
}

void ExportPage::showCleanUp() {
    const auto cleanUp = m_session.cleanUp();
    m_states->setCurrentIndex(cleanUp ? 1 : 0);
    m_folder->setChangeable(cleanUp != nullptr);
    m_result->hide();
    updateSave();
    if (!cleanUp || cleanUp == m_namedFor)
        return;
    m_namedFor = cleanUp;
    const QFileInfo first(QString::fromStdString(cleanUp->lists().front()->source().name()));
    if (folder().isEmpty())
        setFolder(folderFor(first));
    for (int kind = 0; kind < KindCount; ++kind)
        showNames(static_cast<Kind>(kind));
    describeCleaned();
}

bool ExportPage::isWorkbook(Kind kind) const {
    const QComboBox* const form = m_forms[static_cast<std::size_t>(kind)];
    return form && form->currentIndex() == 1;
}

QStringList ExportPage::namesOf(Kind kind) const {
    QStringList names = namesBeside(*m_session.cleanUp(), wordOf(kind));
    for (QString& name : names) {
        if (kind == Corrections) // always CSV, whatever the list is
            name = asCsv(name);
        if (isWorkbook(kind))
            name = asWorkbook(name);
    }
    return names;
}

void ExportPage::showNames(Kind kind) {
    const auto cleanUp = m_session.cleanUp();
    if (!cleanUp)
        return;
    if (kind == Suppression) {
        const QFileInfo first(QString::fromStdString(cleanUp->lists().front()->source().name()));
        card(kind).setFileName(first.completeBaseName() + u'-' + wordOf(kind) + u'.' +
                               m_preset->fileEnding());
        return;
    }
    const QStringList names = namesOf(kind);
    if (names.size() == 1)
        card(kind).setFileName(names.front());
    else
        card(kind).setNamesOfSeveral(names.join(QStringLiteral(", ")));
}

void ExportPage::describeCleaned() {
    const auto cleanUp = m_session.cleanUp();
    if (!cleanUp)
        return;
    const QFileInfo first(QString::fromStdString(cleanUp->lists().front()->source().name()));
    const bool isOne = cleanUp->lists().size() == 1;
    card(Cleaned).setDescription(
        isWorkbook(Cleaned) && isOne
            ? tr("One sheet, every cell as text, with the columns and the order of %1")
                  .arg(first.fileName())
        : isWorkbook(Cleaned) ? tr("One workbook a list, every cell as text")
        : isOne && becomesCsv(first)
            ? tr("A CSV with the columns and the order of %1").arg(first.fileName())
        : isOne ? tr("Same columns, order, encoding and line ends as %1").arg(first.fileName())
                : tr("One file a list, each with its own columns, order, encoding and line "
                     "ends"));
}

void ExportPage::showMetrics() {
    const auto metrics = m_session.metrics();
    if (!metrics)
        return;
    const CleanUpCounts& counts = metrics->counts;
    m_balance->show(counts);
    const auto rows = [&](Kind kind, std::uint64_t count) {
        card(kind).setCount(tr("%Ln row(s)", nullptr, pluralCount(count)), count == 0);
    };
    rows(Cleaned, counts.kept);
    rows(Removed, counts.removed);
    rows(Duplicates, counts.duplicates);
    rows(Invalid, counts.invalid);
    rows(Corrections, metrics->toCorrect);
    card(Suppression)
        .setCount(tr("%Ln address(es)", nullptr, pluralCount(counts.removed)), counts.removed == 0);
    updateSave();
    showPreview(m_previewed);
}

ExportedRows ExportPage::rowsOf(Kind kind) {
    switch (kind) {
    case Suppression:
    case Removed:
        return ExportedRows::Removed;
    case Duplicates:
        return ExportedRows::Duplicates;
    case Invalid:
        return ExportedRows::Invalid;
    case Corrections:
        return ExportedRows::ToCorrect;
    case Cleaned:
    case KindCount:
        break;
    }
    return ExportedRows::Kept;
}

void ExportPage::showPreview(Kind kind) {
    m_previewed = kind;
    if (!m_session.cleanUp() || !isVisible())
        return;
    m_firstRows->show(kind == Suppression   ? tr("Who goes into the suppression file")
                      : kind == Corrections ? tr("Rows with something to correct")
                                            : tr("First rows as they will be written"),
                      rowsOf(kind));
}

int ExportPage::chosenFiles() const {
    const auto cleanUp = m_session.cleanUp();
    if (!cleanUp)
        return 0;
    int files = 0;
    for (int kind = 0; kind < KindCount; ++kind)
        if (card(static_cast<Kind>(kind)).isChosen())
            files += kind == Suppression ? (m_preset->hasRule() ? 2 : 1)
                                         : static_cast<int>(cleanUp->lists().size());
    return files;
}

void ExportPage::updateSave() {
    const int files = chosenFiles();
    m_save->setText(files == 0 ? tr("Save") : tr("Save %Ln file(s)", nullptr, files));
    m_save->setAccessibleName(m_save->text());
    m_save->setEnabled(files > 0 && !m_session.isExporting());
}

std::string ExportPage::targetOf(Kind kind, std::size_t list) const {
    const ExportCard& named = card(kind);
    if (!named.isChosen())
        return {};
    const auto cleanUp = m_session.cleanUp();
    QString name = named.fileName();
    if (kind != Suppression && cleanUp->lists().size() > 1)
        name = namesOf(kind)[static_cast<qsizetype>(list)];
    return QDir(folder()).absoluteFilePath(name).toStdString();
}

ExportPlan ExportPage::plan() const {
    ExportPlan plan;
    const auto cleanUp = m_session.cleanUp();
    for (std::size_t list = 0; list < cleanUp->lists().size(); ++list)
        plan.lists.push_back({.cleaned = targetOf(Cleaned, list),
                              .removed = targetOf(Removed, list),
                              .duplicates = targetOf(Duplicates, list),
                              .invalid = targetOf(Invalid, list),
                              .corrections = targetOf(Corrections, list)});
    plan.suppression = targetOf(Suppression, 0);
    plan.suppressionPreset = m_preset->preset();
    if (m_safe->isChecked())
        plan.spreadsheetSafe = true;
    return plan;
}

void ExportPage::save() {
    if (chosenFiles() == 0 || m_session.isExporting())
        return;
    m_result->hide();
    startSaving(plan());
}

void ExportPage::startSaving(const ExportPlan& plan) {
    m_checkJob.start(
        m_session.lookPool(),
        [plan, cleanUp = m_session.cleanUp(), decisions = m_session.decisions(),
         inputs = m_session.inputs().paths()](ProgressReporter&, const CancelToken&) {
            return checkSave(*cleanUp, decisions, plan, inputs);
        },
        [this, plan](const Result<SaveCheck>& check) {
            if (!check) {
                m_result->showFailed(check.error());
                return;
            }
            const auto replace = [this, plan, existing = check->existing](bool split) {
                ExportPlan agreed = plan;
                agreed.splitWorkbooks = split;
                const auto start = [this, agreed] { m_session.startExport(agreed); };
                if (existing.empty())
                    start();
                else
                    askWhetherToReplace(this, existing, start);
            };
            if (checkWorkbookRows(check->workbooks))
                replace(false);
            else
                askWhetherToSplit(this, check->workbooks, [replace] { replace(true); });
        });
}

} // namespace listwright
