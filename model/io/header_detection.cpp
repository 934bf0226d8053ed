// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/io/header_detection.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

namespace listwright {

namespace {

bool hasAt(const std::string& cell) {
    return cell.find('@') != std::string::npos;
}

bool hasDigit(const std::string& cell) {
    return std::any_of(cell.begin(), cell.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool speaksOfMail(const std::string& cell) {
    constexpr std::string_view word = "mail";
    const auto sameLetter = [](char a, char b) { return (a | 0x20) == b; };
    return std::search(cell.begin(), cell.end(), word.begin(), word.end(), sameLetter) !=
           cell.end();
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view space = " \t\r\n\v\f";
    const auto begin = text.find_first_not_of(space);
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(space) - begin + 1);
}

std::size_t widest(const std::vector<std::vector<std::string>>& rows) {
    std::size_t width = 0;
    for (const auto& row : rows)
        width = std::max(width, row.size());
    return width;
}

/// How many of the rows behind the first hold in `column` what `holds` looks for.
template <typename Predicate>
std::size_t countBehindFirst(const std::vector<std::vector<std::string>>& rows, std::size_t column,
                             Predicate holds) {
    return static_cast<std::size_t>(
        std::count_if(rows.begin() + 1, rows.end(), [&](const std::vector<std::string>& row) {
            return column < row.size() && holds(row[column]);
        }));
}

} // namespace

bool firstRowIsHeader(const std::vector<std::vector<std::string>>& rows) {
    if (rows.empty() || std::any_of(rows.front().begin(), rows.front().end(), hasAt))
        return false;
    const auto& first = rows.front();
    const bool hasWords = std::any_of(first.begin(), first.end(), [](const std::string& cell) {
        return !trimmed(cell).empty() && !hasDigit(cell);
    });
    const bool hasFigures = std::any_of(first.begin(), first.end(), hasDigit);

    std::size_t addressColumn = 0;
    std::size_t mostAddresses = 0;
    bool figuresBelowWords = false;
    for (std::size_t column = 0; column < widest(rows); ++column) {
        const std::size_t addresses = countBehindFirst(rows, column, hasAt);
        if (addresses > mostAddresses) {
            mostAddresses = addresses;
            addressColumn = column;
        }
        const bool word =
            column < first.size() && !trimmed(first[column]).empty() && !hasDigit(first[column]);
        figuresBelowWords =
            figuresBelowWords || (word && countBehindFirst(rows, column, hasDigit) > 0);
    }
    if (mostAddresses > 0 && addressColumn < first.size() && !trimmed(first[addressColumn]).empty())
        return true;
    if (mostAddresses == 0 && std::any_of(first.begin(), first.end(), speaksOfMail))
        return true;
    // A contact without an address, or a column of addresses without a name.
    return hasWords && !hasFigures &&
           (rows.size() == 1 || mostAddresses == 0 || first.size() > 2) &&
           (rows.size() == 1 || figuresBelowWords);
}

std::vector<std::string> columnNames(const std::vector<std::string>& header, std::size_t count) {
    std::vector<std::string> names;
    std::set<std::string> taken;
    std::map<std::string, std::size_t> copies;
    for (std::size_t column = 0; column < count; ++column) {
        std::string name(column < header.size() ? trimmed(header[column]) : std::string_view{});
        if (name.empty())
            name = "Column " + std::to_string(column + 1);
        std::string unique = name;
        while (!taken.insert(unique).second)
            unique = name + " (" + std::to_string(++copies[name] + 1) + ')';
        names.push_back(std::move(unique));
    }
    return names;
}

} // namespace listwright
