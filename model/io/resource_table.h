// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/io/error.h"

#include <string>
#include <string_view>
#include <vector>

namespace listwright {

/// A table of resources: lines of tab-separated values, the first line the column names, lines that
/// begin with `#` and empty lines left out.
struct ResourceTable {
    std::string path;
    std::vector<std::string> columns;
    struct Row {
        std::uint64_t line = 0;          // counted from 1, for messages
        std::vector<std::string> values; // as many as there are columns
    };
    std::vector<Row> rows;

    /// The value of a column by name; a column that is not there is a programmer's mistake
    /// (assert).
    [[nodiscard]] const std::string& value(const Row& row, std::string_view column) const;
};

/// `path` is a Qt resource such as `:/reasons.tsv`, or a file. SettingsBroken names the line that
/// has too few or too many values.
[[nodiscard]] Result<ResourceTable> readResourceTable(const std::string& path);

/// For the tables the program carries: a broken one is a fault of the program, and ends it with a
/// message.
[[nodiscard]] ResourceTable builtInTable(const std::string& path);

} // namespace listwright
