// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/intake/intake_text.h"

#include "model/io/resource_table.h"

#include <algorithm>

namespace listwright {

std::string intakeText(std::string_view id, std::string_view first, std::string_view second) {
    static const ResourceTable table = builtInTable(":/texts/intake.tsv");
    const auto row = std::find_if(table.rows.begin(), table.rows.end(), [&](const auto& candidate) {
        return table.value(candidate, "id") == id;
    });
    if (row == table.rows.end())
        return {};
    std::string text = table.value(*row, "text");
    const auto fillIn = [&](std::string_view mark, std::string_view value) {
        if (const auto at = text.find(mark); at != std::string::npos)
            text.replace(at, mark.size(), value);
    };
    fillIn("{1}", first);
    fillIn("{2}", second);
    return text;
}

} // namespace listwright
