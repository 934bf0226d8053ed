// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/list/list_format.h"

#include "model/io/resource_table.h"
#include "model/list/list_columns.h"

#include <algorithm>

namespace listwright {

namespace {

std::vector<std::string> parts(std::string_view text, char separator) {
    std::vector<std::string> all;
    while (!text.empty()) {
        const auto end = std::min(text.find(separator), text.size());
        all.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return all;
}

} // namespace

const std::vector<ListFormat>& listFormats() {
    static const auto formats = [] {
        std::vector<ListFormat> all;
        const ResourceTable table = builtInTable(":/list_formats.tsv");
        for (const auto& row : table.rows) {
            ListFormat& format = all.emplace_back();
            format.id = table.value(row, "id");
            format.name = table.value(row, "name");
            for (const std::string& header : parts(table.value(row, "columns"), ';'))
                format.headers.push_back(parts(header, '+'));
            format.confidence = table.value(row, "confidence");
            format.source = table.value(row, "source");
        }
        return all;
    }();
    return formats;
}

const ListFormat* listFormatById(std::string_view id) {
    const auto& formats = listFormats();
    const auto found = std::find_if(formats.begin(), formats.end(),
                                    [&](const ListFormat& format) { return format.id == id; });
    return found == formats.end() ? nullptr : &*found;
}

const ListFormat* recogniseList(const TablePreview& preview) {
    if (!preview.dialect.hasHeader)
        return nullptr;
    std::vector<std::string> names;
    names.reserve(preview.columns.size());
    for (const std::string& column : preview.columns)
        names.push_back(foldedColumnName(column));
    std::sort(names.begin(), names.end());
    const auto hasAll = [&](const std::vector<std::string>& header) {
        return std::all_of(header.begin(), header.end(), [&](const std::string& name) {
            return std::binary_search(names.begin(), names.end(), name);
        });
    };
    const auto& formats = listFormats();
    const auto found = std::find_if(formats.begin(), formats.end(), [&](const ListFormat& format) {
        return std::any_of(format.headers.begin(), format.headers.end(), hasAll);
    });
    return found == formats.end() ? nullptr : &*found;
}

} // namespace listwright
