// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/io/workbook_writer.h"

#include <archive.h>
#include <archive_entry.h>

#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

namespace listwright {

namespace {

constexpr std::uint8_t textFormat = 49; // "@", ECMA-376, section 18.8.30

/// UTF-16 code units of valid UTF-8.
std::uint64_t lettersOf(std::string_view text) {
    std::uint64_t letters = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        letters += (byte & 0xC0U) == 0x80 ? 0 : byte >= 0xF0 ? 2 : 1;
    }
    return letters;
}

bool isHexDigit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
}

/// Whether `text` begins with what a reader would take for an escaped character.
bool beginsEscaped(std::string_view text) {
    return text.size() >= 7 && text.starts_with("_x") && text[6] == '_' &&
           std::all_of(text.begin() + 2, text.begin() + 6, isHexDigit);
}

void appendEscaped(std::string& to, unsigned character) {
    std::array<char, 8> escaped{};
    std::snprintf(escaped.data(), escaped.size(), "_x%04X_", character);
    to += escaped.data();
}

/// As XML can hold it.
void asCellText(std::string_view text, std::string& cell) {
    cell.clear();
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        const auto byte = static_cast<unsigned char>(c);
        const bool isNoCharacter =
            text.substr(at).starts_with("\uFFFE") || text.substr(at).starts_with("\uFFFF");
        if (isNoCharacter) {
            appendEscaped(cell, text[at + 2] == '\xBE' ? 0xFFFEU : 0xFFFFU);
            at += 2;
        } else if ((byte < 0x20 && c != '\t' && c != '\n') ||
                   (c == '_' && beginsEscaped(text.substr(at)))) {
            appendEscaped(cell, byte);
        } else {
            cell += c;
        }
    }
}

/// Of the sheet's part in the finished file; 0 where it cannot be read back.
std::uint64_t bytesOfSheet(const std::string& path) {
    const std::unique_ptr<archive, decltype(&archive_read_free)> zip(archive_read_new(),
                                                                     &archive_read_free);
    archive_read_support_format_zip_seekable(zip.get());
    if (archive_read_open_filename(zip.get(), path.c_str(), 1 << 16) != ARCHIVE_OK)
        return 0;
    archive_entry* entry = nullptr;
    while (archive_read_next_header(zip.get(), &entry) == ARCHIVE_OK) {
        const char* const name = archive_entry_pathname(entry);
        if (name && std::strcmp(name, "xl/worksheets/sheet1.xml") == 0)
            return static_cast<std::uint64_t>(archive_entry_size(entry));
    }
    return 0;
}

} // namespace

struct WorkbookWriter::Book {
    explicit Book(OutputFile& output)
        : file(output) {}
    Book(const Book&) = delete;
    Book& operator=(const Book&) = delete;
    ~Book() {
        if (!workbook)
            return;
        // The library only closes it with a workbook that is written.
        if (sheet && sheet->optimize_tmpfile)
            std::fclose(std::exchange(sheet->optimize_tmpfile, nullptr));
        lxw_workbook_free(workbook);
    }

    [[nodiscard]] Error writeError(int reason) const {
        if (reason == ENOSPC || reason == EDQUOT)
            return {.code = ErrorCode::DiskFull, .file = file.target()};
        return {.code = ErrorCode::TargetNotWritable,
                .file = file.target(),
                .detail = reason == 0 ? "it could not be written whole" : std::strerror(reason)};
    }

    OutputFile& file;
    lxw_workbook* workbook = nullptr;
    lxw_worksheet* sheet = nullptr;
    lxw_format* text = nullptr;
    lxw_row_t rows = 0;
    std::string cell;
};

WorkbookWriter::WorkbookWriter(std::unique_ptr<Book> book)
    : m_book(std::move(book)) {}
WorkbookWriter::WorkbookWriter(WorkbookWriter&&) noexcept = default;
WorkbookWriter& WorkbookWriter::operator=(WorkbookWriter&&) noexcept = default;
WorkbookWriter::~WorkbookWriter() = default;

Result<WorkbookWriter> WorkbookWriter::create(OutputFile& file) {
    auto book = std::make_unique<Book>(file);
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    options.use_zip64 = LXW_FALSE;
    errno = 0;
    book->workbook = workbook_new_opt(file.temporaryPath().c_str(), &options);
    book->sheet = book->workbook ? workbook_add_worksheet(book->workbook, nullptr) : nullptr;
    book->text = book->sheet ? workbook_add_format(book->workbook) : nullptr;
    if (!book->text || !book->sheet->optimize_tmpfile)
        return fail(book->writeError(errno));
    format_set_num_format_index(book->text, textFormat);
    // Ids and telephone numbers are meant to be text.
    worksheet_ignore_errors(book->sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576");
    return WorkbookWriter(std::move(book));
}

Result<void> WorkbookWriter::addRow(std::span<const std::string> cells) {
    const auto tooLarge = [this](std::string what) {
        return fail({.code = ErrorCode::NotForSpreadsheets,
                     .file = m_book->file.target(),
                     .detail = std::move(what)});
    };
    if (m_book->rows == mostRows)
        return tooLarge("a sheet holds " + std::to_string(mostRows) + " rows");
    if (cells.size() > mostColumns)
        return tooLarge("the row has " + std::to_string(cells.size()) + " cells, a sheet " +
                        std::to_string(mostColumns) + " columns");
    for (std::size_t column = 0; column < cells.size(); ++column) {
        const std::string& text = cells[column];
        if (text.empty())
            continue;
        const std::uint64_t letters = text.size() > mostLetters ? lettersOf(text) : 0;
        if (letters > mostLetters)
            return tooLarge("cell " + std::to_string(column + 1) + " has " +
                            std::to_string(letters) + " letters, a cell holds " +
                            std::to_string(mostLetters));
        asCellText(text, m_book->cell);
        errno = 0;
        const lxw_error written =
            worksheet_write_string(m_book->sheet, m_book->rows, static_cast<lxw_col_t>(column),
                                   m_book->cell.c_str(), m_book->text);
        if (written == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED) // what is escaped takes more letters
            return tooLarge("cell " + std::to_string(column + 1) + " has more than " +
                            std::to_string(mostLetters) + " letters");
        if (written != LXW_NO_ERROR)
            return fail(m_book->writeError(errno));
    }
    ++m_book->rows;
    if (std::ferror(m_book->sheet->optimize_tmpfile) != 0)
        return fail(m_book->writeError(errno));
    return {};
}

void WorkbookWriter::keepFirstRowInSight() {
    worksheet_freeze_panes(m_book->sheet, 1, 0);
}

std::uint64_t WorkbookWriter::rowCount() const {
    return m_book->rows;
}

Result<void> WorkbookWriter::finish() {
    errno = 0;
    FILE* const rows = m_book->sheet->optimize_tmpfile;
    if (std::fflush(rows) != 0 || std::ferror(rows) != 0)
        return fail(m_book->writeError(errno));
    const long bytes = std::ftell(rows);
    const lxw_error closed = workbook_close(std::exchange(m_book->workbook, nullptr));
    m_book->sheet = nullptr;
    if (closed != LXW_NO_ERROR || bytes < 0)
        return fail(m_book->writeError(errno));
    // The library does not look whether the rows were copied whole.
    if (bytesOfSheet(m_book->file.temporaryPath()) < static_cast<std::uint64_t>(bytes))
        return fail(m_book->writeError(errno == 0 ? ENOSPC : errno));
    return m_book->file.takeWritten();
}

bool isWorkbookName(std::string_view path) {
    constexpr std::string_view ending = ".xlsx";
    if (path.size() < ending.size())
        return false;
    const std::string_view tail = path.substr(path.size() - ending.size());
    return std::equal(tail.begin(), tail.end(), ending.begin(), [](char a, char b) {
        return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
    });
}

} // namespace listwright
