// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/io/resource_table.h"

#include <QFile>
#include <QString>
#include <QtGlobal>

#include <algorithm>
#include <cassert>

namespace listwright {

namespace {

std::vector<std::string> split(std::string_view line) {
    std::vector<std::string> values;
    while (true) {
        const auto tab = line.find('\t');
        values.emplace_back(line.substr(0, tab));
        if (tab == std::string_view::npos)
            return values;
        line.remove_prefix(tab + 1);
    }
}

} // namespace

const std::string& ResourceTable::value(const Row& row, std::string_view column) const {
    const auto found = std::find(columns.begin(), columns.end(), column);
    assert(found != columns.end());
    return row.values[static_cast<std::size_t>(found - columns.begin())];
}

Result<ResourceTable> readResourceTable(const std::string& path) {
    QFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::ReadOnly))
        return fail({.code = ErrorCode::FileNotReadable,
                     .file = path,
                     .detail = file.errorString().toStdString()});
    const QByteArray bytes = file.readAll();

    ResourceTable table{.path = path, .columns = {}, .rows = {}};
    std::string_view rest(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    for (std::uint64_t number = 1; !rest.empty(); ++number) {
        const auto end = rest.find('\n');
        std::string_view line = rest.substr(0, end);
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (line.empty() || line.starts_with('#'))
            continue;
        auto values = split(line);
        if (table.columns.empty()) {
            table.columns = std::move(values);
            continue;
        }
        if (values.size() != table.columns.size())
            return fail({.code = ErrorCode::SettingsBroken,
                         .file = path,
                         .row = number,
                         .detail = std::to_string(values.size()) + " values, " +
                                   std::to_string(table.columns.size()) + " columns"});
        table.rows.push_back({number, std::move(values)});
    }
    return table;
}

ResourceTable builtInTable(const std::string& path) {
    auto table = readResourceTable(path);
    if (!table)
        qFatal("built-in table %s is broken: row %llu, %s", path.c_str(),
               static_cast<unsigned long long>(table.error().row.value_or(0)),
               table.error().detail.c_str());
    return *std::move(table);
}

} // namespace listwright
