// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace listwright {

/// A form of contact list: a row of resources/list_formats.tsv.
struct ListFormat {
    std::string id;
    std::string name;
    /// As of a report format.
    std::string confidence;
    std::string source;
};

/// All that the program knows, loaded at the first call.
[[nodiscard]] const std::vector<ListFormat>& listFormats();

} // namespace listwright
