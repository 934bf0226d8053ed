// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/io/table_dialect.h"

#include "model/io/csv_scanner.h"
#include "model/io/header_detection.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

namespace listwright {

namespace {

constexpr std::size_t sampleBytes = std::size_t{256} << 10;
/// Rows that are looked at to find delimiter and header, at most.
constexpr std::size_t sampleRows = 200;
constexpr std::array<char, 4> delimiters{',', ';', '\t', '|'};

Result<std::string> readSample(const ByteSource& source) {
    std::string sample(
        static_cast<std::size_t>(std::min<std::uint64_t>(source.size(), sampleBytes)), '\0');
    const auto got = source.readAt(0, sample);
    if (!got)
        return tl::unexpected(got.error());
    sample.resize(*got);
    return sample;
}

/// A first line `sep=;`, as spreadsheets understand it: its delimiter, and the bytes up to the next
/// line.
struct SeparatorLine {
    char delimiter = ',';
    std::uint64_t length = 0;
};

std::optional<SeparatorLine> separatorLine(std::string_view sample, const TextEncoding& encoding) {
    constexpr std::size_t longestLine = 8; // "sep=;" and a line end, quoted or not
    const std::size_t unit = encoding.unitBytes;
    const std::string_view bytes = sample.substr(
        encoding.bomBytes, std::min(sample.size() - encoding.bomBytes, longestLine * unit));
    const std::string text = decodeToUtf8(bytes, encoding);
    const auto lineEnd = text.find_first_of("\r\n");
    std::string_view line = std::string_view(text).substr(0, lineEnd);
    if (lineEnd == std::string::npos)
        return std::nullopt;
    if (line.size() == 7 && line.front() == '"' && line.back() == '"')
        line = line.substr(1, 5);
    const auto isLetter = [&](std::size_t i, char letter) { return (line[i] | 0x20) == letter; };
    if (line.size() != 5 || !isLetter(0, 's') || !isLetter(1, 'e') || !isLetter(2, 'p') ||
        line[3] != '=')
        return std::nullopt;
    const bool bothEnds = text.compare(lineEnd, 2, "\r\n") == 0;
    return SeparatorLine{line[4], (lineEnd + (bothEnds ? 2 : 1)) * unit};
}

struct Sample {
    std::vector<std::vector<std::string>> rows;
    std::vector<std::uint64_t> offsets; // parallel to rows, and where the last of them ends
};

/// The first rows, as far as they begin in the sampled bytes.
Result<Sample> sampleTable(const ByteSource& source, const TableDialect& dialect,
                           std::size_t most) {
    Sample sample;
    CsvScanner scanner(source, dialect);
    while (sample.rows.size() < most) {
        const auto more = scanner.next();
        if (!more)
            return tl::unexpected(more.error());
        if (!*more || scanner.row().offset > dialect.tableOffset + sampleBytes)
            break;
        if (scanner.row().fields.size() > mostColumns)
            return fail({.code = ErrorCode::TableTooLarge,
                         .file = source.name(),
                         .row = scanner.row().number,
                         .detail = "a row of more columns than " + std::to_string(mostColumns)});
        sample.offsets.push_back(scanner.row().offset);
        sample.rows.push_back(scanner.fieldTexts());
    }
    return sample;
}

/// How well a delimiter fits, from 0 to 1: rows have several fields, mostly as many as each other,
/// and no address has another delimiter in its field.
struct DelimiterFit {
    double score = 0.0;
    std::size_t columns = 0;
};

DelimiterFit fitOf(const Sample& sample) {
    std::map<std::size_t, std::size_t> widths;
    std::size_t several = 0;
    std::size_t withAddress = 0;
    std::size_t cleanAddress = 0;
    for (const auto& row : sample.rows) {
        ++widths[row.size()];
        several += row.size() > 1 ? 1 : 0;
        const auto cell = std::find_if(row.begin(), row.end(), [](const std::string& text) {
            return text.find('@') != std::string::npos;
        });
        if (cell == row.end())
            continue;
        ++withAddress;
        cleanAddress += cell->find_first_of(",;\t|") == std::string::npos ? 1 : 0;
    }
    const auto commonest = std::max_element(widths.begin(), widths.end(),
                                            [](auto a, auto b) { return a.second < b.second; });
    if (commonest == widths.end() || commonest->first < 2)
        return {};
    const auto share = [](std::size_t part, std::size_t whole) {
        return static_cast<double>(part) / static_cast<double>(whole);
    };
    const double rows = share(several, sample.rows.size());
    const double even = share(commonest->second, sample.rows.size());
    const double clean = withAddress == 0 ? 1.0 : share(cleanAddress, withAddress);
    return {rows * (0.6 * even + 0.4 * clean), commonest->first};
}

Result<char> findDelimiter(const ByteSource& source, TableDialect dialect) {
    constexpr double leastScore = 0.4;
    char best = '\0';
    DelimiterFit bestFit;
    std::optional<Error> tooWide; // with another delimiter it may be a table all the same
    for (const char delimiter : delimiters) {
        dialect.delimiter = delimiter;
        const auto sample = sampleTable(source, dialect, sampleRows);
        if (!sample && sample.error().code == ErrorCode::TableTooLarge) {
            tooWide = sample.error();
            continue;
        }
        if (!sample)
            return tl::unexpected(sample.error());
        const DelimiterFit fit = fitOf(*sample);
        const bool isBetter = fit.score > bestFit.score + 0.001 ||
                              (fit.score > bestFit.score - 0.001 && fit.columns > bestFit.columns);
        if (fit.score >= leastScore && isBetter) {
            best = delimiter;
            bestFit = fit;
        }
    }
    if (best == '\0' && tooWide)
        return fail(*std::move(tooWide));
    return best;
}

/// Makes the preview of a table whose encoding, delimiter and table offset are known.
Result<TablePreview> preview(const ByteSource& source, TableDialect dialect, std::size_t rows,
                             std::optional<bool> hasHeader) {
    auto sample = sampleTable(source, dialect, std::max(rows + 1, sampleRows));
    if (!sample)
        return tl::unexpected(sample.error());
    TablePreview preview;
    dialect.hasHeader = hasHeader.value_or(firstRowIsHeader(sample->rows)) && !sample->rows.empty();
    // Blank lines before the table are a part of what is always kept.
    dialect.firstRowOffset = sample->offsets.empty() ? source.size() : sample->offsets.front();
    std::vector<std::string> header;
    if (dialect.hasHeader) {
        header = std::move(sample->rows.front());
        sample->rows.erase(sample->rows.begin());
        dialect.firstRowOffset = sample->offsets.size() > 1 ? sample->offsets[1] : source.size();
    }
    std::size_t columns = header.size();
    for (const auto& row : sample->rows)
        columns = std::max(columns, row.size());
    if (sample->rows.size() > rows)
        sample->rows.resize(rows);
    preview.dialect = dialect;
    preview.columns = columnNames(header, columns);
    preview.rows = std::move(sample->rows);
    return preview;
}

/// Puts the table behind byte order mark and `sep=` line; its delimiter, where there is one.
std::optional<char> placeTable(std::string_view sample, TableDialect& dialect) {
    dialect.tableOffset = dialect.encoding.bomBytes;
    const auto separator = separatorLine(sample, dialect.encoding);
    if (!separator)
        return std::nullopt;
    dialect.tableOffset += separator->length;
    return separator->delimiter;
}

} // namespace

Result<TablePreview> previewTable(const ByteSource& source, std::size_t rows) {
    const auto sample = readSample(source);
    if (!sample)
        return tl::unexpected(sample.error());
    TableDialect dialect;
    dialect.encoding = detectEncoding(*sample, sample->size() == source.size());
    if (const auto delimiter = placeTable(*sample, dialect)) {
        dialect.delimiter = *delimiter;
    } else {
        const auto found = findDelimiter(source, dialect);
        if (!found)
            return tl::unexpected(found.error());
        dialect.delimiter = *found;
    }
    return preview(source, dialect, rows, std::nullopt);
}

Result<TablePreview> previewTable(const ByteSource& source, TableDialect dialect,
                                  std::size_t rows) {
    const auto sample = readSample(source);
    if (!sample)
        return tl::unexpected(sample.error());
    // The user chose the encoding; whether the file begins with its byte order mark is a fact.
    const TextEncoding detected = detectEncoding(*sample, sample->size() == source.size());
    const bool sameUnits = detected.unitBytes == dialect.encoding.unitBytes;
    dialect.encoding.bomBytes = sameUnits ? detected.bomBytes : std::uint8_t{0};
    placeTable(*sample, dialect);
    return preview(source, dialect, rows, dialect.hasHeader);
}

} // namespace listwright
