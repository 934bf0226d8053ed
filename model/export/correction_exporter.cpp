// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/export/correction_exporter.h"

#include "model/address/address_suggestion.h"
#include "model/cleaning/contact_query.h"
#include "model/cleaning/search_words.h"
#include "model/export/csv_text.h"
#include "model/io/csv_scanner.h"
#include "model/list/row_at.h"

namespace listwright {

namespace {

constexpr std::uint32_t rowsBetweenLooks = 4096;
/// Rows with something to correct lie apart, or all are of one kind.
constexpr std::size_t chunk = std::size_t{16} << 10;

std::string whyOf(const AddressSuggestion& suggestion) {
    std::string why;
    for (const AddressFault fault : suggestion.faults)
        why += (why.empty() ? "" : "; ") + addressFaultText(fault);
    return why;
}

bool isWorthReading(const ContactList& list, RowNumber row) {
    return list.state(row) == RowState::Contact && list.marks(row).isToCorrect();
}

} // namespace

Result<void> exportCorrections(const CleanUp& cleanUp, const Decisions& decisions, std::size_t list,
                               RowFile& to, const CancelToken& cancel) {
    const ContactList& contacts = *cleanUp.lists()[list];
    const ListProfile& profile = contacts.profile();
    const std::uint64_t firstNumber = profile.dialect.hasHeader ? 2 : 1;
    if (auto written = to.file.write("row,address,suggestion,why,proposal\n"); !written)
        return written;
    CsvScanner scanner(contacts.source(), profile.dialect, 0, chunk);
    std::string line;
    for (std::uint32_t at = 0; at < contacts.rowCount(); ++at) {
        if (at % rowsBetweenLooks == 0 && cancel.isCancelled())
            return fail({.code = ErrorCode::Cancelled, .file = contacts.source().name()});
        if (!isWorthReading(contacts, {at}))
            continue;
        const std::uint64_t offset = contacts.span({at}).offset;
        if (auto there = goToRow(scanner, contacts.source(), offset); !there)
            return there;
        const std::string_view cell = scanner.fieldText(profile.emailColumn);
        const auto suggestion = suggestAddress(cell);
        if (!suggestion)
            continue;
        const ContactStatus status =
            statusOf(cleanUp, decisions, {cleanUp.firstRow(list).value + at});
        line = std::to_string(firstNumber + at);
        for (const std::string& field :
             {harmlessInSpreadsheets(cell), harmlessInSpreadsheets(suggestion->address),
              whyOf(*suggestion), std::string(contactStatusId(status))}) {
            line += ',';
            appendCsvField(line, field, ',', false);
        }
        line += '\n';
        if (auto written = to.file.write(line); !written)
            return written;
        ++to.rows;
    }
    return {};
}

} // namespace listwright
