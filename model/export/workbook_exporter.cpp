// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/export/workbook_exporter.h"

#include "model/export/csv_text.h"
#include "model/export/explained_row.h"
#include "model/export/suppression_writer.h"
#include "model/io/csv_scanner.h"
#include "model/io/workbook_writer.h"
#include "model/list/row_at.h"

#include <optional>
#include <utility>

namespace listwright {

namespace {

constexpr std::uint32_t rowsBetweenLooks = 1024;

const std::string& pathOf(const ListTargets& targets, RowKind kind) {
    switch (kind) {
    case RowKind::Cleaned:
        break;
    case RowKind::Removed:
        return targets.removed;
    case RowKind::Duplicates:
        return targets.duplicates;
    case RowKind::Invalid:
        return targets.invalid;
    }
    return targets.cleaned;
}

std::uint64_t rowsOfOne(const ContactList& list) {
    return WorkbookWriter::mostRows - (list.profile().dialect.hasHeader ? 1 : 0);
}

/// Fills the workbooks of one target, one after the other.
class Filling {
public:
    Filling(WorkbookFiles& files, const ListProfile& profile, bool harmless)
        : m_files(files)
        , m_profile(profile)
        , m_harmless(harmless) {}

    Result<void> addRow(std::vector<std::string> cells, const Removal* removal) {
        if (!m_writer || m_writer->rowCount() == WorkbookWriter::mostRows)
            if (auto begun = beginNext(); !begun)
                return begun;
        if (removal) {
            cells.resize(std::max(cells.size(), m_profile.columns.size()));
            for (std::string& cell : explainingCells(*removal))
                cells.push_back(std::move(cell));
        }
        if (auto added = add(std::move(cells)); !added)
            return added;
        ++m_files.files[m_next - 1].rows;
        return {};
    }

    /// A target without rows still becomes a workbook with its header.
    Result<void> finish() {
        if (!m_writer)
            if (auto begun = beginNext(); !begun)
                return begun;
        return m_writer->finish();
    }

private:
    Result<void> beginNext() {
        if (m_writer)
            if (auto finished = m_writer->finish(); !finished)
                return finished;
        auto writer = WorkbookWriter::create(m_files.files[m_next++].file);
        if (!writer)
            return tl::unexpected(writer.error());
        m_writer = *std::move(writer);
        if (!m_profile.dialect.hasHeader)
            return {};
        m_writer->keepFirstRowInSight();
        std::vector<std::string> header = m_profile.columns;
        if (m_files.target.kind == RowKind::Removed)
            for (std::string& column : explainingColumns())
                header.push_back(std::move(column));
        return add(std::move(header));
    }

    Result<void> add(std::vector<std::string> cells) {
        if (m_harmless)
            for (std::string& cell : cells)
                if (mayBeFormula(cell))
                    cell.insert(0, 1, '\'');
        return m_writer->addRow(cells);
    }

    WorkbookFiles& m_files;
    const ListProfile& m_profile;
    bool m_harmless;
    std::size_t m_next = 0;
    std::optional<WorkbookWriter> m_writer;
};

} // namespace

std::vector<WorkbookTarget> workbookTargets(const CleanUp& cleanUp, const Decisions& decisions,
                                            const ExportPlan& plan) {
    std::vector<WorkbookTarget> targets;
    for (std::size_t list = 0; list < plan.lists.size(); ++list) {
        const std::size_t first = targets.size();
        for (std::size_t kind = 0; kind < rowKindCount; ++kind)
            if (const std::string& path = pathOf(plan.lists[list], static_cast<RowKind>(kind));
                isWorkbookName(path))
                targets.push_back({list, static_cast<RowKind>(kind), path, 0, {path}});
        if (targets.size() == first)
            continue;
        const ContactList& contacts = *cleanUp.lists()[list];
        std::array<std::uint64_t, rowKindCount> rows{};
        const std::uint32_t firstRow = cleanUp.firstRow(list).value;
        for (std::uint32_t row = 0; row < contacts.rowCount(); ++row)
            ++rows[static_cast<std::size_t>(
                rowKindOf(statusOf(cleanUp, decisions, {firstRow + row})))];
        for (std::size_t at = first; at < targets.size(); ++at) {
            WorkbookTarget& target = targets[at];
            target.rows = rows[static_cast<std::size_t>(target.kind)];
            const std::uint64_t most = rowsOfOne(contacts);
            for (std::uint64_t number = 2; (number - 1) * most < target.rows; ++number)
                target.files.push_back(numberedTarget(target.path, number));
        }
    }
    return targets;
}

Result<void> checkWorkbookRows(const std::vector<WorkbookTarget>& targets) {
    for (const WorkbookTarget& target : targets)
        if (target.files.size() > 1)
            return fail({.code = ErrorCode::NotForSpreadsheets,
                         .file = target.path,
                         .detail = "there are " + std::to_string(target.rows) +
                                   " rows, a sheet holds " +
                                   std::to_string(WorkbookWriter::mostRows) +
                                   " with the header; they can be split into " +
                                   std::to_string(target.files.size()) + " files"});
    return {};
}

Result<void> exportWorkbooks(const CleanUp& cleanUp, const Decisions& decisions, std::size_t list,
                             const std::vector<WorkbookFiles*>& files, bool harmless,
                             const BytesDone& done, const CancelToken& cancel) {
    const ContactList& contacts = *cleanUp.lists()[list];
    const ListProfile& profile = contacts.profile();
    const std::uint64_t firstNumber = profile.dialect.hasHeader ? 2 : 1;
    std::array<std::optional<Filling>, rowKindCount> ofKinds;
    for (WorkbookFiles* const target : files)
        ofKinds[static_cast<std::size_t>(target->target.kind)].emplace(*target, profile, harmless);

    CsvScanner scanner(contacts.source(), profile.dialect, profile.dialect.firstRowOffset);
    for (std::uint32_t at = 0; at < contacts.rowCount(); ++at) {
        const std::uint64_t offset = contacts.span({at}).offset;
        if (at % rowsBetweenLooks == 0) {
            if (cancel.isCancelled())
                return fail({.code = ErrorCode::Cancelled, .file = contacts.source().name()});
            done(offset);
        }
        const RowNumber number{cleanUp.firstRow(list).value + at};
        const RowKind kind = rowKindOf(statusOf(cleanUp, decisions, number));
        auto& filling = ofKinds[static_cast<std::size_t>(kind)];
        if (!filling)
            continue;
        if (auto there = goToRow(scanner, contacts.source(), offset); !there)
            return there;
        Error problem{.code = ErrorCode::NotForSpreadsheets,
                      .file = contacts.source().name(),
                      .row = firstNumber + at,
                      .detail = "the row is too long"};
        if (scanner.row().cutShort)
            return fail(std::move(problem));
        const std::optional<Removal> removal =
            kind == RowKind::Removed ? std::optional(removalOf(cleanUp, decisions, number))
                                     : std::nullopt;
        auto added = filling->addRow(scanner.fieldTexts(), removal ? &*removal : nullptr);
        if (added)
            continue;
        if (added.error().code != ErrorCode::NotForSpreadsheets)
            return added;
        problem.detail = added.error().detail; // the row of the list says more than the file's name
        return fail(std::move(problem));
    }
    for (auto& filling : ofKinds)
        if (filling)
            if (auto finished = filling->finish(); !finished)
                return finished;
    return {};
}

} // namespace listwright
