// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/io/csv_scanner.h"

#include <string>
#include <vector>

namespace listwright {

/// A row as text: number, offset, fields, and what was wrong.
inline std::string shown(CsvScanner& scanner) {
    const CsvRow& row = scanner.row();
    std::string text = std::to_string(row.number) + '@' + std::to_string(row.offset);
    for (const std::string& field : scanner.fieldTexts())
        text += '[' + field + ']';
    if (row.quoteNotClosed)
        text += '!';
    if (row.cutShort)
        text += '~';
    return text;
}

/// All rows, of each the first `most` fields; `told` is what the scanner is asked for.
inline std::vector<std::string> firstFields(const ByteSource& source, const TableDialect& dialect,
                                            std::size_t chunk, std::size_t most, std::size_t told) {
    CsvScanner scanner(source, dialect, dialect.tableOffset, chunk);
    scanner.tellFields(told);
    std::vector<std::string> rows;
    while (*scanner.next()) {
        const CsvRow& row = scanner.row();
        std::string text = std::to_string(row.number) + '@' + std::to_string(row.offset);
        for (std::size_t field = 0; field < most && field < row.fields.size(); ++field)
            text += '[' + std::string(scanner.fieldText(field)) + ']';
        text += row.quoteNotClosed ? "!" : "";
        rows.push_back(text + ' ' + std::string(row.bytes));
    }
    return rows;
}

/// The rules of CsvScanner in the plainest words: a character at a time, the whole text at hand.
inline std::vector<std::string> slowlyScanned(const std::string& text, char delimiter) {
    std::vector<std::string> rows;
    std::size_t at = 0;
    std::size_t number = 1;
    const auto isLineEnd = [&](std::size_t i) { return text[i] == '\n' || text[i] == '\r'; };
    const auto endsField = [&](std::size_t i) {
        return i >= text.size() || isLineEnd(i) || (delimiter != '\0' && text[i] == delimiter);
    };
    while (true) {
        std::size_t returns = 0;
        for (; at < text.size() && isLineEnd(at); ++at) {
            if (text[at] == '\n') {
                ++number;
                returns = 0;
            } else {
                ++returns;
            }
        }
        number += returns;
        if (at == text.size())
            return rows;
        std::string row = std::to_string(number) + '@' + std::to_string(at);
        bool notClosed = false;
        while (true) {
            std::string field;
            if (at < text.size() && text[at] == '"') {
                std::string inside;
                bool lineBreak = false;
                bool closed = false;
                std::size_t i = at + 1;
                for (; i < text.size() && !closed; ++i) {
                    if (text[i] != '"') {
                        lineBreak = lineBreak || isLineEnd(i);
                        inside += text[i];
                    } else if (i + 1 < text.size() && text[i + 1] == '"') {
                        inside += text[++i];
                    } else {
                        closed = true;
                    }
                }
                std::size_t after = i;
                while (after < text.size() && (text[after] == ' ' || text[after] == '\t') &&
                       !endsField(after))
                    ++after;
                if (closed && (endsField(after) || !lineBreak)) {
                    field = inside;
                    at = i;
                } else {
                    notClosed = true;
                }
            }
            while (!endsField(at))
                field += text[at++];
            row += '[' + field + ']';
            if (at == text.size() || isLineEnd(at))
                break;
            ++at;
        }
        rows.push_back(row + (notClosed ? "!" : ""));
    }
}

} // namespace listwright
