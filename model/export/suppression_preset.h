// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/io/error.h"

#include <cstdint>
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
    /// The same text in every row.
    Fixed,
};

struct SuppressionColumn {
    std::string header;
    SuppressionValue value = SuppressionValue::Address;
    std::string text; // of a fixed one
};

/// A form of suppression file: a file of resources/suppression_presets.
struct SuppressionPreset {
    std::string id;
    std::string name;
    /// Whose manual says so, and where.
    std::string source;
    std::vector<SuppressionColumn> columns;
    bool hasHeader = true;
    char delimiter = ',';
    bool alwaysQuoted = false;
    std::string lineEnd = "\n";
    /// As QDateTime::toString() takes it, in UTC.
    std::string dateFormat = "yyyy-MM-ddTHH:mm:ssZ";
    bool byteOrderMark = false;
};

/// Reads one description. SettingsBroken says what is wrong with it.
[[nodiscard]] Result<SuppressionPreset> parseSuppressionPreset(std::string_view json,
                                                               const std::string& name);

/// The program's own form: address, reason, code, cause, first and last seen, source.
inline constexpr std::string_view ownSuppressionPreset = "listwright";

/// All that the program carries, loaded at the first call, in the order of their ids.
[[nodiscard]] const std::vector<SuppressionPreset>& suppressionPresets();
/// Null where there is none of that id.
[[nodiscard]] const SuppressionPreset* suppressionPresetById(std::string_view id);

} // namespace listwright
