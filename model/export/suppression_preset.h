// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/io/error.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace listwright {

/// What a column of a suppression file holds.
enum class SuppressionValue : std::uint8_t {
    Address,
    Reason,
    Type,
    Code,
    Cause,
    FirstSeen,
    LastSeen,
    Source,
    Answer,
    Reply,
    /// The address in lower case without white space around it, as hexadecimal digits of its hash.
    Md5,
    Sha1,
    Sha256,
    /// The same text in every row.
    Fixed,
};

struct SuppressionColumn {
    std::string header;
    SuppressionValue value = SuppressionValue::Address;
    std::string text; // of a fixed one
    /// What a service writes for a value, by the value; `otherwise` for those that are not here.
    std::map<std::string, std::string, std::less<>> words;
    std::string otherwise;
};

/// How the rows are written down: a table; one list of JSON objects; or a JSON object a line.
enum class SuppressionForm : std::uint8_t { Table, Json, JsonLines };

/// A form of suppression file: a file of resources/suppression_presets, or of the user.
struct SuppressionPreset {
    std::string id;
    std::string name;
    /// Whose manual says so, and where.
    std::string source;
    /// As of a report format; `ours` for the program's own.
    std::string confidence;
    SuppressionForm form = SuppressionForm::Table;
    /// The name of the list in the JSON, none for a bare list.
    std::string listName;
    std::vector<SuppressionColumn> columns;
    /// Only contacts that go for one of these reasons are written, all where it is empty; and none
    /// that goes for one of the others.
    std::vector<std::string> onlyReasons;
    std::vector<std::string> exceptReasons;
    /// What the service takes in one file, 0 for any number: more is split.
    std::uint64_t rowsPerFile = 0;
    std::uint64_t bytesPerFile = 0;
    bool hasHeader = true;
    char delimiter = ',';
    bool alwaysQuoted = false;
    std::string lineEnd = "\n";
    /// As QDateTime::toString() takes it, in UTC.
    std::string dateFormat = "yyyy-MM-ddTHH:mm:ssZ";
    bool byteOrderMark = false;
    /// What whoever gets the file has to know of it; written beside it (ruleTarget). Empty where
    /// that is nothing.
    std::string rule;
};

/// Reads one description. SettingsBroken says what is wrong with it.
[[nodiscard]] Result<SuppressionPreset> parseSuppressionPreset(std::string_view json,
                                                               const std::string& name);

/// The program's own form: address, reason, code, cause, first and last seen, source.
inline constexpr std::string_view ownSuppressionPreset = "listwright";

/// All that the program carries and the user has added (userDescriptionFolder), loaded at the first
/// call, in the order of their ids.
[[nodiscard]] const std::vector<SuppressionPreset>& suppressionPresets();
/// What is wrong with files that the user has added.
[[nodiscard]] const std::vector<Error>& suppressionPresetProblems();
/// Null where there is none of that id.
[[nodiscard]] const SuppressionPreset* suppressionPresetById(std::string_view id);

} // namespace listwright
