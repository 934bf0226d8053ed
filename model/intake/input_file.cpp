// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/intake/input_file.h"

#include "model/address/address_hash.h"
#include "model/address/email_address.h"
#include "model/intake/file_signature.h"
#include "model/intake/intake_text.h"
#include "model/intake/list_status.h"
#include "model/intake/mail_signs.h"
#include "model/list/list_format.h"
#include "model/report/ascii_text.h"
#include "model/report/json_report_reader.h"
#include "model/report/log_report_reader.h"
#include "model/report/report_format.h"
#include "model/report/table_recognition.h"

#include <algorithm>
#include <map>
#include <utility>

namespace listwright {

namespace {

constexpr std::size_t sampleBytes = std::size_t{64} << 10;
constexpr std::string_view hashedList = "hashed-list";

struct Opened {
    std::shared_ptr<const ByteSource> source;
    std::string sample;
};

Result<Opened> open(const SourceFile& file) {
    auto source = openFile(file);
    if (!source)
        return tl::unexpected(source.error());
    std::string sample(
        static_cast<std::size_t>(std::min<std::uint64_t>(sampleBytes, (*source)->size())), '\0');
    const auto got = (*source)->readAt(0, sample);
    if (!got)
        return tl::unexpected(got.error());
    sample.resize(*got);
    const auto blank = [](char letter) {
        return letter == ' ' || letter == '\t' || letter == '\r' || letter == '\n' ||
               letter == '\0' || static_cast<unsigned char>(letter) >= 0xBB; // byte order marks
    };
    const bool nothingInIt = sample.size() < sampleBytes &&
                             std::all_of(sample.begin(), sample.end(), blank) &&
                             trimmed(decodeToUtf8(sample, detectEncoding(sample, true))).empty();
    if (sample.empty() || nothingInIt)
        return fail({.code = ErrorCode::FileEmpty, .file = file.name});
    // A mail may hold anything, NULs too, and is still a mail.
    const bool isMail = beginsAsMailbox(sample) || beginsAsMail(sample);
    if (auto binary = isMail ? std::nullopt : recogniseBinary(*source, sample))
        return fail(
            {.code = ErrorCode::FileBinary, .file = file.name, .detail = std::move(binary->name)});
    return Opened{*std::move(source), std::move(sample)};
}

InputFile report(InputFile file, std::string_view format, double confidence, std::string why) {
    file.kind = InputKind::BounceReport;
    file.formatId = format;
    file.confidence = confidence;
    file.why = std::move(why);
    return file;
}

// Mails, JSON and logs; empty for everything that may be a table.
std::optional<InputFile> asMailJsonOrLog(const InputFile& file, const Opened& opened,
                                         JsonSign& json) {
    if (beginsAsMailbox(opened.sample))
        return report(file, "mbox", 0.99, intakeText("mbox"));
    if (beginsAsMail(opened.sample))
        return report(file, "mail", 0.95, intakeText("mail"));
    if (const ReportFormat* const log = recogniseMailLog(opened.sample))
        return report(file, log->id, 0.95, intakeText("log", log->name));
    const auto begin = opened.sample.find_first_not_of("\xEF\xBB\xBF \t\r\n");
    if (begin == std::string::npos || (opened.sample[begin] != '{' && opened.sample[begin] != '['))
        return std::nullopt;
    json = recogniseJson(*opened.source);
    if (json.format == nullptr)
        return std::nullopt;
    return report(file, json.format->id, 0.99, intakeText("json", json.format->name));
}

std::string_view whyId(ColumnRole evidence) {
    switch (evidence) {
    case ColumnRole::Status:
        return "table-status";
    case ColumnRole::Reply:
        return "table-reply";
    case ColumnRole::Diagnostic:
        return "table-diagnostic";
    case ColumnRole::Reason:
        return "table-reason";
    case ColumnRole::Type:
    case ColumnRole::Event:
        return "table-event";
    case ColumnRole::Address:
    case ColumnRole::OriginalAddress:
    case ColumnRole::Date:
    case ColumnRole::Host:
        break;
    }
    return "table-chosen";
}

double confidenceOf(ColumnRole evidence) {
    switch (evidence) {
    case ColumnRole::Status:
    case ColumnRole::Diagnostic:
        return 0.95;
    case ColumnRole::Reason:
    case ColumnRole::Type:
    case ColumnRole::Event:
        return 0.85;
    case ColumnRole::Reply:
        return 0.8;
    case ColumnRole::Address:
    case ColumnRole::OriginalAddress:
    case ColumnRole::Date:
    case ColumnRole::Host:
        break;
    }
    return 0.3;
}

std::optional<InputFile> asKnownTable(InputFile file, const TablePreview& preview, bool chosen) {
    auto known = recogniseTable(preview, chosen);
    if (!known)
        return std::nullopt;
    file = report(std::move(file), known->format->id, 0.95,
                  intakeText("table-known", known->format->name));
    file.preview = preview;
    file.reportColumns = std::move(known->columns);
    return file;
}

std::optional<InputFile> asReportTable(InputFile file, const TablePreview& preview, bool chosen) {
    if (auto known = asKnownTable(file, preview, chosen))
        return known;
    const ReportFormat* const format = reportFormatById(tableByContent);
    const TableColumns columns = findColumns(format->table, preview, standardClassifier());
    const auto address = columns.column(ColumnRole::Address);
    if (!address || (!columns.evidence && !chosen))
        return std::nullopt;
    // The content says that it is a report: columns that fit lists too are taken at their word.
    if (auto known = asKnownTable(file, preview, true))
        return known;
    const ColumnRole evidence = columns.evidence.value_or(ColumnRole::Address);
    const auto shown = columns.column(evidence).value_or(*address);
    file = report(std::move(file), tableByContent, confidenceOf(evidence),
                  intakeText(whyId(evidence), preview.columns[*address], preview.columns[shown]));
    file.preview = preview;
    file.reportColumns = columns;
    return file;
}

// In spite of its header and its content.
std::optional<InputFile> asChosenFormat(InputFile file, const TablePreview& preview,
                                        const std::string& formatId) {
    const ReportFormat* const format = reportFormatById(formatId);
    file = report(std::move(file), formatId, 0.3, intakeText("format-chosen", format->name));
    file.preview = preview;
    file.reportColumns = columnsReadAs(formatId, preview);
    return file;
}

// What the columns are called that the description names and the table does not have.
std::string namesOfMissing(const InputFile& table) {
    std::string names;
    if (table.formatId == tableByContent)
        return names;
    const TableMapping& mapping = reportFormatById(table.formatId)->table;
    for (std::size_t role = 0; role < columnRoleCount; ++role)
        if (!table.reportColumns->columns[role] && !mapping.columns[role].empty())
            names += (names.empty() ? "\"" : "\", \"") + mapping.columns[role].front();
    return names.empty() ? names : names + '"';
}

// A table in which nothing was found, for the user to say what is where.
InputFile withoutColumns(InputFile file, const TablePreview& preview) {
    file = report(std::move(file), tableByContent, 0.3, intakeText("columns-chosen"));
    file.preview = preview;
    file.reportColumns = columnsReadAs(tableByContent, preview);
    return file;
}

/// The column whose cells are hashes of one kind, all that are filled.
std::optional<std::size_t> hashColumn(const TablePreview& preview, const TableMapping& mapping) {
    for (std::size_t column = 0; column < preview.columns.size(); ++column) {
        // A table of other things may well have checksums.
        if (preview.columns.size() > 1 &&
            mapping.headerWeight(ColumnRole::Address, preview.columns[column]) == 0.0)
            continue;
        std::size_t hashes = 0;
        std::size_t others = 0;
        for (const auto& row : preview.rows) {
            const auto cell = column < row.size() ? trimmed(row[column]) : std::string_view();
            if (!cell.empty())
                ++(addressHashOf(cell) ? hashes : others);
        }
        if (hashes > 0 && others == 0)
            return column;
    }
    return std::nullopt;
}

bool hasAddresses(const TablePreview& preview) {
    std::string normalised;
    return std::any_of(preview.rows.begin(), preview.rows.end(), [&](const auto& row) {
        return std::any_of(row.begin(), row.end(), [&](const std::string& cell) {
            return normaliseAddressInto(cell, normalised);
        });
    });
}

/// A suppression list whose owner shows hashes of the addresses alone.
std::optional<InputFile> asHashedList(InputFile file, const ByteSource& source,
                                      TablePreview preview) {
    const ReportFormat* const format = reportFormatById(hashedList);
    // A hash for a header is none.
    if (preview.dialect.hasHeader &&
        std::any_of(preview.columns.begin(), preview.columns.end(), [](const std::string& name) {
            return addressHashOf(trimmed(name)).has_value();
        })) {
        TableDialect dialect = preview.dialect;
        dialect.hasHeader = false;
        auto again = previewTable(source, dialect);
        if (!again)
            return std::nullopt;
        preview = *std::move(again);
    }
    const auto column = hashColumn(preview, format->table);
    if (!column || hasAddresses(preview))
        return std::nullopt;
    file = report(std::move(file), hashedList, 0.9, intakeText("hashes", preview.columns[*column]));
    TableColumns columns;
    columns.setAddress(*column);
    file.preview = std::move(preview);
    file.reportColumns = columns;
    return file;
}

Result<InputFile> asList(InputFile file, const ByteSource& source, const TablePreview& preview) {
    auto profile = profileList(source, preview);
    if (!profile)
        return tl::unexpected(profile.error());
    const bool oneColumn = profile->columns.size() == 1 && !profile->dialect.hasHeader;
    file.kind = InputKind::ContactList;
    const ListFormat* const known =
        file.source.form.empty() ? recogniseList(preview) : listFormatById(file.source.form);
    file.formatId = known != nullptr ? known->id : "contact-list";
    file.confidence = 0.5 + profile->emailShare / 2;
    const std::string& emailColumn = profile->columns[profile->emailColumn];
    const auto status = findListStatus(preview, *profile);
    if (!file.source.form.empty())
        file.why = intakeText("list-cards");
    else if (known != nullptr)
        file.why = intakeText("list-known", known->name, emailColumn);
    else
        file.why = oneColumn ? intakeText("list-lines")
                   : status  ? intakeText("list-status", emailColumn, status->columnNames.front())
                             : intakeText("list", emailColumn);
    file.preview = preview;
    file.profile = *std::move(profile);
    return file;
}

// What is known of the file beside its content, such as which sheet of a workbook it was.
InputFile withNote(InputFile file) {
    if (!file.source.note.empty())
        file.why += ' ' + file.source.note;
    return file;
}

} // namespace

Result<InputFile> sniffFile(const SourceFile& from) {
    const auto opened = open(from);
    if (!opened)
        return tl::unexpected(opened.error());
    InputFile file;
    file.source = from;
    file.size = opened->source->size();
    JsonSign json;
    if (auto known = asMailJsonOrLog(file, *opened, json))
        return *std::move(known);
    const Error notRecognised{.code = ErrorCode::FileNotRecognised, .file = from.name};
    if (json.isJson)
        return fail(notRecognised);
    const auto preview = previewTable(*opened->source);
    if (!preview)
        return tl::unexpected(preview.error());
    if (auto table = asReportTable(file, *preview, false))
        return withNote(*std::move(table));
    if (auto hashed = asHashedList(file, *opened->source, *preview))
        return withNote(*std::move(hashed));
    auto list = asList(file, *opened->source, *preview);
    if (!list && list.error().code == ErrorCode::NoAddresses && !json.broken.empty())
        return fail({.code = ErrorCode::JsonBroken, .file = from.name, .detail = json.broken});
    return list ? withNote(*std::move(list)) : list;
}

Result<InputFile> sniffFileAs(const SourceFile& from, InputKind kind) {
    const auto opened = open(from);
    if (!opened)
        return tl::unexpected(opened.error());
    InputFile file;
    file.source = from;
    file.size = opened->source->size();
    if (kind == InputKind::BounceReport) {
        JsonSign json;
        if (auto known = asMailJsonOrLog(file, *opened, json))
            return *std::move(known);
        if (json.isJson)
            return fail({.code = ErrorCode::FileNotRecognised, .file = from.name});
    }
    const auto preview = previewTable(*opened->source);
    if (!preview)
        return tl::unexpected(preview.error());
    if (kind == InputKind::ContactList) {
        auto list = asList(file, *opened->source, *preview);
        return list ? withNote(*std::move(list)) : list;
    }
    if (auto table = asReportTable(file, *preview, true))
        return withNote(*std::move(table));
    if (auto hashed = asHashedList(file, *opened->source, *preview))
        return withNote(*std::move(hashed));
    return fail({.code = ErrorCode::NoAddresses, .file = from.name});
}

Result<InputFile> sniffReportTable(const SourceFile& from, const TablePreview& preview,
                                   const TableChoice& choice) {
    InputFile file;
    file.source = from;
    auto table = columnsReadAs(choice.formatId, preview)
                     ? asChosenFormat(file, preview, choice.formatId)
                     : asReportTable(file, preview, true);
    if (!table)
        table = withoutColumns(file, preview);
    takeColumns(*table, choice);
    if (!table->reportColumns->column(ColumnRole::Address)) {
        if (choice.formatId.empty() || choice.formatId == tableByContent)
            return fail({.code = ErrorCode::NoAddresses, .file = from.name});
        return fail({.code = ErrorCode::FormatNotFitting,
                     .file = from.name,
                     .detail = reportFormatById(choice.formatId)->name});
    }
    if (const auto missing = namesOfMissing(*table);
        table->formatId == choice.formatId && !missing.empty())
        table->why += ' ' + intakeText("columns-missing", missing);
    return withNote(*std::move(table));
}

void takeColumns(InputFile& table, const TableChoice& choice) {
    if (!table.reportColumns || !table.preview)
        return;
    TableColumns& columns = *table.reportColumns;
    const TablePreview& preview = *table.preview;
    chooseColumns(columns, choice, preview);
    const ReportFormat* const format = reportFormatById(table.formatId);
    for (const ColumnRole role : rolesThatSayNothing(columns, format->table, preview))
        table.why += ' ' + intakeText("column-silent", preview.columns[*columns.column(role)],
                                      columnRoleName(role));
}

} // namespace listwright
