// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/export/suppression_exporter.h"

#include "model/export/csv_text.h"
#include "model/export/suppressed_addresses.h"
#include "model/io/ordered_work.h"

#include <QDateTime>
#include <QString>

#include <algorithm>
#include <string>
#include <string_view>

namespace listwright {

namespace {

/// Writes rows as text in the form of a preset; on any thread.
class SuppressionText {
public:
    explicit SuppressionText(const SuppressionPreset& preset)
        : m_preset(preset) {}

    [[nodiscard]] std::string beginning() const {
        std::string row = m_preset.byteOrderMark ? "\xEF\xBB\xBF" : "";
        if (m_preset.hasHeader) {
            for (const SuppressionColumn& column : m_preset.columns)
                append(row, column, column.header);
            row += m_preset.lineEnd;
        }
        return row;
    }

    void addRow(std::string& text, std::string_view address, const Removal& removal) const {
        for (const SuppressionColumn& column : m_preset.columns)
            append(text, column, valueOf(column, address, removal));
        text += m_preset.lineEnd;
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

    std::string valueOf(const SuppressionColumn& column, std::string_view address,
                        const Removal& removal) const {
        switch (column.value) {
        case SuppressionValue::Address:
            return std::string(address);
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
};

} // namespace

Result<void> exportSuppression(const CleanUp& cleanUp, const Decisions& decisions,
                               const SuppressionPreset& preset, RowFile& to,
                               const CancelToken& cancel) {
    constexpr std::size_t rowsAtOnce = 4096;
    const SuppressionText text(preset);
    if (auto begun = to.file.write(text.beginning()); !begun)
        return begun;
    const auto rows = suppressedRows(cleanUp, decisions, cancel);
    if (!rows)
        return tl::unexpected(rows.error());
    to.rows += rows->size();
    OrderedWork<std::string> work;
    for (std::size_t begin = 0; begin < rows->size() || !work.isEmpty();) {
        if (cancel.isCancelled())
            return fail({.code = ErrorCode::Cancelled});
        if (work.isFull() || begin >= rows->size()) {
            if (auto written = to.file.write(work.takeNext()); !written)
                return written;
            continue;
        }
        const std::size_t end = std::min(begin + rowsAtOnce, rows->size());
        work.add([&, begin, end] {
            std::string piece;
            for (std::size_t at = begin; at < end; ++at) {
                const SuppressedRow& row = (*rows)[at];
                text.addRow(piece, addressOf(cleanUp, row), removalOf(cleanUp, decisions, row.row));
            }
            return piece;
        });
        begin = end;
    }
    return {};
}

} // namespace listwright
