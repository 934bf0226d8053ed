// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/input_reading.h"

#include "model/address/email_address.h"
#include "model/intake/report_import.h"
#include "model/list/list_importer.h"

#include <map>

namespace listwright {

namespace {

constexpr std::string_view singleMail = "mail";

TableDialect chosenDialect(TableDialect dialect, const ReadingChoice& choice) {
    if (choice.encoding && *choice.encoding != dialect.encoding.name)
        dialect.encoding = encodingNamed(*choice.encoding);
    if (choice.delimiter)
        dialect.delimiter = *choice.delimiter;
    if (choice.hasHeader)
        dialect.hasHeader = *choice.hasHeader;
    return dialect;
}

ListProfile profileWithColumn(const TablePreview& preview, std::size_t column) {
    std::vector<std::string_view> cells;
    for (const auto& row : preview.rows)
        if (column < row.size())
            cells.emplace_back(row[column]);
    return {.dialect = preview.dialect,
            .columns = preview.columns,
            .emailColumn = column,
            .emailShare = addressShare(cells),
            .roles = preview.dialect.hasHeader ? findListColumns(preview.columns, column)
                                               : ListColumns()};
}

TableChoice withEmailColumn(const ReadingChoice& choice) {
    TableChoice all = choice.table;
    if (choice.emailColumn)
        all.columns[ColumnRole::Address] = choice.emailColumn;
    return all;
}

/// A report's columns are found again where the table has others than before, or is to be read as
/// another format.
Result<void> applyReportChoice(InputReading& reading, const ReadingChoice& choice) {
    const TableChoice table = withEmailColumn(choice);
    if (table.formatId.empty() && !choice.encoding && !choice.delimiter && !choice.hasHeader &&
        reading.file->reportColumns) {
        takeColumns(*reading.file, table);
        return {};
    }
    auto again = sniffReportTable(reading.file->source, *reading.preview, table);
    if (!again)
        return fail(again.error());
    again->size = reading.file->size;
    reading.file = std::move(*again);
    return {};
}

/// Puts the user's choices over what was found in a table.
Result<void> applyChoice(InputReading& reading, const ByteSource& source,
                         const ReadingChoice& choice) {
    if (!reading.preview)
        return {};
    const TableDialect dialect = chosenDialect(reading.preview->dialect, choice);
    if (dialect != reading.preview->dialect) {
        auto preview = previewTable(source, dialect);
        if (!preview)
            return fail(preview.error());
        reading.preview = std::move(*preview);
    }
    if (!reading.file)
        return {};
    reading.file->preview = reading.preview;
    if (reading.file->kind != InputKind::ContactList)
        return applyReportChoice(reading, choice);
    if (choice.emailColumn && *choice.emailColumn < reading.preview->columns.size()) {
        reading.file->profile = profileWithColumn(*reading.preview, *choice.emailColumn);
        return {};
    }
    auto profile = profileList(source, *reading.preview);
    if (!profile)
        return fail(profile.error());
    reading.file->profile = std::move(*profile);
    return {};
}

bool mayBeTable(const Error& error) {
    return error.code == ErrorCode::NoAddresses || error.code == ErrorCode::FileNotRecognised;
}

/// Finds out what the file is; a table in which nothing was found is a list or a report when the
/// user says what is where.
Result<void> look(InputReading& reading, const SourceFile& from,
                  const std::shared_ptr<const ByteSource>& source,
                  const RememberedChoices& remembered) {
    auto found = sniffFile(from);
    if (found && found->preview) {
        reading.shape = shapeOf(*found->preview);
    } else if (!found && mayBeTable(found.error())) {
        if (const auto preview = previewTable(*source))
            reading.shape = shapeOf(*preview);
    }
    if (reading.choice == ReadingChoice() && !reading.shape.empty())
        reading.choice = remembered.find(reading.shape).value_or(ReadingChoice());
    const ReadingChoice& choice = reading.choice;
    if (choice.kind && !(found && found->kind == *choice.kind))
        found = sniffFileAs(from, *choice.kind);
    if (found) {
        reading.file = std::move(*found);
        reading.preview = reading.file->preview;
        return applyChoice(reading, *source, choice);
    }
    if (!mayBeTable(found.error()))
        return fail(found.error());
    if (auto preview = previewTable(*source))
        reading.preview = std::move(*preview);
    const bool isChosen = choice.emailColumn || choice.encoding || choice.delimiter;
    if (!reading.preview || !isChosen)
        return fail(found.error());
    InputFile& file = reading.file.emplace();
    file.source = from;
    file.size = source->size();
    file.kind = choice.kind.value_or(InputKind::ContactList);
    file.formatId = file.kind == InputKind::ContactList ? "contact-list" : tableByContent;
    file.preview = reading.preview;
    auto applied = applyChoice(reading, *source, choice);
    if (!applied)
        reading.file.reset();
    return applied;
}

/// What the list says of its contacts: counted, and kept as events where the user wants that.
Result<void> readStatus(InputReading& reading, bool isUsed, const CancelToken& cancel) {
    const ListProfile& profile = reading.list->profile();
    const auto found = findListStatus(*reading.preview, profile);
    if (!found)
        return {};
    InputReading::Status status{.columnNames = found->columnNames, .counts = {}, .isUsed = isUsed};
    ProgressReporter quiet;
    const ByteSource& source = reading.list->source();
    if (!isUsed) {
        const auto counts = countListStatus(source, profile, *found, quiet, cancel);
        if (!counts)
            return fail(counts.error());
        status.counts = *counts;
    } else {
        auto ledger = std::make_shared<EventLedger>();
        const auto take = [&](const std::vector<ClassifiedEvent>& events) {
            for (const ClassifiedEvent& event : events) {
                status.counts.add(event.event);
                ledger->add(event);
            }
        };
        auto read =
            readListStatus(source, profile, *found, standardClassifier(), take, quiet, cancel);
        if (!read)
            return read;
        ledger->finish();
        reading.events = std::move(ledger);
    }
    if (status.counts.all() > 0)
        reading.status = std::move(status);
    return {};
}

Result<void> readList(InputReading& reading, std::shared_ptr<const ByteSource> source,
                      bool usesStatus, ProgressReporter& progress, const CancelToken& cancel) {
    auto list = importList(std::move(source), *reading.file->profile, progress, cancel);
    if (!list)
        return fail(list.error());
    reading.list = *list;
    reading.itemCount = reading.list->rowCount();
    reading.problems.append(reading.list->problems());
    return readStatus(reading, usesStatus, cancel);
}

Result<void> readEvents(InputReading& reading, EventLedger& ledger, const InputFile& file,
                        ProgressReporter& progress, const CancelToken& cancel) {
    auto summary = readReport(file, standardClassifier(), filing(ledger), progress, cancel);
    if (!summary)
        return fail(summary.error());
    reading.itemCount += summary->itemCount;
    reading.problems.append(summary->problems);
    return {};
}

void keep(InputReading& reading, std::shared_ptr<EventLedger> ledger) {
    ledger->finish();
    for (std::size_t kind = 0; kind < eventKindCount; ++kind)
        reading.eventsByKind[kind] = ledger->eventCount(static_cast<EventKind>(kind));
    reading.events = std::move(ledger);
}

Result<void> readOne(InputReading& reading, const SourceFile& file,
                     const RememberedChoices& remembered, const FirstLookSink& firstLook,
                     ProgressReporter& progress, const CancelToken& cancel) {
    auto source = openFile(file);
    if (!source)
        return fail(source.error());
    if (auto looked = look(reading, file, *source, remembered); !looked)
        return looked;
    firstLook(std::make_shared<const InputReading>(reading));
    if (reading.file->kind == InputKind::ContactList)
        return readList(reading, std::move(*source), reading.choice.usesStatus, progress, cancel);
    auto ledger = std::make_shared<EventLedger>();
    if (auto read = readEvents(reading, *ledger, *reading.file, progress, cancel); !read)
        return read;
    keep(reading, std::move(ledger));
    return {};
}

/// The mails of one folder; one that cannot be read is a problem, and the others count.
Result<void> readMails(InputReading& reading, const std::vector<SourceFile>& files,
                       ProgressReporter& progress, const CancelToken& cancel) {
    auto ledger = std::make_shared<EventLedger>();
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (cancel.isCancelled())
            return fail({.code = ErrorCode::Cancelled});
        progress.report({i, files.size()});
        auto found = sniffFileAs(files[i], InputKind::BounceReport);
        if (!found) {
            reading.problems.add(found.error());
            continue;
        }
        ProgressReporter quiet;
        if (auto read = readEvents(reading, *ledger, *found, quiet, cancel); !read) {
            if (read.error().code == ErrorCode::Cancelled)
                return read;
            reading.problems.add(read.error());
            continue;
        }
        if (!reading.file)
            reading.file = std::move(*found);
    }
    if (!reading.file) {
        Error none = reading.problems.isEmpty() ? Error{.code = ErrorCode::FileNotRecognised}
                                                : reading.problems.first().front();
        return fail(std::move(none));
    }
    keep(reading, std::move(ledger));
    return {};
}

} // namespace

std::shared_ptr<const InputReading>
readInput(const std::vector<SourceFile>& files, const ReadingChoice& choice,
          const RememberedChoices& remembered, const FirstLookSink& firstLook,
          ProgressReporter& progress, const CancelToken& cancel) {
    auto reading = std::make_shared<InputReading>();
    reading->choice = choice;
    const auto read = files.size() == 1 ? readOne(*reading, files.front(), remembered, firstLook,
                                                  progress, cancel)
                                        : readMails(*reading, files, progress, cancel);
    if (!read)
        reading->error = read.error();
    return reading;
}

Result<std::vector<CardSeed>> sortIntoCards(const std::vector<std::string>& paths,
                                            ProgressReporter& progress, const CancelToken& cancel) {
    std::vector<CardSeed> seeds;
    for (const std::string& path : paths) {
        const ExpandedPaths expanded = expandPaths({path}, progress, cancel);
        if (cancel.isCancelled())
            return fail({.code = ErrorCode::Cancelled});
        const bool isItself = expanded.files.size() == 1 && expanded.files.front().name == path;
        if (isItself) {
            seeds.push_back({.path = path, .files = expanded.files});
            continue;
        }
        CardSeed mails{.path = path};
        for (const Error& error : expanded.errors)
            mails.problems.add(error);
        for (std::size_t i = 0; i < expanded.files.size(); ++i) {
            if (cancel.isCancelled())
                return fail({.code = ErrorCode::Cancelled});
            progress.report({i, expanded.files.size()});
            const SourceFile& file = expanded.files[i];
            const auto found = sniffFile(file);
            if (!found)
                mails.problems.add(found.error());
            else if (found->formatId == singleMail)
                mails.files.push_back(file);
            else
                seeds.push_back({.path = file.name, .files = {file}});
        }
        if (mails.files.empty() && !mails.problems.isEmpty())
            mails.error = mails.problems.first().front();
        if (mails.files.empty() && mails.problems.isEmpty() && expanded.files.empty())
            mails.error = Error{.code = ErrorCode::FileEmpty, .file = path};
        // Read again, it is the file or folder itself that is looked at.
        if (mails.files.empty() && mails.error)
            mails.files = {path};
        if (!mails.files.empty())
            seeds.push_back(std::move(mails));
    }
    return seeds;
}

} // namespace listwright
