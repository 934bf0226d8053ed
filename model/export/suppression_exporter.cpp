// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/export/suppression_exporter.h"

#include "model/export/suppressed_addresses.h"
#include "model/io/ordered_work.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace listwright {

namespace {

/// Rows one behind the other, and where each ends.
struct RowTexts {
    std::string text;
    std::vector<std::size_t> ends;
};

Result<void> addAll(SuppressionWriter& writer, const RowTexts& rows) {
    std::size_t begin = 0;
    for (const std::size_t end : rows.ends) {
        if (auto added = writer.add(std::string_view(rows.text).substr(begin, end - begin)); !added)
            return added;
        begin = end;
    }
    return {};
}

} // namespace

Result<void> exportSuppression(const CleanUp& cleanUp, const Decisions& decisions,
                               const SuppressionPreset& preset, std::vector<RowFile>& files,
                               const NextFile& nextFile, const CancelToken& cancel) {
    constexpr std::size_t rowsAtOnce = 4096;
    constexpr std::size_t rowsFetched = 128;
    SuppressionWriter writer(preset, files, nextFile);
    if (auto begun = writer.begin(); !begun)
        return begun;
    const auto rows = suppressedRows(cleanUp, decisions, cancel);
    if (!rows)
        return tl::unexpected(rows.error());
    OrderedWork<RowTexts> work;
    for (std::size_t begin = 0; begin < rows->size() || !work.isEmpty();) {
        if (cancel.isCancelled())
            return fail({.code = ErrorCode::Cancelled});
        if (work.isFull() || begin >= rows->size()) {
            if (auto written = addAll(writer, work.takeNext()); !written)
                return written;
            continue;
        }
        const std::size_t end = std::min(begin + rowsAtOnce, rows->size());
        work.add([&, begin, end] {
            RowTexts piece;
            std::vector<const LedgerEntry*> deciding;
            for (std::size_t at = begin; at < end; ++at) {
                if ((at - begin) % rowsFetched == 0) {
                    deciding.clear();
                    for (std::size_t next = at; next < std::min(at + rowsFetched, end); ++next)
                        if (const auto* entry = cleanUp.decidingEntry((*rows)[next].row))
                            deciding.push_back(entry);
                    cleanUp.ledger().fetch(deciding);
                }
                const SuppressedRow& row = (*rows)[at];
                piece.text +=
                    writer.rowOf(addressOf(cleanUp, row), removalOf(cleanUp, decisions, row.row));
                piece.ends.push_back(piece.text.size());
            }
            return piece;
        });
        begin = end;
    }
    return writer.finish();
}

} // namespace listwright
