// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/export_preview.h"

#include <algorithm>
#include <string_view>

namespace listwright {

namespace {

constexpr std::uint64_t bytesShown = 2000;
constexpr std::uint32_t cancelLookedAtEvery = 4096;

bool belongsTo(ContactStatus status, AddressMarks marks, ExportedRows rows) {
    if (rows == ExportedRows::ToCorrect)
        return status != ContactStatus::Duplicate && status != ContactStatus::Invalid &&
               marks.isToCorrect();
    switch (status) {
    case ContactStatus::Keep:
    case ContactStatus::Watch:
    case ContactStatus::Review:
        return rows == ExportedRows::Kept;
    case ContactStatus::Remove:
        return rows == ExportedRows::Removed;
    case ContactStatus::Duplicate:
        return rows == ExportedRows::Duplicates;
    case ContactStatus::Invalid:
        return rows == ExportedRows::Invalid;
    }
    return false;
}

Result<std::string> lineAt(const ContactList& list, std::uint64_t offset, std::uint64_t length) {
    std::string bytes(static_cast<std::size_t>(std::min(length, bytesShown)), '\0');
    const auto got = list.source().readAt(offset, std::span(bytes));
    if (!got)
        return fail(got.error());
    bytes.resize(*got);
    std::string text = decodeToUtf8(bytes, list.profile().dialect.encoding);
    const auto isLineEnd = [](char c) { return c == '\n' || c == '\r'; };
    while (!text.empty() && isLineEnd(text.back()))
        text.pop_back();
    return text;
}

} // namespace

Result<std::vector<std::string>> previewExport(const CleanUp& cleanUp, const Decisions& decisions,
                                               std::size_t list, ExportedRows rows,
                                               std::size_t count, const CancelToken& cancel) {
    const ContactList& contacts = *cleanUp.lists()[list];
    const TableDialect& dialect = contacts.profile().dialect;
    std::vector<std::string> lines;
    if (dialect.hasHeader) {
        auto header =
            lineAt(contacts, dialect.tableOffset, dialect.firstRowOffset - dialect.tableOffset);
        if (!header)
            return fail(header.error());
        lines.push_back(std::move(*header));
    }
    const std::uint32_t first = cleanUp.firstRow(list).value;
    std::size_t found = 0;
    for (std::uint32_t i = 0; i < contacts.rowCount() && found < count; ++i) {
        if (i % cancelLookedAtEvery == 0 && cancel.isCancelled())
            return fail({.code = ErrorCode::Cancelled});
        const RowNumber row{first + i};
        if (!belongsTo(statusOf(cleanUp, decisions, row), contacts.marks(RowNumber{i}), rows))
            continue;
        const RowSpan span = contacts.span(RowNumber{i});
        auto line = lineAt(contacts, span.offset, span.length);
        if (!line)
            return fail(line.error());
        lines.push_back(std::move(*line));
        ++found;
    }
    return lines;
}

} // namespace listwright
