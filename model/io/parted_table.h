// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/io/csv_scanner.h"
#include "model/io/job.h"
#include "model/io/ordered_work.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>

namespace listwright {

/// Reads the rows of a table on all cores, in parts that each begin somewhere inside the file.
/// Since that may be in the middle of a quoted field, a part counts from the first row that the
/// part before it reaches too. The rows are those of one thread for any number of parts.
///
/// `Rows` is what becomes of the rows of a part: `take(CsvScanner&)` is called for each row, on any
/// thread, without the table's header, then `finish()`. The scanner counts rows from the beginning
/// of the part, which is row 1.
template <typename Rows>
class PartedTable {
public:
    using Begin = std::function<std::unique_ptr<Rows>()>;
    /// A part, in the order of the file and on the caller's thread.
    struct Part {
        std::unique_ptr<Rows> rows;
        std::uint64_t begin = 0;
        std::uint64_t end = 0; // where the next row begins, or the file ends
        std::uint64_t rowsBefore = 0;
    };
    using Use = std::function<void(Part)>;

    /// `columns` is how many a usual row has, `partBytes` what one thread reads at once. Keeps
    /// references.
    PartedTable(const ByteSource& source, const TableDialect& dialect, std::size_t columns,
                std::uint64_t partBytes, const CancelToken& cancel)
        : m_source(source)
        , m_dialect(dialect)
        , m_columns(columns)
        , m_partBytes(partBytes)
        , m_cancel(cancel) {}

    /// CsvScanner::tellFields() for all rows that are taken.
    void tellFields(std::size_t most) { m_mostFields = most; }

    /// With 0 parts as many as the file's size suggests. Progress in bytes; errors of the source,
    /// Cancelled.
    Result<void> read(std::size_t parts, const Begin& begin, const Use& use,
                      ProgressReporter& progress) {
        const std::uint64_t bytes = m_source.size() - m_dialect.firstRowOffset;
        m_count = parts != 0 ? parts : std::max<std::size_t>(1, bytes / m_partBytes);
        m_end = m_dialect.tableOffset;
        OrderedWork<std::shared_ptr<ReadPart>> work;
        std::size_t joined = 0;
        for (std::size_t number = 0; number < m_count || !work.isEmpty();) {
            if (!work.isFull() && number < m_count) {
                work.add([this, number, &begin] { return readNumber(number, begin); });
                ++number;
                continue;
            }
            if (m_cancel.isCancelled())
                return fail({.code = ErrorCode::Cancelled, .file = m_source.name()});
            const auto part = work.takeNext();
            ++joined;
            if (auto used = join(*part, boundary(joined), begin, use); !used)
                return used;
            progress.report({std::min(m_end, m_source.size() - 1), m_source.size()});
        }
        return {};
    }

    /// Behind the last row, when all are read.
    [[nodiscard]] std::uint64_t end() const { return m_end; }

private:
    struct ReadPart {
        Part part;
        std::uint64_t endRow = 0; // the number of the next row, counted from the part's beginning
        Result<void> result = {};
    };

    /// Where part `number` begins and the one before ends, but for the rows' own bounds.
    [[nodiscard]] std::uint64_t boundary(std::size_t number) const {
        if (number == m_count)
            return std::numeric_limits<std::uint64_t>::max();
        const std::uint64_t begin = m_dialect.firstRowOffset;
        return begin + (m_source.size() - begin) / m_count * number;
    }

    // A std::function copies what it holds.
    [[nodiscard]] std::shared_ptr<ReadPart> readNumber(std::size_t number,
                                                       const Begin& begin) const {
        auto read = std::make_shared<ReadPart>();
        read->part.begin = m_dialect.tableOffset;
        if (number > 0) {
            const auto guessed = guessRowBegin(boundary(number));
            if (!guessed) {
                read->result = tl::unexpected(guessed.error());
                return read;
            }
            read->part.begin = *guessed;
            if (read->part.begin >= m_source.size())
                return read; // the part before may know
        }
        readRows(boundary(number + 1), begin, *read);
        return read;
    }

    /// Reads the rows of a part from its beginning, as far as they begin before `to`.
    void readRows(std::uint64_t to, const Begin& begin, ReadPart& read) const {
        constexpr std::size_t rowsBetweenChecks = 4096;
        constexpr std::size_t chunk = std::size_t{128} << 10;
        Part& part = read.part;
        part.rows = begin();
        CsvScanner scanner(m_source, m_dialect, part.begin, chunk);
        scanner.tellFields(m_mostFields);
        bool isHeader = m_dialect.hasHeader && part.begin == m_dialect.tableOffset;
        for (std::size_t rows = 1;; ++rows) {
            const auto more = scanner.next();
            if (!more) {
                read.result = tl::unexpected(more.error());
                return;
            }
            if (!*more || scanner.row().offset >= to) {
                part.end = *more ? scanner.row().offset : scanner.offset();
                read.endRow = scanner.row().number;
                part.rows->finish();
                return;
            }
            if (!std::exchange(isHeader, false))
                part.rows->take(scanner);
            if (rows % rowsBetweenChecks == 0 && m_cancel.isCancelled()) {
                read.result = fail({.code = ErrorCode::Cancelled, .file = m_source.name()});
                return;
            }
        }
    }

    /// The beginning of a file, as if it ended there.
    class Beginning final : public ByteSource {
    public:
        Beginning(const ByteSource& whole, std::uint64_t size)
            : m_whole(whole)
            , m_size(std::min(size, whole.size())) {}
        const std::string& name() const override { return m_whole.name(); }
        std::uint64_t size() const override { return m_size; }
        Result<std::size_t> readAt(std::uint64_t offset, std::span<char> target) const override {
            const std::uint64_t left = offset < m_size ? m_size - offset : 0;
            return m_whole.readAt(offset, target.first(static_cast<std::size_t>(
                                              std::min<std::uint64_t>(target.size(), left))));
        }
        Result<void> checkUnchanged() const override { return m_whole.checkUnchanged(); }

    private:
        const ByteSource& m_whole;
        std::uint64_t m_size;
    };

    /// The beginning of a row at or behind `place`, most likely: the place may lie in a quoted
    /// field, then the first rows there have too few fields. The file's end where none is near.
    [[nodiscard]] Result<std::uint64_t> guessRowBegin(std::uint64_t place) const {
        constexpr int rowsLookedAt = 16;
        constexpr std::size_t chunk = std::size_t{4} << 10;
        constexpr std::uint64_t near = std::uint64_t{256} << 10;
        place -= (place - m_dialect.tableOffset) % m_dialect.encoding.unitBytes;
        const Beginning beginning(m_source, place + near);
        CsvScanner scanner(beginning, m_dialect, place, chunk);
        std::optional<std::uint64_t> first;
        for (int looked = 0; looked < rowsLookedAt; ++looked) {
            const auto more = scanner.next();
            if (!more)
                return tl::unexpected(more.error());
            if (!*more)
                break;
            const CsvRow& row = scanner.row();
            if (looked == 0) // the end of the row that `place` lies in
                continue;
            if (!first)
                first = row.offset;
            if (row.fields.size() == m_columns)
                return row.offset;
        }
        return first.value_or(m_source.size());
    }

    /// Uses the rows that begin before `to`: those that were read, where their part begins at a
    /// row's beginning and not in the middle of one.
    Result<void> join(ReadPart& read, std::uint64_t to, const Begin& begin, const Use& use) {
        if (!read.result)
            return read.result;
        if (m_end >= to) // a row of the part before reaches over all of it
            return {};
        if (read.part.begin >= m_source.size()) // no row was found near where it begins
            return readAgain(to, begin, use);
        if (m_end < read.part.begin)
            if (auto bridged = readAgain(read.part.begin, begin, use); !bridged)
                return bridged;
        if (m_end != read.part.begin)
            return readAgain(to, begin, use);
        add(read, use);
        return {};
    }

    Result<void> readAgain(std::uint64_t to, const Begin& begin, const Use& use) {
        ReadPart read;
        read.part.begin = m_end;
        readRows(to, begin, read);
        if (read.result)
            add(read, use);
        return read.result;
    }

    void add(ReadPart& read, const Use& use) {
        m_end = read.part.end;
        read.part.rowsBefore = m_rowsBefore;
        m_rowsBefore += read.endRow > 0 ? read.endRow - 1 : 0;
        use(std::move(read.part));
    }

    const ByteSource& m_source;
    const TableDialect& m_dialect;
    std::size_t m_columns;
    std::uint64_t m_partBytes;
    std::size_t m_mostFields = std::numeric_limits<std::size_t>::max();
    const CancelToken& m_cancel;
    std::size_t m_count = 1;
    std::uint64_t m_end = 0;
    std::uint64_t m_rowsBefore = 0;
};

} // namespace listwright
