// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a workbook, or as one XML part of it: reading ends within the limits, and the CSV
// has the rows that it says.
#include "model/io/csv_scanner.h"
#include "model/io/spreadsheet_reader.h"
#include "model/io/table_dialect.h"

#include <archive.h>
#include <archive_entry.h>

#include <cstdio>
#include <cstdlib>

using namespace listwright;

namespace {

void addEntry(archive* zip, const char* name, std::string_view content) {
    archive_entry* const entry = archive_entry_new();
    archive_entry_set_pathname(entry, name);
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
    if (archive_write_header(zip, entry) != ARCHIVE_OK ||
        archive_write_data(zip, content.data(), content.size()) < 0)
        std::abort();
    archive_entry_free(entry);
}

/// A stored zip with the bytes as content of an ODS, or as a sheet of an XLSX.
std::string zipWith(std::string_view xml, bool isOds) {
    std::string zip(xml.size() + 4096, '\0');
    std::size_t used = 0;
    archive* const written = archive_write_new();
    archive_write_set_format_zip(written);
    archive_write_zip_set_compression_store(written);
    archive_write_set_bytes_in_last_block(written, 1);
    archive_write_open_memory(written, zip.data(), zip.size(), &used);
    if (isOds) {
        addEntry(written, "content.xml", xml);
    } else {
        addEntry(written, "xl/workbook.xml",
                 "<workbook><sheets><sheet name='a' id='r'/></sheets></workbook>");
        addEntry(written, "xl/_rels/workbook.xml.rels",
                 "<Relationships><Relationship Id='r' Type='worksheet' "
                 "Target='s.xml'/></Relationships>");
        addEntry(written, "xl/s.xml", xml);
    }
    archive_write_close(written);
    archive_write_free(written);
    zip.resize(used);
    return zip;
}

void readAndCheck(std::string bytes) {
    static const auto folder = TemporaryFolder::create();
    if (!folder)
        std::abort();
    SpreadsheetLimits limits{.cells = 20'000, .csvBytes = 1 << 20};
    limits.archive.unpackedBytes = 1 << 20;
    ProgressReporter progress;
    const auto sheets = readSpreadsheet(bytesInMemory("fuzz.xlsx", std::move(bytes)), **folder,
                                        limits, progress, CancelToken());
    if (!sheets)
        return;
    for (const SheetFile& sheet : *sheets) {
        const auto csv = openFile(sheet.path);
        if (!csv || (*csv)->size() > limits.csvBytes)
            std::abort();
        CsvScanner scanner(**csv, TableDialect(), 0, std::size_t{1} << 18);
        std::uint64_t rows = 0;
        while (true) {
            const auto more = scanner.next();
            if (!more || (*more && scanner.row().quoteNotClosed))
                std::abort();
            if (!*more)
                break;
            ++rows;
        }
        if (rows > sheet.rows)
            std::abort();
        std::remove(sheet.path.c_str());
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(bytes), size);
    if (input.starts_with('<')) {
        readAndCheck(zipWith(input, true));
        readAndCheck(zipWith(input, false));
    } else {
        readAndCheck(std::string(input));
    }
    return 0;
}
