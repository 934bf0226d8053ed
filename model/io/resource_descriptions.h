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

/// Where the user's own descriptions lie, for `report_formats` and the like: below the folder that
/// the environment variable LISTWRIGHT_DESCRIPTIONS names, else below QStandardPaths'
/// AppDataLocation.
[[nodiscard]] std::string userDescriptionFolder(const std::string& name);

/// Hands out every JSON file of a folder of the user's, by name. One that cannot be read or taken
/// is a problem, and the others still count; no folder is none.
void readUserDescriptions(const std::string& folder, const DescriptionTaker& take,
                          std::vector<Error>& problems);

template <typename Description>
struct Descriptions {
    std::vector<Description> all; // in the order of their ids
    std::vector<Error> problems;  // of the user's files

    /// Null where there is none of that id.
    [[nodiscard]] const Description* byId(std::string_view id) const {
        const auto found =
            std::find_if(all.begin(), all.end(),
                         [&](const Description& description) { return description.id == id; });
        return found == all.end() ? nullptr : &*found;
    }
};

/// The program's own and the user's as `parse` reads them. One of the user's takes the place of one
/// of the same id.
template <typename Description>
[[nodiscard]] Descriptions<Description>
allDescriptions(const std::string& name,
                Result<Description> (*parse)(std::string_view, const std::string&)) {
    Descriptions<Description> found;
    const DescriptionTaker take = [&](std::string_view json,
                                      const std::string& file) -> Result<void> {
        auto description = parse(json, file);
        if (!description)
            return tl::unexpected(description.error());
        const auto place =
            std::find_if(found.all.begin(), found.all.end(),
                         [&](const Description& other) { return description->id <= other.id; });
        if (place != found.all.end() && place->id == description->id)
            *place = *std::move(description);
        else
            found.all.insert(place, *std::move(description));
        return {};
    };
    readBuiltInDescriptions(":/" + name, take);
    readUserDescriptions(userDescriptionFolder(name), take, found.problems);
    return found;
}

} // namespace listwright
