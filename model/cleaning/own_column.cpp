// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/cleaning/own_column.h"

#include <absl/container/flat_hash_set.h>

#include <algorithm>
#include <string_view>

namespace listwright {

std::vector<OwnColumn> ownColumns(const CleanUp& cleanUp) {
    std::vector<OwnColumn> columns;
    absl::flat_hash_set<std::string_view> known;
    for (const auto& list : cleanUp.lists()) {
        const ListProfile& profile = list->profile();
        for (std::size_t at = 0; at < profile.columns.size(); ++at)
            if (at != profile.emailColumn && known.insert(profile.columns[at]).second)
                columns.push_back({profile.columns[at]});
    }
    return columns;
}

std::optional<std::size_t> placeOf(const OwnColumn& column, const ListProfile& profile) {
    const auto found = std::find(profile.columns.begin(), profile.columns.end(), column.name);
    const auto place = static_cast<std::size_t>(found - profile.columns.begin());
    if (found == profile.columns.end() || place == profile.emailColumn)
        return std::nullopt;
    return place;
}

} // namespace listwright
