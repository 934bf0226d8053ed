// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/list/list_profile.h"

#include "model/address/email_address.h"

#include <QString>

#include <algorithm>
#include <cmath>

namespace listwright {

namespace {

/// How many sampled rows hold an address in each column.
std::vector<std::size_t> countAddresses(const TablePreview& preview) {
    std::vector<std::size_t> counts(preview.columns.size());
    std::string address;
    for (const auto& row : preview.rows)
        for (std::size_t column = 0; column < std::min(row.size(), counts.size()); ++column)
            counts[column] += normaliseAddressInto(row[column], address) ? 1 : 0;
    return counts;
}

ListProfile profileOf(const TablePreview& preview, std::size_t column, std::size_t addresses) {
    const double rows = static_cast<double>(preview.rows.size());
    return {.dialect = preview.dialect,
            .columns = preview.columns,
            .emailColumn = column,
            .emailShare = preview.rows.empty() ? 0.0 : static_cast<double>(addresses) / rows,
            .roles = preview.dialect.hasHeader ? findListColumns(preview.columns, column)
                                               : ListColumns()};
}

} // namespace

Result<ListProfile> profileList(const ByteSource& source, const TablePreview& preview) {
    const auto counts = countAddresses(preview);
    const std::size_t most = counts.empty() ? 0 : *std::max_element(counts.begin(), counts.end());
    // Among columns that are nearly as full of addresses as the fullest, the name decides.
    const auto enough = static_cast<std::size_t>(std::ceil(static_cast<double>(most) * 0.9));
    std::optional<std::size_t> best;
    int bestScore = -1;
    for (std::size_t column = 0; column < counts.size(); ++column) {
        const int score = preview.dialect.hasHeader ? emailNameScore(preview.columns[column]) : 0;
        const bool isCandidate = most > 0 ? counts[column] >= enough : score > 0;
        if (!isCandidate || score <= bestScore)
            continue;
        best = column;
        bestScore = score;
    }
    if (!best)
        return fail({.code = ErrorCode::NoAddresses, .file = source.name()});
    return profileOf(preview, *best, counts[*best]);
}

Result<ListProfile> profileList(const ByteSource& source, const TablePreview& preview,
                                std::string_view emailColumn) {
    const auto equalsWithoutCase =
        [wanted = QString::fromUtf8(emailColumn.data(), static_cast<qsizetype>(emailColumn.size()))
                      .trimmed()](const std::string& name) {
            return QString::fromStdString(name).compare(wanted, Qt::CaseInsensitive) == 0;
        };
    // The exact name first: columns may differ by case alone.
    auto found = std::find(preview.columns.begin(), preview.columns.end(), emailColumn);
    if (found == preview.columns.end())
        found = std::find_if(preview.columns.begin(), preview.columns.end(), equalsWithoutCase);
    if (found == preview.columns.end())
        return fail({.code = ErrorCode::NoSuchColumn,
                     .file = source.name(),
                     .detail = std::string(emailColumn)});
    const auto column = static_cast<std::size_t>(found - preview.columns.begin());
    return profileOf(preview, column, countAddresses(preview)[column]);
}

} // namespace listwright
