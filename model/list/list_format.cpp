// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/list/list_format.h"

#include "model/io/resource_table.h"

namespace listwright {

const std::vector<ListFormat>& listFormats() {
    static const auto formats = [] {
        std::vector<ListFormat> all;
        const ResourceTable table = builtInTable(":/list_formats.tsv");
        for (const auto& row : table.rows)
            all.push_back({table.value(row, "id"), table.value(row, "name"),
                           table.value(row, "confidence"), table.value(row, "source")});
        return all;
    }();
    return formats;
}

} // namespace listwright
