// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/bounce/delivery_event.h"
#include "model/io/error.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

class QJsonObject;

namespace listwright {

/// What a column of a report says about the recipient of its row.
enum class ColumnRole : std::uint8_t {
    Address,
    OriginalAddress,
    Status,
    Reply,
    Diagnostic,
    Reason,
    Type,
    Event,
    Date,
    Host,
};
inline constexpr std::size_t columnRoleCount = static_cast<std::size_t>(ColumnRole::Host) + 1;
/// `address`, `original_address`, ...: as the descriptions name them.
[[nodiscard]] std::string_view columnRoleId(ColumnRole role);

/// What one word of a cell stands for, such as "Soft Bounce".
struct EventWord {
    EventKind kind = EventKind::Bounce;
    std::optional<BounceType> type;
};

/// How the tables of one kind of report are called and what the words in their cells mean. Words
/// are kept as comparableWords() makes them.
struct TableMapping {
    /// Header words of each role, the likelier first.
    std::array<std::vector<std::string>, columnRoleCount> columns;
    /// Header words of columns with addresses that are not the recipient's.
    std::vector<std::string> notAddress;
    std::map<std::string, EventWord, std::less<>> events;
    std::map<std::string, Reason, std::less<>> reasons;

    /// What a cell says, without regard to case, accents and separators.
    [[nodiscard]] std::optional<EventWord> eventOf(std::string_view cell) const;
    [[nodiscard]] std::optional<Reason> reasonOf(std::string_view cell) const;
    /// How likely a column of that name has the role: 0 for not at all, 1 for its likeliest word.
    [[nodiscard]] double headerWeight(ColumnRole role, std::string_view columnName) const;
};

/// From `columns`, `words` and `reasons` of a description. SettingsBroken says what is wrong.
[[nodiscard]] Result<TableMapping> parseTableMapping(const QJsonObject& description,
                                                     const std::string& name);

} // namespace listwright
