// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/export/suppression_exporter.h"

#include "model/export/csv_text.h"
#include "model/export/suppressed_addresses.h"

#include <QDateTime>
#include <QString>

#include <string>

namespace listwright {

namespace {

class SuppressionExport {
public:
    SuppressionExport(const SuppressionPreset& preset, RowFile& to)
        : m_preset(preset)
        , m_to(to) {}

    Result<void> writeBeginning() {
        std::string row = m_preset.byteOrderMark ? "\xEF\xBB\xBF" : "";
        if (m_preset.hasHeader) {
            for (const SuppressionColumn& column : m_preset.columns)
                append(row, column, column.header);
            row += m_preset.lineEnd;
        }
        return m_to.file.write(row);
    }

    Result<void> write(const std::string& address, const Removal& removal) {
        std::string line;
        for (const SuppressionColumn& column : m_preset.columns)
            append(line, column, valueOf(column, address, removal));
        line += m_preset.lineEnd;
        ++m_to.rows;
        return m_to.file.write(line);
    }

private:
    void append(std::string& row, const SuppressionColumn& column, std::string_view value) const {
        if (&column != &m_preset.columns.front())
            row += m_preset.delimiter;
        appendCsvField(row, value, m_preset.delimiter, m_preset.alwaysQuoted);
    }

    std::string dayOf(std::optional<std::int64_t> seconds) const {
        if (!seconds)
            return {};
        return QDateTime::fromSecsSinceEpoch(*seconds, Qt::UTC)
            .toString(QString::fromStdString(m_preset.dateFormat))
            .toStdString();
    }

    std::string valueOf(const SuppressionColumn& column, const std::string& address,
                        const Removal& removal) const {
        switch (column.value) {
        case SuppressionValue::Address:
            return address;
        case SuppressionValue::Reason:
            return removal.reason;
        case SuppressionValue::Type:
            return removal.type;
        case SuppressionValue::Code:
            return removal.code;
        case SuppressionValue::Cause:
            return removal.cause;
        case SuppressionValue::FirstSeen:
            return dayOf(removal.firstSeen);
        case SuppressionValue::LastSeen:
            return dayOf(removal.lastSeen);
        case SuppressionValue::Source:
            return removal.source;
        case SuppressionValue::Answer:
            return harmlessInSpreadsheets(removal.diagnostic);
        case SuppressionValue::Fixed:
            break;
        }
        return column.text;
    }

    const SuppressionPreset& m_preset;
    RowFile& m_to;
};

} // namespace

Result<void> exportSuppression(const CleanUp& cleanUp, const Decisions& decisions,
                               const SuppressionPreset& preset, RowFile& to,
                               const CancelToken& cancel) {
    SuppressionExport file(preset, to);
    if (auto begun = file.writeBeginning(); !begun)
        return begun;
    return forEachSuppressed(
        cleanUp, decisions,
        [&](const std::string& address, const Removal& removal) {
            return file.write(address, removal);
        },
        cancel);
}

} // namespace listwright
