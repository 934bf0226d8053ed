// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/export/list_exporter.h"

#include "model/cleaning/contact_query.h"
#include "model/export/explained_row.h"
#include "model/export/removal.h"
#include "model/export/row_bytes.h"
#include "model/io/csv_scanner.h"

namespace listwright {

namespace {

constexpr std::uint32_t rowsBetweenLooks = 4096;
/// A row that is longer is copied without being looked at.
constexpr std::uint64_t longestExplained = CsvScanner::longestRow;

class ListExport {
public:
    ListExport(const CleanUp& cleanUp, const Decisions& decisions, std::size_t list,
               ListFiles& files)
        : m_cleanUp(cleanUp)
        , m_decisions(decisions)
        , m_list(*cleanUp.lists()[list])
        , m_firstRow(cleanUp.firstRow(list).value)
        , m_files(files)
        , m_bytes(m_list.source())
        , m_explainer(m_list.profile()) {}

    Result<void> run(const BytesDone& done, const CancelToken& cancel) {
        if (auto begun = copyBeginning(); !begun)
            return begun;
        for (std::uint32_t at = 0; at < m_list.rowCount(); ++at) {
            const RowSpan span = m_list.span({at});
            if (auto taken = take(at, span); !taken)
                return taken;
            if (at % rowsBetweenLooks != 0)
                continue;
            if (cancel.isCancelled())
                return fail({.code = ErrorCode::Cancelled, .file = m_list.source().name()});
            done(span.offset);
        }
        return copyRun();
    }

private:
    /// What the list begins with, before its first row.
    Result<void> copyBeginning() {
        const std::uint64_t rows = m_list.rowCount() > 0 ? m_list.span({0}).offset
                                                         : m_list.profile().dialect.firstRowOffset;
        for (auto* file : {&m_files.cleaned, &m_files.duplicates, &m_files.invalid})
            if (*file)
                if (auto copied = m_bytes.copy({0, rows}, (*file)->file); !copied)
                    return copied;
        if (!m_files.removed)
            return {};
        const TableDialect& dialect = m_list.profile().dialect;
        const std::uint64_t header = dialect.hasHeader ? dialect.tableOffset : rows;
        if (auto copied = m_bytes.copy({0, header}, m_files.removed->file); !copied)
            return copied;
        if (!dialect.hasHeader)
            return {};
        const auto bytes = m_bytes.read({header, rows - header}, longestExplained);
        if (!bytes)
            return tl::unexpected(bytes.error());
        return m_files.removed->file.write(m_explainer.header(*bytes));
    }

    std::optional<RowFile>& fileOf(ContactStatus status) {
        switch (status) {
        case ContactStatus::Keep:
        case ContactStatus::Watch:
        case ContactStatus::Review:
            break;
        case ContactStatus::Remove:
            return m_files.removed;
        case ContactStatus::Duplicate:
            return m_files.duplicates;
        case ContactStatus::Invalid:
            return m_files.invalid;
        }
        return m_files.cleaned;
    }

    Result<void> take(std::uint32_t at, RowSpan span) {
        const RowNumber row{m_firstRow + at};
        const ContactStatus status = statusOf(m_cleanUp.outcome(row), m_decisions.override(row));
        auto& file = fileOf(status);
        if (file)
            ++file->rows;
        if (status == ContactStatus::Remove)
            return file ? explain(row, span) : Result<void>();
        RowFile* const to = file ? &*file : nullptr;
        if (to == m_runFile && m_run.offset + m_run.length == span.offset) {
            m_run.length += span.length;
            return {};
        }
        if (auto copied = copyRun(); !copied)
            return copied;
        m_runFile = to;
        m_run = span;
        return {};
    }

    /// Neighbours that go into the same file are copied together.
    Result<void> copyRun() {
        return m_runFile == nullptr ? Result<void>() : m_bytes.copy(m_run, m_runFile->file);
    }

    Result<void> explain(RowNumber row, RowSpan span) {
        const Removal removal = removalOf(m_cleanUp, m_decisions, row);
        OutputFile& to = m_files.removed->file;
        if (span.length > longestExplained) { // its fields are not counted; the words still follow
            const std::uint64_t end = span.length - span.length % longestExplained;
            if (auto copied = m_bytes.copy({span.offset, end}, to); !copied)
                return copied;
            span = {span.offset + end, span.length - end};
        }
        const auto bytes = m_bytes.read(span, longestExplained);
        if (!bytes)
            return tl::unexpected(bytes.error());
        return to.write(m_explainer.row(*bytes, removal));
    }

    const CleanUp& m_cleanUp;
    const Decisions& m_decisions;
    const ContactList& m_list;
    std::uint32_t m_firstRow;
    ListFiles& m_files;
    RowBytes m_bytes;
    RowExplainer m_explainer;
    RowSpan m_run;
    RowFile* m_runFile = nullptr;
};

} // namespace

Result<void> exportList(const CleanUp& cleanUp, const Decisions& decisions, std::size_t list,
                        ListFiles& files, const BytesDone& done, const CancelToken& cancel) {
    return ListExport(cleanUp, decisions, list, files).run(done, cancel);
}

} // namespace listwright
