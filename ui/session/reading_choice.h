// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/intake/input_file.h"

#include <optional>
#include <string>

namespace listwright {

/// What the user said about how a file is to be read; what is empty is found by the program.
struct ReadingChoice {
    std::optional<InputKind> kind;
    std::optional<std::string> encoding; // IANA name
    std::optional<char> delimiter;
    std::optional<bool> hasHeader;
    /// Of a list, or the recipients' of a report.
    std::optional<std::size_t> emailColumn;
    /// Of a report that is a table; the column of its recipients is `emailColumn`.
    TableChoice table = {};
    /// What a list itself says of its contacts counts as evidence.
    bool usesStatus = false;

    friend bool operator==(const ReadingChoice&, const ReadingChoice&) = default;
};

} // namespace listwright
