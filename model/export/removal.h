// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/cleaning/clean_up.h"
#include "model/cleaning/decisions.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace listwright {

/// Why a contact goes, as files tell it.
struct Removal {
    /// A reason's id; `removed-by-hand` for a contact that nothing speaks against, `role-address`
    /// or `disposable-address` for one that the policy removes for that.
    std::string reason;
    /// `hard`, `soft`, ...; empty where no bounce decided.
    std::string type;
    /// The enhanced status code, else the reply code: `5.2.1`, `550`.
    std::string code;
    /// The reply code alone: `550`; empty where the report has none.
    std::string reply;
    /// Why the mailbox is disabled, where that is the reason.
    std::string cause;
    /// The user removed it, the program had proposed something else.
    bool byHand = false;
    std::string diagnostic;
    std::string rule;
    /// The days that speak against the contact, in seconds since 1970.
    std::optional<std::int64_t> firstSeen;
    std::optional<std::int64_t> lastSeen;
    /// The name of the report that decided, and where in it.
    std::string source;
    std::uint64_t sourceOffset = 0;
};

inline constexpr std::string_view removedByHand = "removed-by-hand";
inline constexpr std::string_view removedAsRole = "role-address";
inline constexpr std::string_view removedAsDisposable = "disposable-address";
/// For people: "Mailbox disabled", "Role address", "Removed by hand".
[[nodiscard]] std::string_view removalName(std::string_view reason);

/// Of a row that is to be removed.
[[nodiscard]] Removal removalOf(const CleanUp& cleanUp, const Decisions& decisions, RowNumber row);

/// `2026-11-14T09:30:00Z`; empty for none.
[[nodiscard]] std::string isoTime(std::optional<std::int64_t> seconds);

} // namespace listwright
