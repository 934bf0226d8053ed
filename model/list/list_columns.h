// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace listwright {

/// What people keep of a contact beside the address.
enum class ListRole : std::uint8_t { Name, FirstName, LastName, Date, Status };
inline constexpr std::size_t listRoleCount = static_cast<std::size_t>(ListRole::Status) + 1;

/// Which column of a list has which role; none where no column is called so.
struct ListColumns {
    std::array<std::optional<std::size_t>, listRoleCount> columns{};

    [[nodiscard]] std::optional<std::size_t> column(ListRole role) const {
        return columns[static_cast<std::size_t>(role)];
    }
};

/// By the columns' names: the words of resources/list_column_names.tsv, the likelier first.
/// `emailColumn` has its role already.
[[nodiscard]] ListColumns findListColumns(const std::vector<std::string>& names,
                                          std::size_t emailColumn);

/// 2 for a column that is named for email addresses, 1 where its name speaks of them, 0 for others.
[[nodiscard]] int emailNameScore(std::string_view name);

/// A column's name in lower case without spaces, hyphens, dots, colons and underscores, as tables
/// of resources have it.
[[nodiscard]] std::string foldedColumnName(std::string_view name);

} // namespace listwright
