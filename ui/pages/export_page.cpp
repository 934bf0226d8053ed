// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/export_page.h"

#include "model/export/export_targets.h"
#include "ui/export/export_card.h"
#include "ui/export/export_names.h"
#include "ui/export/preset_choice.h"
#include "ui/export/save_questions.h"
#include "ui/frame/page_header.h"
#include "ui/theme/theme.h"
#include "ui/widgets/drawing_label.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/quantity_text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QUrl>

namespace listwright {

namespace {

constexpr std::size_t previewRows = 6;

std::vector<std::string> targetsOf(const ExportPlan& plan,
                                   const std::vector<WorkbookTarget>& workbooks) {
    std::vector<std::string> targets;
    for (const WorkbookTarget& workbook : workbooks)
        targets.insert(targets.end(), workbook.files.begin() + 1, workbook.files.end());
    for (const ListTargets& list : plan.lists)
        for (const std::string* path :
             {&list.cleaned, &list.removed, &list.duplicates, &list.invalid, &list.corrections})
            if (!path->empty())
                targets.push_back(*path);
    if (!plan.suppression.empty())
        targets.push_back(plan.suppression);
    return targets;
}

QString coloured(const QString& text, const QColor& color) {
    return QStringLiteral("<span style=\"color:%1;font-weight:600\">%2</span>")
        .arg(color.name(), text.toHtmlEscaped());
}

} // namespace

ExportPage::ExportPage(const Theme& theme, CleanUpSession& session, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_session(session)
    , m_header(new PageHeader(tr("Save the result")))
    , m_save(
          drawingButton(theme.icon(QStringLiteral("export"), &ThemeTokens::onAccent), tr("Save")))
    , m_states(new QStackedWidget)
    , m_balance(new QLabel)
    , m_balanceSign(new DrawingLabel(theme, QStringLiteral("keep"), &ThemeTokens::keep))
    , m_balanceWord(roleLabel(QStringLiteral("secondary"), tr("balances")))
    , m_resultText(wrappedLabel(QString()))
    , m_showFolder(drawingButton(theme.icon(QStringLiteral("folder")), tr("Show in folder")))
    , m_keptDuplicate(new QComboBox)
    , m_removedMarks(new QComboBox)
    , m_safe(new QCheckBox(tr("Safe for spreadsheets")))
    , m_preset(new PresetChoice)
    , m_previewTitle(new ElidedLabel)
    , m_preview(new QPlainTextEdit)
    , m_folderText(new ElidedLabel({}, Qt::ElideMiddle))
    , m_changeFolder(drawingButton(theme.icon(QStringLiteral("folder")), tr("Change folder…"))) {
    m_header->setSubtitle(tr("your own files are never changed"));
    m_save->setProperty("role", QStringLiteral("primary"));
    m_changeFolder->setAccessibleName(tr("Change the folder"));
    m_header->addAction(m_save);
    connect(m_save, &QPushButton::clicked, this, &ExportPage::save);
    connect(m_changeFolder, &QPushButton::clicked, this, &ExportPage::askForFolder);

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
    card(Removed).addChoice(markChoice());
    card(Removed).addChoice(formChoice(Removed));
    card(Duplicates).addChoice(duplicateChoice());
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
    grid->addWidget(folderCard(), 3, 1);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);

    auto* content = new QWidget;
    content->setProperty("role", QStringLiteral("page"));
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(20, 0, 20, 16);
    column->setSpacing(12);
    column->addWidget(resultCard());
    column->addWidget(balanceCard());
    column->addLayout(grid);
    column->addWidget(previewCard(), 1);
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
    connect(&session, &CleanUpSession::exported, this, &ExportPage::showExported);
    connect(&session, &CleanUpSession::exportFailed, this, &ExportPage::showFailed);
    connect(&theme, &Theme::changed, this, &ExportPage::showMetrics);
    showCleanUp();
}

QWidget* ExportPage::balanceCard() {
    auto* balance = new Card;
    auto* row = new QHBoxLayout(balance);
    row->setContentsMargins(18, 14, 18, 14);
    m_balance->setTextFormat(Qt::RichText);
    m_balance->setWordWrap(true);
    row->addWidget(m_balance, 1);
    row->addWidget(m_balanceSign);
    row->addWidget(m_balanceWord);
    return balance;
}

QWidget* ExportPage::resultCard() {
    m_result = new Card;
    m_showFolder->setAccessibleName(tr("Show the saved files in their folder"));
    connect(m_showFolder, &QPushButton::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_folder)); });
    auto* row = new QHBoxLayout(m_result);
    row->setContentsMargins(18, 10, 12, 10);
    row->setSpacing(12);
    row->addWidget(m_resultText, 1);
    row->addWidget(m_showFolder);
    m_result->hide();
    return m_result;
}

QWidget* ExportPage::folderCard() {
    auto* folder = new Card;
    auto* row = new QHBoxLayout;
    row->addWidget(m_folderText, 1);
    row->addWidget(m_changeFolder);
    auto* column = new QVBoxLayout(folder);
    column->setContentsMargins(16, 12, 16, 14);
    column->setSpacing(6);
    column->addWidget(roleLabel(QStringLiteral("card-title"), tr("Folder")));
    column->addWidget(wrappedLabel(QStringLiteral("secondary"),
                                   tr("All files go there, complete or not at all.")));
    column->addStretch();
    column->addLayout(row);
    return folder;
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

QWidget* ExportPage::markChoice() {
    m_removedMarks->setAccessibleName(tr("Addresses that are removed too"));
    m_removedMarks->setToolTip(
        tr("Contacts that are removed beside those whose mail came back for good"));
    m_removedMarks->addItem(tr("As the reports say"));
    m_removedMarks->addItem(tr("Role addresses too"));
    m_removedMarks->addItem(tr("Disposable ones too"));
    m_removedMarks->addItem(tr("Both kinds too"));
    connect(m_removedMarks, &QComboBox::activated, this, [this](int index) {
        AddressMarks marks; // in the order of the items
        if (index == 1 || index == 3)
            marks.add(AddressMark::Role);
        if (index == 2 || index == 3)
            marks.add(AddressMark::Disposable);
        m_session.setRemovedMarks(marks);
    });
    return m_removedMarks;
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

QWidget* ExportPage::duplicateChoice() {
    m_keptDuplicate->setAccessibleName(tr("Which duplicate stays"));
    m_keptDuplicate->setToolTip(tr("Which of the rows with one address stays in the list"));
    m_keptDuplicate->addItem(tr("the first row stays"));
    m_keptDuplicate->addItem(tr("the last row stays"));
    m_keptDuplicate->addItem(tr("the most complete stays"));
    m_keptDuplicate->setCurrentIndex(static_cast<int>(m_session.keptDuplicate()));
    connect(m_keptDuplicate, &QComboBox::activated, this,
            [this](int index) { m_session.setKeptDuplicate(static_cast<KeptDuplicate>(index)); });
    return m_keptDuplicate;
}

void ExportPage::showPreset() {
    ExportCard& suppression = card(Suppression);
    const QString problems = PresetChoice::problems();
    suppression.setDescription(problems.isEmpty() ? m_preset->description()
                                                  : m_preset->description() + u'\n' + problems);
    if (const QString name = suppression.fileName(); !name.isEmpty())
        suppression.setFileName(QFileInfo(name).completeBaseName() + u'.' + m_preset->fileEnding());
}

void ExportPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    showPreview(m_previewed);
}

QWidget* ExportPage::previewCard() {
    auto* preview = new Card;
    setRole(m_previewTitle, QStringLiteral("card-title"));
    m_preview->setReadOnly(true);
    m_preview->setAccessibleName(tr("First rows as they will be written"));
    m_preview->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_preview->setTabChangesFocus(true);
    m_preview->setMinimumHeight(90);
    m_preview->setFrameShape(QFrame::NoFrame);
    auto* column = new QVBoxLayout(preview);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(6);
    column->addWidget(m_previewTitle);
    column->addWidget(m_preview, 1);
    return preview;
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

void ExportPage::setFolder(const QString& folder) {
    m_folder = folder;
    m_folderText->setText(QDir::toNativeSeparators(folder));
}

void ExportPage::askForFolder() {
    const QString folder =
        QFileDialog::getExistingDirectory(this, tr("Folder for the saved files"), m_folder);
    if (!folder.isEmpty())
        setFolder(folder);
}

void ExportPage::showCleanUp() {
    const auto cleanUp = m_session.cleanUp();
    m_states->setCurrentIndex(cleanUp ? 1 : 0);
    m_changeFolder->setEnabled(cleanUp != nullptr);
    m_result->hide();
    updateSave();
    if (!cleanUp || cleanUp == m_namedFor)
        return;
    m_namedFor = cleanUp;
    const QFileInfo first(QString::fromStdString(cleanUp->lists().front()->source().name()));
    if (m_folder.isEmpty())
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
    const ThemeTokens& tokens = m_theme.tokens();
    const auto number = [&](std::uint64_t count, const QColor& color) {
        return coloured(countText(count), color);
    };
    m_balance->setText(
        QStringLiteral("<span style=\"font-size:15px\">%1</span>")
            .arg(tr("%1 in the list = %2 kept + %3 removed + %4 duplicates + %5 invalid")
                     .arg(number(counts.in, tokens.text), number(counts.kept, tokens.keep),
                          number(counts.removed, tokens.remove),
                          number(counts.duplicates, tokens.text),
                          number(counts.invalid, tokens.text))));
    m_balanceSign->setDrawing(counts.balances() ? QStringLiteral("keep")
                                                : QStringLiteral("warning"),
                              counts.balances() ? &ThemeTokens::keep : &ThemeTokens::remove);
    m_balanceWord->setText(counts.balances() ? tr("balances") : tr("does not balance"));

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

void ExportPage::showPreview(Kind kind) {
    const auto cleanUp = m_session.cleanUp();
    if (!cleanUp || !isVisible()) {
        m_previewed = kind;
        return;
    }
    m_previewed = kind;
    m_previewTitle->setText(kind == Suppression   ? tr("Who goes into the suppression file")
                            : kind == Corrections ? tr("Rows with something to correct")
                                                  : tr("First rows as they will be written"));
    const auto rows = [kind] {
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
    }();
    m_previewJob.start(
        m_session.lookPool(),
        [cleanUp, decisions = m_session.decisions(), rows](ProgressReporter&,
                                                           const CancelToken& cancel) {
            return previewExport(*cleanUp, decisions, 0, rows, previewRows, cancel);
        },
        [this](const Result<std::vector<std::string>>& lines) {
            QStringList text;
            if (lines)
                for (const std::string& line : *lines)
                    text << shownText(line);
            else
                text << shownText(message(lines.error()));
            m_preview->setFont(m_theme.monospaced());
            m_preview->setPlainText(text.join(u'\n'));
        });
}

int ExportPage::chosenFiles() const {
    const auto cleanUp = m_session.cleanUp();
    if (!cleanUp)
        return 0;
    int files = 0;
    for (int kind = 0; kind < KindCount; ++kind)
        if (card(static_cast<Kind>(kind)).isChosen())
            files += kind == Suppression ? 1 : static_cast<int>(cleanUp->lists().size());
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
    return QDir(m_folder).absoluteFilePath(name).toStdString();
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
         inputs = m_session.inputs().paths()](ProgressReporter&,
                                              const CancelToken&) -> Result<SaveCheck> {
            SaveCheck check{workbookTargets(*cleanUp, decisions, plan), {}};
            const std::vector<std::string> targets = targetsOf(plan, check.workbooks);
            // Nobody is asked whether to replace what must not be replaced.
            if (const auto checked = checkTargets(targets, inputs); !checked)
                return fail(checked.error());
            for (const std::string& path : targets)
                if (QFileInfo::exists(QString::fromStdString(path)))
                    check.existing.push_back(path);
            return check;
        },
        [this, plan](const Result<SaveCheck>& check) {
            if (!check) {
                showFailed(check.error());
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

void ExportPage::showExported(const std::vector<WrittenFile>& files) {
    QStringList parts;
    for (const WrittenFile& file : files)
        parts << tr("%1 (%Ln row(s))", nullptr, pluralCount(file.rows)).arg(fileNameOf(file.path));
    m_resultText->setText(tr("%Ln file(s) saved: %1.", nullptr, pluralCount(files.size()))
                              .arg(parts.join(QStringLiteral(", "))));
    setTone(m_resultText, QStringLiteral("keep"));
    m_showFolder->show();
    m_result->show();
}

void ExportPage::showFailed(const Error& error) {
    m_resultText->setText(shownText(message(error)));
    setTone(m_resultText, QStringLiteral("remove"));
    m_showFolder->hide();
    m_result->show();
}

} // namespace listwright
