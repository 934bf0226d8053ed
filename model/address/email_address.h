// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace listwright {

/// Two addresses are the same when these bytes are the same: domain in lower case and A-label form
/// (IDNA 2008), local part in lower case, nothing else stripped.
struct NormalisedAddress {
    std::string text;
    [[nodiscard]] std::string_view domain() const {
        return std::string_view(text).substr(text.rfind('@') + 1);
    }
    friend bool operator==(const NormalisedAddress&, const NormalisedAddress&) = default;
};

/// The address in a list's cell or a report's field: takes `Ann <ann@x.example>`, `mailto:`,
/// wrapping quotes, white space and trailing dots and commas. Empty where there is none that RFC
/// 5321 (4.1.2) and RFC 6531 allow. Allocates only for the result.
[[nodiscard]] std::optional<NormalisedAddress> normaliseAddress(std::string_view cell);

/// As normaliseAddress(), into a buffer that is used again: true when there is an address.
[[nodiscard]] bool normaliseAddressInto(std::string_view cell, std::string& normalised);

/// A 64-bit key for hash tables. Equal addresses have equal keys; equal keys prove nothing.
[[nodiscard]] std::uint64_t addressKey(std::string_view normalised);

/// The share of cells that hold an address, from 0 to 1, for finding the column; empty cells do not
/// count.
[[nodiscard]] double addressShare(const std::vector<std::string_view>& cells);

} // namespace listwright
