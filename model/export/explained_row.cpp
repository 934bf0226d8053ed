// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/export/explained_row.h"

#include "model/export/csv_text.h"
#include "model/io/csv_scanner.h"
#include "model/io/text_encoding.h"

#include <algorithm>
#include <array>

namespace listwright {

namespace {

constexpr std::array<const char*, 7> addedColumns{
    "removal_reason",     "removal_code",   "removal_cause", "removal_last_seen",
    "removal_decided_by", "removal_answer", "removal_source"};

bool isLineEnd(std::string_view unit, const TextEncoding& encoding) {
    const char letter = unit[encoding.unitBytes == 2 && encoding.bigEndian ? 1 : 0];
    const char other = encoding.unitBytes == 2 ? unit[encoding.bigEndian ? 0 : 1] : '\0';
    return other == '\0' && (letter == '\r' || letter == '\n');
}

/// A row parted into what it says and its line ends, blank lines behind it among them.
struct PartedRow {
    std::string_view text;
    std::string_view lineEnds;
};

PartedRow partRow(std::string_view bytes, const TextEncoding& encoding) {
    const std::size_t unit = encoding.unitBytes;
    std::size_t end = bytes.size();
    while (end >= unit && isLineEnd(bytes.substr(end - unit, unit), encoding))
        end -= unit;
    return {bytes.substr(0, end), bytes.substr(end)};
}

/// The first of several line ends: CR LF, LF or CR.
std::string_view firstLineEnd(std::string_view lineEnds, const TextEncoding& encoding) {
    const std::size_t unit = encoding.unitBytes;
    const std::string text = decodeToUtf8(lineEnds.substr(0, 2 * unit), encoding);
    return lineEnds.substr(0, text == "\r\n" ? 2 * unit : std::min(unit, lineEnds.size()));
}

} // namespace

RowExplainer::RowExplainer(const ListProfile& profile)
    : m_profile(profile)
    , m_delimiter(profile.dialect.delimiter == '\0' ? ',' : profile.dialect.delimiter)
    , m_lineEnd(encodeFromUtf8("\n", profile.dialect.encoding)) {}

void RowExplainer::takeLineEnd(std::string_view bytes) {
    const PartedRow parted = partRow(bytes, m_profile.dialect.encoding);
    if (!parted.lineEnds.empty())
        m_lineEnd = firstLineEnd(parted.lineEnds, m_profile.dialect.encoding);
}

std::string RowExplainer::header(std::string_view bytes) {
    return withColumns(bytes, {addedColumns.begin(), addedColumns.end()});
}

std::string RowExplainer::row(std::string_view bytes, const Removal& removal) {
    return withColumns(bytes, {removal.reason, removal.code, removal.cause,
                               isoTime(removal.lastSeen), removal.byHand ? "hand" : "program",
                               harmlessInSpreadsheets(removal.diagnostic), removal.source});
}

std::string RowExplainer::withColumns(std::string_view bytes,
                                      const std::vector<std::string>& added) {
    const TableDialect& dialect = m_profile.dialect;
    const PartedRow parted = partRow(bytes, dialect.encoding);
    if (!parted.lineEnds.empty())
        m_lineEnd = firstLineEnd(parted.lineEnds, dialect.encoding);

    const std::vector<std::string> fields = splitCsvRow(std::string(parted.text), dialect);
    const std::string text = decodeToUtf8(parted.text, dialect.encoding);
    // A quote that is never closed would swallow the added columns; one value a line is no CSV yet.
    const bool isUnbalanced = std::count(text.begin(), text.end(), '"') % 2 != 0;
    std::string row;
    std::string addition;
    if (isUnbalanced || dialect.delimiter == '\0') {
        for (const std::string& field : fields) {
            if (&field != &fields.front())
                addition += m_delimiter;
            appendCsvField(addition, field, m_delimiter, false);
        }
    } else {
        row = parted.text;
    }
    for (std::size_t column = fields.size(); column < m_profile.columns.size(); ++column)
        addition += m_delimiter;
    for (const std::string& value : added) {
        addition += m_delimiter;
        appendCsvField(addition, value, m_delimiter, false);
    }
    row += encodeFromUtf8(addition, dialect.encoding);
    row += m_lineEnd;
    return row;
}

} // namespace listwright
