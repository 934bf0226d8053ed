// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/io/csv_scanner.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>

namespace listwright {

namespace {

constexpr std::size_t blockBytes = 64;
constexpr std::size_t noBlock = std::numeric_limits<std::size_t>::max();
constexpr std::size_t nothing = std::numeric_limits<std::size_t>::max();

/// `text` begins with a quote; what its field says.
void appendUnquoted(std::string_view text, std::string& unquoted) {
    text.remove_prefix(1);
    while (true) {
        const auto quote = text.find('"');
        unquoted += text.substr(0, quote);
        if (quote == std::string_view::npos)
            return;
        text.remove_prefix(quote + 1);
        if (!text.starts_with('"')) {
            unquoted += text; // what follows the closing quote
            return;
        }
        unquoted += '"';
        text.remove_prefix(1);
    }
}

} // namespace

struct CsvScanner::ByteUnits {
    static constexpr std::size_t bytes = 1;
    static unsigned at(const char* place) { return static_cast<unsigned char>(*place); }
};

template <bool bigEndian>
struct CsvScanner::WideUnits {
    static constexpr std::size_t bytes = 2;
    static unsigned at(const char* place) {
        const auto first = static_cast<unsigned char>(place[0]);
        const auto second = static_cast<unsigned char>(place[1]);
        return bigEndian ? (static_cast<unsigned>(first) << 8 | second)
                         : (static_cast<unsigned>(second) << 8 | first);
    }
};

CsvScanner::CsvScanner(const ByteSource& source, const TableDialect& dialect, std::uint64_t from,
                       std::size_t chunk)
    : m_source(source)
    , m_decoder(dialect.encoding)
    , m_delimiter(dialect.delimiter == '\0' ? '\n' : dialect.delimiter)
    , m_unitBytes(dialect.encoding.unitBytes)
    , m_bigEndian(dialect.encoding.bigEndian)
    , m_chunk(std::max<std::size_t>(chunk, 1))
    , m_bufferOffset(from)
    , m_block(noBlock)
    , m_lineEnds(1) {}

void CsvScanner::goTo(std::uint64_t offset) {
    m_rowNumber = 0;
    m_lineEnds = 1;
    if (offset >= m_bufferOffset && offset - m_bufferOffset < m_filled) {
        m_position = static_cast<std::size_t>(offset - m_bufferOffset);
        return;
    }
    m_bufferOffset = offset;
    m_filled = 0;
    m_position = 0;
    m_block = noBlock;
    m_atEnd = false;
}

Result<bool> CsvScanner::next() {
    if (m_unitBytes == 1)
        return nextRow<ByteUnits>();
    return m_bigEndian ? nextRow<WideUnits<true>>() : nextRow<WideUnits<false>>();
}

template <typename Units>
Result<bool> CsvScanner::nextRow() {
    m_failure.reset();
    if (!skipLineEnds<Units>())
        return m_failure ? Result<bool>(tl::unexpected(*m_failure)) : Result<bool>(false);
    m_rowNumber += m_lineEnds;
    m_lineEnds = 0;
    m_fieldCount = 0;
    m_row = {};
    m_row.number = m_rowNumber;
    m_row.offset = offset();
    if (!readRow<Units>())
        return tl::unexpected(*m_failure);
    m_row.fields = std::span(m_fields).first(m_fieldCount);
    return true;
}

/// Goes over line ends to the first unit of a row; false at the end of the file, and where the
/// source fails.
template <typename Units>
bool CsvScanner::skipLineEnds() {
    std::uint64_t returns = 0; // CRs that no LF has followed yet
    while (true) {
        for (; m_position + Units::bytes <= m_filled; m_position += Units::bytes) {
            const unsigned unit = Units::at(m_buffer.data() + m_position);
            if (unit == '\r') {
                ++returns;
            } else if (unit == '\n') {
                ++m_lineEnds;
                returns = 0;
            } else {
                m_lineEnds += returns;
                return true;
            }
        }
        if (m_atEnd) {
            m_position = m_filled;
            return false;
        }
        if (!readMore(m_position))
            return false;
    }
}

/// What stands in the block of the buffer.
inline const TableMarks& CsvScanner::marksOf(std::size_t block) {
    if (block != m_block) {
        m_marks = marksInBlock(m_buffer.data() + block * blockBytes, m_delimiter);
        m_block = block;
    }
    return m_marks;
}

/// The first quote at or behind `from` and before `end`. Most fields are short: the block that is
/// being looked at anyway often has it.
template <typename Units>
std::size_t CsvScanner::findQuote(std::size_t from, std::size_t end) {
    const char* const buffer = m_buffer.data();
    if constexpr (Units::bytes == 1) {
        const std::size_t block = from / blockBytes;
        if (from >= end)
            return nothing;
        if (const std::uint64_t quotes = marksOf(block).quotes >> (from % blockBytes);
            quotes != 0) {
            const std::size_t place = from + static_cast<std::size_t>(std::countr_zero(quotes));
            return place < end ? place : nothing;
        }
        from = (block + 1) * blockBytes;
        const void* const found =
            from < end ? std::memchr(buffer + from, '"', end - from) : nullptr;
        return found == nullptr
                   ? nothing
                   : static_cast<std::size_t>(static_cast<const char*>(found) - buffer);
    } else {
        for (; from + Units::bytes <= end; from += Units::bytes)
            if (Units::at(buffer + from) == '"')
                return from;
        return nothing;
    }
}

/// Looks for the end of the quoted field that opens at `opening`; `behind` is the place after its
/// closing quote.
template <typename Units>
CsvScanner::Quoted CsvScanner::passQuoted(std::size_t opening, std::size_t& behind) {
    const char* const buffer = m_buffer.data();
    const std::size_t limit = std::min(m_filled, opening + longestQuoted);
    const auto outOfBytes = [&] {
        return limit == m_filled && limit != opening + longestQuoted && !m_atEnd
                   ? Quoted::NeedsMore
                   : Quoted::NotClosed;
    };
    std::size_t from = opening + Units::bytes;
    while (true) {
        const std::size_t quote = findQuote<Units>(from, limit);
        if (quote == nothing)
            return outOfBytes();
        behind = quote + Units::bytes;
        if (behind + Units::bytes > m_filled)
            return m_atEnd ? Quoted::Closed : Quoted::NeedsMore;
        if (Units::at(buffer + behind) == '"') {
            from = behind + Units::bytes;
            continue;
        }
        const unsigned delimiter = static_cast<unsigned char>(m_delimiter);
        std::size_t after = behind;
        unsigned unit = Units::at(buffer + after);
        while (unit == ' ' || (unit == '\t' && delimiter != '\t')) {
            after += Units::bytes;
            if (after + Units::bytes > limit)
                return m_atEnd && limit == m_filled ? Quoted::Closed : outOfBytes();
            unit = Units::at(buffer + after);
        }
        if (unit == delimiter || unit == '\n' || unit == '\r')
            return Quoted::Closed;
        for (std::size_t at = opening; at < quote; at += Units::bytes)
            if (const unsigned inside = Units::at(buffer + at); inside == '\n' || inside == '\r')
                return Quoted::NotClosed;
        return Quoted::Closed;
    }
}

/// The first delimiter or line end at or behind `from` in the buffer.
template <typename Units>
std::size_t CsvScanner::findStructural(std::size_t from) {
    if constexpr (Units::bytes == 1) {
        std::size_t block = from / blockBytes;
        std::size_t skipped = from % blockBytes;
        for (; block * blockBytes < m_filled; ++block, skipped = 0) {
            const TableMarks& marks = marksOf(block);
            const std::uint64_t matches = (marks.lineEnds | marks.delimiters) >> skipped;
            if (matches != 0)
                return block * blockBytes + skipped +
                       static_cast<std::size_t>(std::countr_zero(matches));
        }
    } else {
        for (; from + Units::bytes <= m_filled; from += Units::bytes) {
            const unsigned unit = Units::at(m_buffer.data() + from);
            if (unit == '\n' || unit == '\r' || unit == static_cast<unsigned char>(m_delimiter))
                return from;
        }
    }
    return nothing;
}

/// In a field of bytes, not at its beginning: the first line end behind `from`, or the first quote
/// that opens a field. Quoted fields that end in the same block are passed: most do.
std::size_t CsvScanner::findLineEndOrField(std::size_t from) {
    std::size_t block = from / blockBytes;
    // The quote at `from` itself opens none: there the field has begun already.
    std::uint64_t fields = ~std::uint64_t{0} << (from % blockBytes) << 1;
    std::uint64_t ends = ~std::uint64_t{0} << (from % blockBytes);
    for (; block * blockBytes < m_filled; ++block, fields = ends = ~std::uint64_t{0}) {
        const TableMarks& marks = marksOf(block);
        std::uint64_t behindDelimiters = marks.delimiters << 1;
        if (block > 0 && m_buffer[block * blockBytes - 1] == m_delimiter)
            behindDelimiters |= 1;
        const std::uint64_t opening = marks.quotes & behindDelimiters;
        while (true) {
            const std::uint64_t matches = (marks.lineEnds & ends) | (opening & fields);
            if (matches == 0)
                break;
            const std::uint64_t found = matches & (~matches + 1);
            const std::uint64_t behind = ~((found << 1) - 1);
            const std::uint64_t closing = marks.quotes & behind & (~(marks.quotes & behind) + 1);
            if ((found & opening) == 0 ||
                ((closing << 1) & (marks.delimiters | marks.lineEnds)) == 0)
                return block * blockBytes + static_cast<std::size_t>(std::countr_zero(found));
            fields = ends = ~((closing << 1) - 1);
        }
    }
    return nothing;
}

/// False where the source fails: m_failure says how.
template <typename Units>
bool CsvScanner::readRow() {
    std::size_t rowBegin = m_position;
    std::size_t fieldBegin = rowBegin;
    std::size_t at = rowBegin;
    bool inField = false;
    bool quoted = false;
    bool toldEnough = false; // the rest of the row is only passed
    while (true) {
        bool needsMore = false;
        std::size_t found = nothing;
        if (!inField) {
            fieldBegin = at;
            quoted = false;
            if (at + Units::bytes > m_filled) {
                needsMore = !m_atEnd;
            } else if (Units::at(m_buffer.data() + at) == '"') {
                std::size_t behind = at;
                switch (passQuoted<Units>(at, behind)) {
                case Quoted::Closed:
                    quoted = true;
                    at = behind;
                    break;
                case Quoted::NotClosed:
                    m_row.quoteNotClosed = true;
                    break;
                case Quoted::NeedsMore:
                    needsMore = true;
                    break;
                }
            }
            inField = !needsMore;
        }
        if (inField) {
            found = toldEnough ? findLineEndOrField(at) : findStructural<Units>(at);
            if (found == nothing && !m_atEnd) {
                needsMore = true;
                at = m_filled - (m_filled - at) % Units::bytes;
                if (toldEnough)
                    inField = m_buffer[at - 1] != m_delimiter;
            }
        }
        if (needsMore) {
            if (!m_row.cutShort && at - rowBegin > longestRow) {
                if (inField && !toldEnough)
                    addField(fieldBegin - rowBegin, at - rowBegin, quoted);
                cutRowShort(rowBegin);
            }
            const std::size_t keepFrom = m_row.cutShort ? at : rowBegin;
            if (!readMore(keepFrom))
                return false;
            at -= keepFrom;
            rowBegin = 0;
            fieldBegin = m_row.cutShort ? 0 : fieldBegin - keepFrom;
            continue;
        }
        const std::size_t end = found == nothing ? m_filled : found;
        if (!toldEnough)
            addField(fieldBegin - rowBegin, end - rowBegin, quoted);
        if (found != nothing) {
            const unsigned unit = Units::at(m_buffer.data() + found);
            if (unit != '\n' && unit != '\r') {
                at = toldEnough ? found : found + Units::bytes;
                toldEnough = Units::bytes == 1 && m_fieldCount >= m_mostFields;
                inField = false;
                continue;
            }
        }
        if (!m_row.cutShort && end - rowBegin > longestRow)
            cutRowShort(rowBegin);
        m_position = end;
        m_row.bytes = m_row.cutShort ? std::string_view(m_longRow)
                                     : std::string_view(m_buffer.data() + rowBegin, end - rowBegin);
        return true;
    }
}

/// Keeps the beginning of a row that is too long to be held, and the fields that begin in it.
void CsvScanner::cutRowShort(std::size_t rowBegin) {
    m_row.cutShort = true;
    m_longRow.assign(m_buffer.data() + rowBegin, longestRow);
    while (m_fieldCount > 0 && m_fields[m_fieldCount - 1].begin >= longestRow)
        --m_fieldCount;
    for (CsvField& field : std::span(m_fields).first(m_fieldCount))
        field.length = static_cast<std::uint32_t>(
            std::min<std::size_t>(field.length, longestRow - field.begin));
}

/// Forgets what lies before `keepFrom` and reads on, at least as much as is kept, so that looking
/// at kept bytes again stays cheap.
bool CsvScanner::readMore(std::size_t keepFrom) {
    const std::size_t kept = m_filled - keepFrom;
    if (kept > 0 && keepFrom > 0)
        std::memmove(m_buffer.data(), m_buffer.data() + keepFrom, kept);
    m_bufferOffset += keepFrom;
    m_filled = kept;
    m_position = 0;
    m_block = noBlock;
    const std::size_t wanted = std::max(m_chunk, kept);
    if (m_buffer.size() < kept + wanted + blockBytes)
        m_buffer.resize(kept + wanted + blockBytes);
    const auto got =
        m_source.readAt(m_bufferOffset + kept, std::span(m_buffer).subspan(kept, wanted));
    if (!got) {
        m_failure = got.error();
        return false;
    }
    m_filled += *got;
    m_atEnd = *got < wanted;
    std::fill_n(m_buffer.begin() + static_cast<std::ptrdiff_t>(m_filled), blockBytes, '\0');
    return true;
}

std::string_view CsvScanner::fieldText(std::size_t index) {
    if (index >= m_row.fields.size())
        return {};
    const CsvField& field = m_row.fields[index];
    const std::string_view text = m_decoder.toUtf8(fieldBytes(field), m_decoded);
    if (!field.quoted)
        return text;
    if (const auto quote = text.find('"', 1); quote + 1 == text.size())
        return text.substr(1, quote - 1);
    m_unquoted.clear();
    appendUnquoted(text, m_unquoted);
    return m_unquoted;
}

std::vector<std::string> CsvScanner::fieldTexts() {
    std::vector<std::string> texts;
    texts.reserve(m_row.fields.size());
    for (std::size_t index = 0; index < m_row.fields.size(); ++index)
        texts.emplace_back(fieldText(index));
    return texts;
}

std::vector<std::string> splitCsvRow(std::string bytes, const TableDialect& dialect) {
    const std::size_t size = bytes.size();
    const auto source = bytesInMemory({}, std::move(bytes));
    CsvScanner scanner(*source, dialect, 0, size + 1);
    const auto more = scanner.next();
    return more && *more ? scanner.fieldTexts() : std::vector<std::string>{};
}

std::string csvField(std::string bytes, const TableDialect& dialect, std::size_t index) {
    const std::size_t size = bytes.size();
    const auto source = bytesInMemory({}, std::move(bytes));
    CsvScanner scanner(*source, dialect, 0, size + 1);
    const auto more = scanner.next();
    return more && *more ? std::string(scanner.fieldText(index)) : std::string{};
}

} // namespace listwright
