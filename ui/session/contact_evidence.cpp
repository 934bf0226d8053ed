// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/contact_evidence.h"

#include <algorithm>
#include <array>

namespace listwright {

namespace {

constexpr std::size_t sourceTextBytes = 64 * 1024;
/// What stands before an event in a table or a log gives it its context.
constexpr std::uint64_t contextBytes = 400;

} // namespace

Result<ContactEvidence> gatherEvidence(const CleanUp& cleanUp, const Decisions& decisions,
                                       RowNumber row) {
    const ListRow place = cleanUp.locate(row);
    const ContactList& list = *cleanUp.lists()[place.list];
    auto cell = list.emailCell(place.row);
    if (!cell)
        return fail(cell.error());

    ContactEvidence evidence{.row = row,
                             .outcome = cleanUp.outcome(row),
                             .override = decisions.override(row),
                             .emailCell = std::move(*cell),
                             .listFile = list.source().name()};
    const std::uint64_t headerRows = list.profile().dialect.hasHeader ? 1 : 0;
    evidence.listRow = place.row.value + headerRows + 1;
    evidence.suggestion = suggestAddress(evidence.emailCell);
    const auto standIn = std::lower_bound(
        list.standIns().begin(), list.standIns().end(), place.row.value,
        [](const StandIn& one, std::uint32_t wanted) { return one.duplicate < wanted; });
    if (standIn != list.standIns().end() && standIn->duplicate == place.row.value)
        evidence.keptRow = standIn->kept + headerRows + 1;
    for (const LedgerEntry& entry : cleanUp.history(row))
        if (entry.date != 0)
            evidence.dates.push_back(entry.date);
    if (const LedgerEntry* const deciding = cleanUp.decidingEntry(row)) {
        evidence.deciding = cleanUp.ledger().event(*deciding);
        evidence.explanation = explain(evidence.deciding->event, evidence.deciding->classification,
                                       standardClassifier().rules());
    }
    return evidence;
}

Result<SourceText> readSourceText(const SourceFile& file, const Place& place) {
    const auto source = openFile(file);
    if (!source)
        return fail(source.error());
    SourceText result{.file = place.file};
    const bool fieldInside = place.fieldOffset > place.messageOffset;
    result.offset = fieldInside ? place.messageOffset
                                : place.messageOffset - std::min(place.messageOffset, contextBytes);
    // A field far down in a long mail is shown with what stands around it.
    if (fieldInside && place.fieldOffset - place.messageOffset > sourceTextBytes / 2)
        result.offset = place.fieldOffset - sourceTextBytes / 2;

    result.text.resize(sourceTextBytes);
    const auto got = (*source)->readAt(result.offset, std::span(result.text));
    if (!got)
        return fail(got.error());
    result.isCut = result.offset + *got < (*source)->size();
    result.text.resize(*got);

    const auto mark =
        static_cast<std::size_t>(std::max(place.fieldOffset, place.messageOffset) - result.offset);
    if (mark < result.text.size()) {
        const std::size_t end = result.text.find('\n', mark);
        result.markBegin = mark;
        result.markLength = (end == std::string::npos ? result.text.size() : end) - mark;
    }
    return result;
}

} // namespace listwright
