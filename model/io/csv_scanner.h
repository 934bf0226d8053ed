// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/io/block_match.h"
#include "model/io/byte_source.h"
#include "model/io/table_dialect.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace listwright {

/// A field as it stands in its row, quotes included.
struct CsvField {
    std::uint32_t begin = 0; // bytes from the beginning of the row
    std::uint32_t length = 0;
    /// The field is in quotes; false also for a field that begins with a quote that is never
    /// closed, which then is a character like any other.
    bool quoted = false;
};

/// A row as the scanner hands it out. The views live until the next row is asked for.
struct CsvRow {
    /// Where the row begins in the file.
    std::uint64_t offset = 0;
    /// As a spreadsheet shows it: the first row of the table is 1, blank lines count.
    std::uint64_t number = 0;
    /// The row without its line end; of a row longer than CsvScanner::longestRow only so much.
    std::string_view bytes;
    /// At least one. Fields that begin behind `bytes` of a row cut short are not there.
    std::span<const CsvField> fields;
    bool cutShort = false;
    /// A quote opens in this row and is never closed.
    bool quoteNotClosed = false;
};

/// Reads the rows of a text table one after the other in one pass, in memory that does not depend
/// on the file's size.
///
/// The rules are those of RFC 4180, and where files bend it:
/// - A row ends at LF, CR LF, CR, or any number of CR before LF, also mixed in one file. Blank
/// lines
///   are no rows; they belong to the row before.
/// - A quote counts only as the first character of a field. In quotes, a doubled quote is one
/// quote.
///   What follows a closing quote up to the delimiter is taken as it stands.
/// - A quoted field that is not closed within `longestQuoted` bytes or before the end of the file,
///   or that holds line breaks and whose closing quote is followed by something else than a
///   delimiter, a line end or spaces: its opening quote was never closed. It is then a character
///   like any other, so the damage ends with its own row.
/// - NUL and bytes that mean nothing in the encoding are characters like any other.
class CsvScanner {
public:
    static constexpr std::size_t longestQuoted = std::size_t{1} << 20;
    static constexpr std::size_t longestRow = std::size_t{2} << 20;

    /// `from` must be the beginning of a row; `chunk` is how many bytes are read at once. Keeps a
    /// reference to `source`.
    CsvScanner(const ByteSource& source, const TableDialect& dialect, std::uint64_t from,
               std::size_t chunk = std::size_t{1} << 18);
    /// From the beginning of the table: its header, where it has one.
    CsvScanner(const ByteSource& source, const TableDialect& dialect)
        : CsvScanner(source, dialect, dialect.tableOffset) {}

    /// Goes on at `offset`, which must be the beginning of a row; what was read already is not read
    /// again. Rows are counted from 1 anew.
    void goTo(std::uint64_t offset);
    /// From now on only the first `most` fields of a row have to be told apart: of a wide table,
    /// rows may be given without the others.
    void tellFields(std::size_t most) { m_mostFields = most; }
    /// Goes to the next row; false at the end of the file. Errors are those of the source.
    [[nodiscard]] Result<bool> next();
    [[nodiscard]] const CsvRow& row() const { return m_row; }
    /// Behind what has been read: the beginning of the next row or the end of the file, once blank
    /// lines are skipped (that is at the next next()).
    [[nodiscard]] std::uint64_t offset() const { return m_bufferOffset + m_position; }
    /// The bytes of a field as they stand, with their quotes.
    [[nodiscard]] std::string_view fieldBytes(const CsvField& field) const {
        return m_row.bytes.substr(field.begin, field.length);
    }
    /// The text of a field in UTF-8, quotes resolved; empty for an index that the row does not
    /// have. The view lives until the next call or the next row.
    [[nodiscard]] std::string_view fieldText(std::size_t index);
    /// The row and what of the file behind it is in memory already; lives as long as the row. A row
    /// cut short has none.
    [[nodiscard]] std::string_view bytesAhead() const {
        return m_row.cutShort
                   ? std::string_view()
                   : std::string_view(
                         m_row.bytes.data(),
                         static_cast<std::size_t>(m_buffer.data() + m_filled - m_row.bytes.data()));
    }
    /// All texts of the row.
    [[nodiscard]] std::vector<std::string> fieldTexts();

private:
    struct ByteUnits;
    template <bool bigEndian>
    struct WideUnits;
    enum class Quoted : std::uint8_t { Closed, NotClosed, NeedsMore };

    template <typename Units>
    Result<bool> nextRow();
    template <typename Units>
    bool skipLineEnds();
    template <typename Units>
    Quoted passQuoted(std::size_t opening, std::size_t& behind);
    template <typename Units>
    std::size_t findQuote(std::size_t from, std::size_t end);
    const TableMarks& marksOf(std::size_t block);
    template <typename Units>
    std::size_t findStructural(std::size_t from);
    std::size_t findLineEndOrField(std::size_t from);
    template <typename Units>
    bool readRow();
    bool readMore(std::size_t keepFrom);
    void addField(std::size_t begin, std::size_t end, bool quoted) {
        if (m_row.cutShort)
            return;
        if (m_fieldCount == m_fields.size())
            m_fields.resize(2 * m_fields.size());
        m_fields[m_fieldCount++] = {static_cast<std::uint32_t>(begin),
                                    static_cast<std::uint32_t>(end - begin), quoted};
    }
    void cutRowShort(std::size_t rowBegin);

    const ByteSource& m_source;
    TextDecoder m_decoder;
    char m_delimiter; // a line end where the table has none
    std::uint8_t m_unitBytes;
    bool m_bigEndian;
    std::size_t m_chunk;

    std::vector<char> m_buffer; // m_filled bytes of the file, and 64 zeros
    std::size_t m_filled = 0;
    std::size_t m_position = 0;
    std::uint64_t m_bufferOffset; // of m_buffer[0] in the file
    bool m_atEnd = false;         // the buffer reaches to the end of the file
    std::size_t m_block = 0;      // the block that m_marks is of; SIZE_MAX for none
    TableMarks m_marks;
    std::size_t m_mostFields = std::numeric_limits<std::size_t>::max();

    std::optional<Error> m_failure; // of the source
    CsvRow m_row;
    std::vector<CsvField> m_fields = std::vector<CsvField>(16); // those of the row, and room
    std::size_t m_fieldCount = 0;
    std::string m_longRow;
    std::string m_decoded;
    std::string m_unquoted;
    std::uint64_t m_rowNumber = 0;
    std::uint64_t m_lineEnds = 0; // before the current position, not yet counted as rows
};

/// The fields of one row, as the scanner would give them; `bytes` with or without line end.
[[nodiscard]] std::vector<std::string> splitCsvRow(std::string bytes, const TableDialect& dialect);
/// One of them; empty where there is none.
[[nodiscard]] std::string csvField(std::string bytes, const TableDialect& dialect,
                                   std::size_t index);

} // namespace listwright
