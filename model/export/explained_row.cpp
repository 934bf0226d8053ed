// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/export/explained_row.h"

#include "model/export/csv_text.h"
#include "model/export/parted_row.h"
#include "model/io/csv_scanner.h"
#include "model/io/text_encoding.h"

#include <algorithm>

namespace listwright {

namespace {

/// The first of several line ends: CR LF, LF or CR.
std::string_view firstLineEnd(std::string_view lineEnds, const TextEncoding& encoding) {
    const std::size_t unit = encoding.unitBytes;
    const std::string text = decodeToUtf8(lineEnds.substr(0, 2 * unit), encoding);
    return lineEnds.substr(0, text == "\r\n" ? 2 * unit : std::min(unit, lineEnds.size()));
}

} // namespace

std::vector<std::string> explainingColumns() {
    return {"removal_reason",     "removal_code",   "removal_cause", "removal_last_seen",
            "removal_decided_by", "removal_answer", "removal_source"};
}

std::vector<std::string> explainingCells(const Removal& removal) {
    return {removal.reason,
            removal.code,
            removal.cause,
            isoTime(removal.lastSeen),
            removal.byHand ? "hand" : "program",
            harmlessInSpreadsheets(removal.diagnostic),
            harmlessInSpreadsheets(removal.source)};
}

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
    return withColumns(bytes, explainingColumns());
}

std::string RowExplainer::row(std::string_view bytes, const Removal& removal) {
    return withColumns(bytes, explainingCells(removal));
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
