// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/address/address_layers.h"

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

/// The address in a list's cell or a report's field: takes `Ann <ann@x.example>`,
/// `ann@x.example (Ann)`, `mailto:`, wrapping quotes, white space (also no-break and zero-width)
/// and trailing dots, commas and semicolons. Empty where there is none, and where there are
/// several.
///
/// Valid is what RFC 5321 (4.1.2, 4.5.3.1) and RFC 6531 allow and mail is really sent to: at most
/// 64 bytes before the @ and 254 in all; a dot-atom or a quoted string (which loses quotes that it
/// does not need); a domain of at least two labels whose last is not a number. Address literals
/// (`ann@[192.0.2.1]`) and bare host names are not. Japanese mobile carriers gave out addresses
/// with dots at the end or side by side; those are valid at their domains. Allocates only for the
/// result.
[[nodiscard]] std::optional<NormalisedAddress> normaliseAddress(std::string_view cell);

/// As normaliseAddress(), into a buffer that is used again: true when there is an address. The
/// buffer's content means nothing after false.
[[nodiscard]] bool normaliseAddressInto(std::string_view cell, std::string& normalised);

/// An address as it stands in a cell, and what is around it there, each layer once.
struct BareAddress {
    std::string_view text; // a part of the cell
    std::vector<AddressLayer> layers;
};
/// What normaliseAddress() takes out of a cell, before it is made lower case. Empty where there is
/// none.
[[nodiscard]] std::optional<BareAddress> addressAsWritten(std::string_view cell);

/// The normalised addresses of a cell that holds several, parted by commas, semicolons, bars,
/// slashes, white space or angle brackets: each once, in order. Empty when any part that has an @
/// is no address.
[[nodiscard]] std::vector<std::string> addressesInCell(std::string_view cell);

/// A 64-bit key for hash tables. Equal addresses have equal keys; equal keys prove nothing.
[[nodiscard]] std::uint64_t addressKey(std::string_view normalised);

/// The share of cells that hold an address, from 0 to 1, for finding the column; empty cells do not
/// count.
[[nodiscard]] double addressShare(const std::vector<std::string_view>& cells);

} // namespace listwright
