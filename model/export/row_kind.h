// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/cleaning/contact_query.h"

#include <cstddef>
#include <cstdint>

namespace listwright {

/// Which of the exported files a row goes into.
enum class RowKind : std::uint8_t { Cleaned, Removed, Duplicates, Invalid };
inline constexpr std::size_t rowKindCount = 4;

[[nodiscard]] inline RowKind rowKindOf(ContactStatus status) {
    switch (status) {
    case ContactStatus::Keep:
    case ContactStatus::Watch:
    case ContactStatus::Review:
        break;
    case ContactStatus::Remove:
        return RowKind::Removed;
    case ContactStatus::Duplicate:
        return RowKind::Duplicates;
    case ContactStatus::Invalid:
        return RowKind::Invalid;
    }
    return RowKind::Cleaned;
}

} // namespace listwright
