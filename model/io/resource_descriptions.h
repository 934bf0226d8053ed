// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/io/error.h"

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace listwright {

/// The text of a description and the name that messages call it.
using DescriptionTaker =
    std::function<Result<void>(std::string_view json, const std::string& name)>;

/// Hands out every JSON file of a folder of the program's resources, such as `:/report_formats`. A
/// broken one is a fault of the program, and ends it with a message.
void readBuiltInDescriptions(const std::string& folder, const DescriptionTaker& take);

/// All of them as `parse` reads them, in the order of their ids.
template <typename Description>
[[nodiscard]] std::vector<Description>
builtInDescriptions(const std::string& folder,
                    Result<Description> (*parse)(std::string_view, const std::string&)) {
    std::vector<Description> all;
    readBuiltInDescriptions(
        folder, [&](std::string_view json, const std::string& name) -> Result<void> {
            auto description = parse(json, name);
            if (!description)
                return tl::unexpected(description.error());
            const auto place = std::find_if(all.begin(), all.end(), [&](const Description& other) {
                return description->id < other.id;
            });
            all.insert(place, *std::move(description));
            return {};
        });
    return all;
}

} // namespace listwright
