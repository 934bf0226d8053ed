// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/cleaning/text_order.h"

#include "model/cleaning/cancellable_sort.h"
#include "model/io/ordered_work.h"
#include "model/io/parallel.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <cstring>
#include <tuple>
#include <utility>

namespace listwright {

namespace {

constexpr int lettersOfNumber = 10;
constexpr int bitsOfLetter = 6;
/// What lies behind decides nothing any more.
constexpr std::size_t longestRest = 4096;

/// Six bits for a byte, in the order of the bytes; 0 stands for the end of the text. Letters of
/// addresses and of ordinary lower-case text have one of their own, others share one with their
/// neighbours.
struct LetterCodes {
    std::array<std::uint8_t, 256> code{};
    std::array<bool, 256> isShared{};

    constexpr LetterCodes() {
        const auto isAlone = [](unsigned byte) {
            return byte == ' ' || (byte >= '+' && byte <= ':') || byte == '@' || byte == '_' ||
                   (byte >= 'a' && byte <= 'z');
        };
        std::uint8_t last = 0;
        for (unsigned byte = 0; byte < 256; ++byte) {
            isShared[byte] = !isAlone(byte);
            if (byte == 0 || !isShared[byte] || !isShared[byte - 1])
                ++last;
            code[byte] = last;
        }
    }
};
constexpr LetterCodes letters;
static_assert(letters.code[255] < 1 << bitsOfLetter);

/// Takes as many letters off `text` as a number holds, or up to one that is not alone.
std::uint64_t takeNumber(std::string_view& text, bool& isExact) {
    std::uint64_t number = 0;
    int shift = lettersOfNumber * bitsOfLetter;
    std::size_t taken = 0;
    while (isExact && shift > 0 && taken < text.size()) {
        const auto byte = static_cast<unsigned char>(text[taken]);
        shift -= bitsOfLetter;
        number |= std::uint64_t{letters.code[byte]} << shift;
        isExact = !letters.isShared[byte];
        taken += isExact ? 1 : 0;
    }
    text.remove_prefix(taken);
    return number;
}

} // namespace

std::uint64_t orderedBits(double number) {
    constexpr std::uint64_t sign = std::uint64_t{1} << 63;
    const auto bits = std::bit_cast<std::uint64_t>(number == 0 ? 0.0 : number); // -0 is 0
    return (bits & sign) != 0 ? ~bits : bits | sign;
}

std::uint32_t RowsToSort::addRest(std::string_view rest) {
    const auto place = static_cast<std::uint32_t>(m_rests.size());
    const auto length = static_cast<std::uint32_t>(rest.size());
    std::array<char, sizeof length> bytes{};
    std::memcpy(bytes.data(), &length, sizeof length);
    m_rests.append(bytes.data(), bytes.size());
    m_rests += rest;
    return place;
}

void RowsToSort::addText(RowNumber row, std::string_view text) {
    Row added;
    added.row = row;
    bool isExact = true;
    added.first = takeNumber(text, isExact);
    added.second = takeNumber(text, isExact);
    if (!text.empty())
        added.rest = addRest(text.substr(0, longestRest));
    m_rows.push_back(added);
}

void RowsToSort::addNumber(RowNumber row, double number, std::string_view text) {
    Row added;
    added.row = row;
    added.first = orderedBits(number);
    bool isExact = true;
    added.second = takeNumber(text, isExact); // digits that the number has no room for
    m_rows.push_back(added);
}

/// Deals the rows into buckets by their first number, and sorts one bucket after the other.
class TextOrder {
public:
    TextOrder(std::vector<RowsToSort> pieces, bool descending, const CancelToken& cancel)
        : m_pieces(std::move(pieces))
        , m_descending(descending)
        , m_cancel(cancel) {
        RowNumber next{0};
        for (const RowsToSort& piece : m_pieces) {
            m_count += piece.m_rows.size();
            m_others += piece.m_others.size();
            m_firstRows.push_back(piece.m_rows.empty() ? next : piece.m_rows.front().row);
            if (!piece.m_rows.empty())
                next = {piece.m_rows.back().row.value + 1};
        }
    }

    Result<std::vector<RowNumber>> sorted(Progress before, ProgressReporter& progress) {
        std::vector<RowNumber> result(m_count + m_others);
        measure();
        if (!deal())
            return fail({.code = ErrorCode::Cancelled});
        OrderedWork<bool> work;
        std::vector<std::size_t> ends;
        std::size_t taken = 0;
        for (std::size_t next = 0; next < m_ends.size() || !work.isEmpty();) {
            if (!work.isFull() && next < m_ends.size()) {
                const std::size_t first = next;
                next = endOfTask(first);
                ends.push_back(m_ends[next - 1]);
                work.add([this, first, next, &result] { return sortBuckets(first, next, result); });
                continue;
            }
            if (!work.takeNext())
                return fail({.code = ErrorCode::Cancelled});
            progress.report({before.done + ends[taken++], before.total});
        }
        auto place = result.begin() + static_cast<std::ptrdiff_t>(m_count);
        for (const RowsToSort& piece : m_pieces)
            place = std::copy(piece.m_others.begin(), piece.m_others.end(), place);
        return result;
    }

private:
    using Row = RowsToSort::Row;
    static constexpr std::size_t mostBuckets = 1 << 12;
    static constexpr std::size_t rowsOfTask = 1 << 16;

    /// Which of the numbers' bits tell the buckets apart.
    void measure() {
        struct Range {
            std::uint64_t least = std::numeric_limits<std::uint64_t>::max();
            std::uint64_t most = 0;
        };
        std::vector<Range> ranges(m_pieces.size());
        inParallel(m_pieces.size(), [&](std::size_t piece) {
            Range range;
            for (const Row& row : m_pieces[piece].m_rows) {
                range.least = std::min(range.least, row.first);
                range.most = std::max(range.most, row.first);
            }
            ranges[piece] = range;
        });
        Range whole;
        for (const Range& range : ranges) {
            whole.least = std::min(whole.least, range.least);
            whole.most = std::max(whole.most, range.most);
        }
        m_least = whole.least;
        m_most = whole.most;
        while (m_count > 0 && (m_most - m_least) >> m_shift >= mostBuckets)
            ++m_shift;
    }

    [[nodiscard]] std::size_t bucketOf(const Row& row) const {
        return static_cast<std::size_t>((m_descending ? m_most - row.first : row.first - m_least) >>
                                        m_shift);
    }

    /// False when it is to stop.
    bool deal() {
        const std::size_t buckets =
            m_count == 0 ? 0 : static_cast<std::size_t>((m_most - m_least) >> m_shift) + 1;
        std::vector<std::vector<std::uint32_t>> counts(m_pieces.size());
        inParallel(m_pieces.size(), [&](std::size_t piece) {
            counts[piece].resize(buckets);
            for (const Row& row : m_pieces[piece].m_rows)
                ++counts[piece][bucketOf(row)];
        });
        std::vector<std::vector<std::size_t>> places(m_pieces.size());
        for (auto& ofPiece : places)
            ofPiece.resize(buckets);
        std::size_t place = 0;
        for (std::size_t bucket = 0; bucket < buckets; ++bucket) {
            for (std::size_t piece = 0; piece < m_pieces.size(); ++piece) {
                places[piece][bucket] = place;
                place += counts[piece][bucket];
            }
            m_ends.push_back(place);
        }
        m_rows.resize(m_count);
        inParallel(m_pieces.size(), [&](std::size_t piece) {
            if (m_cancel.isCancelled())
                return;
            for (const Row& row : m_pieces[piece].m_rows)
                m_rows[places[piece][bucketOf(row)]++] = row;
            m_pieces[piece].m_rows = {};
        });
        return !m_cancel.isCancelled();
    }

    /// Of buckets from `first` on that are enough for a thread.
    [[nodiscard]] std::size_t endOfTask(std::size_t first) const {
        const std::size_t begin = first == 0 ? 0 : m_ends[first - 1];
        std::size_t end = first + 1;
        while (end < m_ends.size() && m_ends[end - 1] - begin < rowsOfTask)
            ++end;
        return end;
    }

    bool sortBuckets(std::size_t first, std::size_t end, std::vector<RowNumber>& result) {
        std::size_t begin = first == 0 ? 0 : m_ends[first - 1];
        for (std::size_t bucket = first; bucket < end; ++bucket) {
            if (m_cancel.isCancelled() ||
                !sortBucket(m_rows.data() + begin, m_rows.data() + m_ends[bucket]))
                return false;
            for (; begin < m_ends[bucket]; ++begin)
                result[begin] = m_rows[begin].row;
        }
        return true;
    }

    bool sortBucket(Row* begin, Row* end) {
        const auto less = [this](const Row& a, const Row& b) { return isBefore(a, b); };
        if (std::is_sorted(begin, end, less)) // in a column of few values, most buckets are
            return true;
        if (end - begin <= static_cast<std::ptrdiff_t>(rowsOfTask)) {
            std::sort(begin, end, less);
            return true;
        }
        std::vector<Row> rows(begin, end);
        if (!sortUnlessCancelled(rows, less, m_cancel))
            return false;
        std::copy(rows.begin(), rows.end(), begin);
        return true;
    }

    [[nodiscard]] bool isBefore(const Row& a, const Row& b) const {
        if (a.first != b.first)
            return (a.first < b.first) != m_descending;
        if (a.second != b.second)
            return (a.second < b.second) != m_descending;
        if (a.rest != RowsToSort::noRest || b.rest != RowsToSort::noRest)
            if (const int order = restOf(a).compare(restOf(b)); order != 0)
                return (order < 0) != m_descending;
        return a.row < b.row;
    }

    [[nodiscard]] std::string_view restOf(const Row& row) const {
        if (row.rest == RowsToSort::noRest)
            return {};
        const auto behind =
            std::upper_bound(m_firstRows.begin(), m_firstRows.end(), row.row,
                             [](RowNumber sought, RowNumber first) { return sought < first; });
        const std::string& rests =
            m_pieces[static_cast<std::size_t>(behind - m_firstRows.begin()) - 1].m_rests;
        std::uint32_t length = 0;
        std::memcpy(&length, rests.data() + row.rest, sizeof length);
        return std::string_view(rests).substr(row.rest + sizeof length, length);
    }

    std::vector<RowsToSort> m_pieces;
    std::vector<RowNumber> m_firstRows;
    bool m_descending;
    const CancelToken& m_cancel;
    std::size_t m_count = 0;
    std::size_t m_others = 0;
    std::uint64_t m_least = 0;
    std::uint64_t m_most = 0;
    unsigned m_shift = 0;
    std::vector<Row> m_rows;
    std::vector<std::size_t> m_ends; // of the buckets, in m_rows
};

Result<std::vector<RowNumber>> sortedRows(std::vector<RowsToSort> pieces, bool descending,
                                          Progress before, ProgressReporter& progress,
                                          const CancelToken& cancel) {
    return TextOrder(std::move(pieces), descending, cancel).sorted(before, progress);
}

} // namespace listwright
