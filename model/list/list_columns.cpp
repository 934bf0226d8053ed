// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/list/list_columns.h"

#include "model/io/resource_table.h"

#include <QString>

#include <algorithm>
#include <array>

namespace listwright {

namespace {

constexpr std::array<std::string_view, listRoleCount> roleIds{"name", "first-name", "last-name",
                                                              "date", "status"};

struct NameWord {
    std::string role;
    bool isWhole = true;
    std::string word;
};

const std::vector<NameWord>& nameWords() {
    static const auto words = [] {
        std::vector<NameWord> all;
        const ResourceTable table = builtInTable(":/list_column_names.tsv");
        for (const auto& row : table.rows)
            all.push_back({table.value(row, "role"), table.value(row, "match") == "whole",
                           table.value(row, "word")});
        return all;
    }();
    return words;
}

} // namespace

std::string foldedColumnName(std::string_view name) {
    QString folded = QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()))
                         .normalized(QString::NormalizationForm_C)
                         .toLower();
    folded.removeIf(
        [](QChar c) { return c.isSpace() || c == u'-' || c == u'_' || c == u'.' || c == u':'; });
    return folded.toStdString();
}

int emailNameScore(std::string_view name) {
    const std::string folded = foldedColumnName(name);
    int score = 0;
    for (const NameWord& word : nameWords()) {
        if (word.role != "email")
            continue;
        if (word.isWhole && folded == word.word)
            return 2;
        if (!word.isWhole && folded.find(word.word) != std::string::npos)
            score = 1;
    }
    return score;
}

ListColumns findListColumns(const std::vector<std::string>& names, std::size_t emailColumn) {
    std::vector<std::string> folded;
    folded.reserve(names.size());
    for (const std::string& name : names)
        folded.push_back(foldedColumnName(name));
    ListColumns found;
    std::vector<bool> taken(names.size());
    if (emailColumn < taken.size())
        taken[emailColumn] = true;
    for (const NameWord& word : nameWords()) {
        const auto role = std::find(roleIds.begin(), roleIds.end(), word.role);
        if (role == roleIds.end())
            continue;
        auto& column = found.columns[static_cast<std::size_t>(role - roleIds.begin())];
        if (column)
            continue;
        for (std::size_t at = 0; at < folded.size() && !column; ++at)
            if (!taken[at] && folded[at] == word.word) {
                column = at;
                taken[at] = true;
            }
    }
    return found;
}

} // namespace listwright
