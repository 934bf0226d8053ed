// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a text table: rows must be the same however the file is cut into chunks, follow one
// another without a gap in their numbers' order, and lie inside the file.
#include "model/io/csv_scanner.h"
#include "model/io/table_dialect.h"

#include <cstdlib>

using namespace listwright;

namespace {

struct ScannedRow {
    std::uint64_t offset;
    std::uint64_t number;
    bool quoteNotClosed;
    std::vector<std::string> texts;
    friend bool operator==(const ScannedRow&, const ScannedRow&) = default;
};

std::vector<ScannedRow> scan(const ByteSource& source, const TableDialect& dialect,
                             std::size_t chunk) {
    std::vector<ScannedRow> rows;
    CsvScanner scanner(source, dialect, dialect.tableOffset, chunk);
    while (true) {
        const auto more = scanner.next();
        if (!more)
            std::abort(); // bytes in memory can always be read
        if (!*more)
            return rows;
        const CsvRow& row = scanner.row();
        const bool inside = row.offset + row.bytes.size() <= source.size();
        const bool inOrder =
            rows.empty() || (row.offset > rows.back().offset && row.number > rows.back().number);
        if (!inside || !inOrder || row.fields.empty())
            std::abort();
        rows.push_back({row.offset, row.number, row.quoteNotClosed, scanner.fieldTexts()});
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const auto source =
        bytesInMemory("fuzz.csv", std::string(reinterpret_cast<const char*>(bytes), size));
    const auto preview = previewTable(*source);
    if (!preview)
        return 0;
    const TableDialect& dialect = preview->dialect;
    if (dialect.tableOffset > size || dialect.firstRowOffset > size)
        std::abort();
    const auto whole = scan(*source, dialect, std::size_t{1} << 18);
    if (scan(*source, dialect, 64) != whole || scan(*source, dialect, 7) != whole)
        std::abort();
    return 0;
}
