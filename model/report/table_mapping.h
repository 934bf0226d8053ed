// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/bounce/delivery_event.h"
#include "model/io/error.h"

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

class QJsonObject;
namespace re2 {
class RE2;
}

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

/// What a cell of a column must look like.
struct CellPattern {
    std::string column;
    std::shared_ptr<const re2::RE2> pattern;
};

/// How a table that has an id of its own is known.
struct TableSigns {
    /// Each alternative names columns that must all be there, in any order.
    std::vector<std::vector<std::string>> headers;
    /// No other column may be there.
    bool wholeHeader = false;
    /// For most cells of a column that are filled.
    std::vector<CellPattern> cells;
    /// The columns fit ordinary lists too: counts only where the user says that it is a report.
    bool onlyWhenChosen = false;
};

/// A column that tells by yes or no, or by a word, what became of the mail.
struct EventFlag {
    std::string column;
    /// The words that count; anything but an empty cell or a no where none is given.
    std::vector<std::string> words;
    EventKind kind = EventKind::Bounce;
    std::optional<BounceType> type;
    std::optional<Reason> reason;
    /// Columns of its own, where they are not those of the table.
    std::string diagnosticColumn;
    std::string dateColumn;
};

/// What every row says where its cells say nothing else.
struct EveryRow {
    EventKind kind = EventKind::Bounce;
    std::optional<BounceType> type;
    std::optional<Reason> reason;
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
    /// Words of events and reasons that other tables than bounce reports have too ("returned",
    /// "full"): they mean something in a report and prove none.
    std::set<std::string, std::less<>> weakWords;
    /// Parts of column names that speak of bounces, and of ones that speak of something else.
    std::vector<std::string> tellingHeaders;
    std::vector<std::string> otherHeaders;
    /// Empty for the table that takes all that have no description of their own.
    TableSigns signs;
    /// In the order in which they count: the first that holds says what a row means.
    std::vector<EventFlag> flags;
    std::optional<EveryRow> everyRow;

    /// What a cell says, without regard to case, accents and separators.
    [[nodiscard]] std::optional<EventWord> eventOf(std::string_view cell) const;
    [[nodiscard]] std::optional<Reason> reasonOf(std::string_view cell) const;
    [[nodiscard]] bool isWeak(std::string_view cell) const;
    [[nodiscard]] bool headerTells(std::string_view columnName) const;
    [[nodiscard]] bool headerTellsOtherwise(std::string_view columnName) const;
    /// How likely a column of that name has the role: 0 for not at all, 1 for its likeliest word.
    [[nodiscard]] double headerWeight(ColumnRole role, std::string_view columnName) const;
};

/// From `columns`, `words`, `reasons`, `weak_words`, `telling_headers`, `other_headers`, `signs`,
/// `flags` and `every_row` of a description. SettingsBroken says what is wrong.
[[nodiscard]] Result<TableMapping> parseTableMapping(const QJsonObject& description,
                                                     const std::string& name);

} // namespace listwright
