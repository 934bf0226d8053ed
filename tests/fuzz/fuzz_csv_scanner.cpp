// SPDX-License-Identifier: GPL-3.0-or-later
// Any characters as a table: the scanner gives the rows and fields that a slow reference gives,
// however the file is cut into chunks, and the parts of a table read on several threads are the
// whole. The first byte says which delimiter, the others are taken as seven bits.
#include "model/io/parted_table.h"
#include "tests/io/slow_csv.h"

#include <array>
#include <cstdio>
#include <cstdlib>

using namespace listwright;

namespace {

std::vector<std::string> scanned(const ByteSource& source, const TableDialect& dialect,
                                 std::size_t chunk) {
    CsvScanner scanner(source, dialect, 0, chunk);
    std::vector<std::string> rows;
    while (*scanner.next())
        rows.push_back(shown(scanner));
    return rows;
}

/// Rows without their numbers, which a part counts anew.
std::string withoutNumber(const std::string& row) {
    return row.substr(row.find('@'));
}

struct ShownRows {
    void take(CsvScanner& scanner) { rows.push_back(withoutNumber(shown(scanner))); }
    void finish() {}
    std::vector<std::string> rows;
};

std::vector<std::string> readInParts(const ByteSource& source, const TableDialect& dialect,
                                     std::size_t columns, std::size_t parts) {
    const CancelToken cancel;
    ProgressReporter progress;
    PartedTable<ShownRows> table(source, dialect, columns, 1, cancel);
    std::vector<std::string> rows;
    const auto read = table.read(
        parts, [] { return std::make_unique<ShownRows>(); },
        [&](const PartedTable<ShownRows>::Part& part) {
            rows.insert(rows.end(), part.rows->rows.begin(), part.rows->rows.end());
        },
        progress);
    return read ? rows : std::vector<std::string>{"not read"};
}

void expect(const std::vector<std::string>& expected, const std::vector<std::string>& rows,
            const char* how) {
    if (rows == expected)
        return;
    std::fprintf(stderr, "%s\n", how);
    for (const std::string& row : expected)
        std::fprintf(stderr, "expected %s\n", row.c_str());
    for (const std::string& row : rows)
        std::fprintf(stderr, "got %s\n", row.c_str());
    std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    constexpr std::array<char, 5> delimiters{',', ';', '\t', '|', '\0'};
    constexpr std::size_t longest = 4096;
    if (size == 0)
        return 0;
    std::string text(reinterpret_cast<const char*>(bytes) + 1, std::min(size, longest) - 1);
    for (char& c : text)
        c = static_cast<char>(c & 0x7f);
    const TableDialect dialect{.delimiter = delimiters[bytes[0] % delimiters.size()]};
    auto expected = slowlyScanned(text, dialect.delimiter);
    const auto source = bytesInMemory("fuzz.csv", std::move(text));
    for (const std::size_t chunk : {std::size_t{1}, std::size_t{7}, std::size_t{64},
                                    std::size_t{bytes[0]} + 1, std::size_t{1} << 18}) {
        expect(expected, scanned(*source, dialect, chunk), "in chunks");
        const std::size_t most = bytes[0] % 3U + 1;
        expect(firstFields(*source, dialect, chunk, most, size),
               firstFields(*source, dialect, chunk, most, most), "few fields told");
    }
    if (bytes[0] >= 0x20) // parts start threads, which takes its time
        return 0;
    for (std::string& row : expected)
        row = withoutNumber(row);
    for (const std::size_t parts : {std::size_t{1}, std::size_t{2}, std::size_t{5}})
        expect(expected, readInParts(*source, dialect, bytes[0] % 4, parts), "in parts");
    return 0;
}
