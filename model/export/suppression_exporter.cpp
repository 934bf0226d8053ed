// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/export/suppression_exporter.h"

#include "model/cleaning/contact_query.h"
#include "model/export/csv_text.h"
#include "model/export/removal.h"

#include <QDateTime>
#include <QString>

#include <absl/container/flat_hash_set.h>

#include <string>
#include <vector>

namespace listwright {

namespace {

constexpr std::uint32_t rowsBetweenLooks = 4096;

using AddressSet = absl::flat_hash_set<std::string>;

/// A row whose cell holds several addresses is known by all of them, with `, ` between.
std::vector<std::string> addressesOf(const std::string& known) {
    std::vector<std::string> addresses;
    std::size_t begin = 0;
    while (begin < known.size()) {
        const auto end = std::min(known.find(", ", begin), known.size());
        addresses.push_back(known.substr(begin, end - begin));
        begin = end + 2;
    }
    return addresses;
}

class SuppressionExport {
public:
    SuppressionExport(const CleanUp& cleanUp, const Decisions& decisions,
                      const SuppressionPreset& preset, RowFile& to)
        : m_cleanUp(cleanUp)
        , m_decisions(decisions)
        , m_preset(preset)
        , m_to(to) {}

    Result<void> run(const CancelToken& cancel) {
        if (auto kept = collectKeptByHand(cancel); !kept)
            return kept;
        if (auto begun = writeBeginning(); !begun)
            return begun;
        return forEachRow(ContactStatus::Remove, cancel,
                          [&](RowNumber row) { return writeRow(row); });
    }

private:
    template <typename Take>
    Result<void> forEachRow(ContactStatus wanted, const CancelToken& cancel, Take take) {
        for (std::uint32_t at = 0; at < m_cleanUp.rowCount(); ++at) {
            if (at % rowsBetweenLooks == 0 && cancel.isCancelled())
                return fail({.code = ErrorCode::Cancelled});
            if (statusOf(m_cleanUp.outcome({at}), m_decisions.override({at})) != wanted)
                continue;
            if (auto taken = take(RowNumber{at}); !taken)
                return taken;
        }
        return {};
    }

    Result<void> collectKeptByHand(const CancelToken& cancel) {
        if (m_cleanUp.lists().size() < 2 || m_decisions.overrideCount() == 0)
            return {};
        return forEachRow(ContactStatus::Keep, cancel, [&](RowNumber row) -> Result<void> {
            if (m_decisions.override(row) != Proposal::Keep)
                return {};
            const auto known = m_cleanUp.address(row);
            if (!known)
                return tl::unexpected(known.error());
            for (std::string& address : addressesOf(*known))
                m_done.insert(std::move(address));
            return {};
        });
    }

    Result<void> writeBeginning() {
        std::string row = m_preset.byteOrderMark ? "\xEF\xBB\xBF" : "";
        if (m_preset.hasHeader) {
            for (const SuppressionColumn& column : m_preset.columns)
                append(row, column, column.header);
            row += m_preset.lineEnd;
        }
        return m_to.file.write(row);
    }

    Result<void> writeRow(RowNumber row) {
        const auto known = m_cleanUp.address(row);
        if (!known)
            return tl::unexpected(known.error());
        const Removal removal = removalOf(m_cleanUp, m_decisions, row);
        for (const std::string& address : addressesOf(*known)) {
            if (!m_done.insert(address).second)
                continue;
            std::string line;
            for (const SuppressionColumn& column : m_preset.columns)
                append(line, column, valueOf(column, address, removal));
            line += m_preset.lineEnd;
            if (auto written = m_to.file.write(line); !written)
                return written;
            ++m_to.rows;
        }
        return {};
    }

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

    const CleanUp& m_cleanUp;
    const Decisions& m_decisions;
    const SuppressionPreset& m_preset;
    RowFile& m_to;
    AddressSet m_done; // written, or not to be written
};

} // namespace

Result<void> exportSuppression(const CleanUp& cleanUp, const Decisions& decisions,
                               const SuppressionPreset& preset, RowFile& to,
                               const CancelToken& cancel) {
    return SuppressionExport(cleanUp, decisions, preset, to).run(cancel);
}

} // namespace listwright
