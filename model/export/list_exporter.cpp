// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/export/list_exporter.h"

#include "model/cleaning/contact_query.h"
#include "model/export/explained_row.h"
#include "model/export/harmless_row.h"
#include "model/export/removal.h"
#include "model/export/row_bytes.h"
#include "model/export/row_kind.h"
#include "model/io/csv_scanner.h"
#include "model/io/ordered_work.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>

namespace listwright {

namespace {

/// A row that is longer is copied without being looked at.
constexpr std::uint64_t longestExplained = CsvScanner::longestRow;
/// What one thread reads and sorts out at once: it stays in the processor's cache.
constexpr std::uint64_t pieceBytes = std::uint64_t{512} << 10;

using Kind = RowKind;
constexpr std::size_t kindCount = rowKindCount;

/// Rows of the list: all that a thread takes at once.
struct RowRange {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

/// What is to be written of a range of rows.
struct Piece {
    struct OfKind {
        std::string_view bytes;
        std::string kept; // where the bytes are, unless they are in `read`
        std::uint64_t rows = 0;
    };
    std::array<OfKind, kindCount> kinds;
    std::unique_ptr<char[]> read;
    Result<void> result = {};
};

class ListExport {
public:
    ListExport(const CleanUp& cleanUp, const Decisions& decisions, std::size_t list,
               ListFiles& files, bool harmless)
        : m_cleanUp(cleanUp)
        , m_decisions(decisions)
        , m_list(*cleanUp.lists()[list])
        , m_firstRow(cleanUp.firstRow(list).value)
        , m_files{&files.cleaned, &files.removed, &files.duplicates, &files.invalid}
        , m_harmless(harmless)
        , m_bytes(m_list.source())
        , m_explainer(m_list.profile()) {}

    Result<void> run(const BytesDone& done, const CancelToken& cancel) {
        if (std::none_of(m_files.begin(), m_files.end(),
                         [](const auto* file) { return file->has_value(); }))
            return {};
        if (auto begun = copyBeginning(); !begun)
            return begun;
        const RowExplainer explainer = m_explainer;
        OrderedWork<std::shared_ptr<Piece>> work;
        for (std::uint32_t at = 0; at < m_list.rowCount() || !work.isEmpty();) {
            if (cancel.isCancelled())
                return fail({.code = ErrorCode::Cancelled, .file = m_list.source().name()});
            const bool isLong = at < m_list.rowCount() && lengthOf(at) > longestExplained;
            if (!work.isEmpty() && (work.isFull() || isLong || at == m_list.rowCount())) {
                if (auto written = write(*work.takeNext()); !written)
                    return written;
            } else if (isLong) {
                if (auto written = writeLongRow(at); !written)
                    return written;
                ++at;
            } else {
                const RowRange range{at, endOfPiece(at)};
                work.add([this, range, &explainer] { return pieceOf(range, explainer); });
                at = range.end;
                done(m_list.span({at - 1}).offset);
            }
        }
        return {};
    }

private:
    [[nodiscard]] std::uint64_t lengthOf(std::uint32_t row) const {
        return m_list.span({row}).length;
    }

    [[nodiscard]] std::optional<RowFile>& fileOf(Kind kind) const {
        return *m_files[static_cast<std::size_t>(kind)];
    }

    /// Behind the rows from `begin` on that make a piece: at least one, none that is too long.
    [[nodiscard]] std::uint32_t endOfPiece(std::uint32_t begin) const {
        const std::uint64_t most = m_list.span({begin}).offset + pieceBytes;
        std::uint32_t within = begin + 1; // begins before `most`, or is one that is taken anyway
        std::uint32_t behind = m_list.rowCount();
        while (within < behind) {
            const std::uint32_t middle = within + (behind - within) / 2;
            if (m_list.span({middle}).offset < most)
                within = middle + 1;
            else
                behind = middle;
        }
        return within > begin + 1 && lengthOf(within - 1) > longestExplained ? within - 1 : within;
    }

    /// What the list begins with, before its first row.
    Result<void> copyBeginning() {
        const std::uint64_t rows = m_list.rowCount() > 0 ? m_list.span({0}).offset
                                                         : m_list.profile().dialect.firstRowOffset;
        for (const Kind kind : {Kind::Cleaned, Kind::Duplicates, Kind::Invalid})
            if (auto& file = fileOf(kind))
                if (auto copied = copyHeader(rows, file->file); !copied)
                    return copied;
        auto& removed = fileOf(Kind::Removed);
        if (!removed)
            return {};
        const TableDialect& dialect = m_list.profile().dialect;
        const std::uint64_t header = dialect.hasHeader ? dialect.tableOffset : rows;
        if (auto copied = m_bytes.copy({0, header}, removed->file); !copied)
            return copied;
        if (!dialect.hasHeader)
            return {};
        const auto bytes = m_bytes.read({header, rows - header}, longestExplained);
        if (!bytes)
            return tl::unexpected(bytes.error());
        HarmlessRow harmless(m_list.profile());
        return removed->file.write(m_explainer.header(m_harmless ? harmless.of(*bytes) : *bytes));
    }

    /// Everything before `rows`, where the rows begin.
    Result<void> copyHeader(std::uint64_t rows, OutputFile& to) {
        const TableDialect& dialect = m_list.profile().dialect;
        if (!m_harmless || !dialect.hasHeader)
            return m_bytes.copy({0, rows}, to);
        if (auto copied = m_bytes.copy({0, dialect.tableOffset}, to); !copied)
            return copied;
        const auto bytes =
            m_bytes.read({dialect.tableOffset, rows - dialect.tableOffset}, longestExplained);
        if (!bytes)
            return tl::unexpected(bytes.error());
        return to.write(HarmlessRow(m_list.profile()).of(*bytes));
    }

    /// Sorts the rows of a range out. On any thread.
    [[nodiscard]] std::shared_ptr<Piece> pieceOf(RowRange range, RowExplainer explainer) const {
        auto piece = std::make_shared<Piece>();
        const std::uint64_t begin = m_list.span({range.begin}).offset;
        const RowSpan last = m_list.span({range.end - 1});
        const auto size = static_cast<std::size_t>(last.offset + last.length - begin);
        piece->read = std::make_unique_for_overwrite<char[]>(size);
        const auto got = m_list.source().readAt(begin, {piece->read.get(), size});
        if (!got || *got < size) { // the index says that there is more
            const Error changed{.code = ErrorCode::FileChanged, .file = m_list.source().name()};
            piece->result = tl::unexpected(got ? changed : got.error());
            return piece;
        }
        char* const bytes = piece->read.get();
        if (fileOf(Kind::Removed))
            explainer.takeLineEnd({bytes, static_cast<std::size_t>(lengthOf(range.begin))});
        HarmlessRow harmless(m_list.profile());
        // Neighbours that are kept move together, down to those before them.
        std::size_t kept = 0;
        std::size_t runBegin = 0;
        const auto keepRun = [&](std::size_t runEnd) {
            if (runBegin != kept)
                std::memmove(bytes + kept, bytes + runBegin, runEnd - runBegin);
            kept += runEnd - runBegin;
        };
        for (std::uint32_t row = range.begin; row < range.end; ++row) {
            const RowNumber number{m_firstRow + row};
            const Kind kind = rowKindOf(statusOf(m_cleanUp, m_decisions, number));
            Piece::OfKind& ofKind = piece->kinds[static_cast<std::size_t>(kind)];
            ++ofKind.rows;
            if (kind == Kind::Cleaned && !m_harmless)
                continue;
            const RowSpan span = m_list.span({row});
            const auto at = static_cast<std::size_t>(span.offset - begin);
            std::string_view text(bytes + at, static_cast<std::size_t>(span.length));
            if (!m_harmless)
                keepRun(at);
            runBegin = at + text.size();
            if (!fileOf(kind))
                continue;
            if (m_harmless)
                text = harmless.of(text);
            if (kind == Kind::Removed)
                ofKind.kept += explainer.row(text, removalOf(m_cleanUp, m_decisions, number));
            else
                ofKind.kept += text;
        }
        for (Piece::OfKind& ofKind : piece->kinds)
            ofKind.bytes = ofKind.kept;
        if (!m_harmless) {
            keepRun(size);
            piece->kinds[static_cast<std::size_t>(Kind::Cleaned)].bytes = {bytes, kept};
        }
        return piece;
    }

    Result<void> write(const Piece& piece) {
        if (!piece.result)
            return piece.result;
        for (std::size_t kind = 0; kind < kindCount; ++kind) {
            auto& file = *m_files[kind];
            if (!file)
                continue;
            file->rows += piece.kinds[kind].rows;
            if (auto written = file->file.write(piece.kinds[kind].bytes); !written)
                return written;
        }
        return {};
    }

    Result<void> writeLongRow(std::uint32_t row) {
        const RowNumber number{m_firstRow + row};
        const Kind kind = rowKindOf(statusOf(m_cleanUp, m_decisions, number));
        RowSpan span = m_list.span({row});
        auto& to = fileOf(kind);
        if (!to)
            return {};
        if (m_harmless)
            return fail({.code = ErrorCode::NotForSpreadsheets,
                         .file = m_list.source().name(),
                         .row = row + (m_list.profile().dialect.hasHeader ? 2U : 1U),
                         .detail = "the row is too long to look for formulas in it"});
        ++to->rows;
        if (kind != Kind::Removed)
            return m_bytes.copy(span, to->file);
        // Its fields are not counted; the words still follow.
        const std::uint64_t end = span.length - span.length % longestExplained;
        if (auto copied = m_bytes.copy({span.offset, end}, to->file); !copied)
            return copied;
        const auto bytes = m_bytes.read({span.offset + end, span.length - end}, longestExplained);
        if (!bytes)
            return tl::unexpected(bytes.error());
        return to->file.write(m_explainer.row(*bytes, removalOf(m_cleanUp, m_decisions, number)));
    }

    const CleanUp& m_cleanUp;
    const Decisions& m_decisions;
    const ContactList& m_list;
    std::uint32_t m_firstRow;
    std::array<std::optional<RowFile>*, kindCount> m_files;
    bool m_harmless;
    RowBytes m_bytes;
    RowExplainer m_explainer;
};

} // namespace

Result<void> exportList(const CleanUp& cleanUp, const Decisions& decisions, std::size_t list,
                        ListFiles& files, bool harmless, const BytesDone& done,
                        const CancelToken& cancel) {
    return ListExport(cleanUp, decisions, list, files, harmless).run(done, cancel);
}

} // namespace listwright
