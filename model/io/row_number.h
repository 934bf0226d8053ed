// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>

namespace listwright {

/// A data row of a list (or of all lists one after the other), counted from 0; the header is not
/// one.
struct RowNumber {
    std::uint32_t value = 0;
    friend auto operator<=>(const RowNumber&, const RowNumber&) = default;
};

} // namespace listwright
