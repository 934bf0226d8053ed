// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace listwright {

/// What can be better about an email cell.
enum class AddressFault : std::uint8_t {
    MistypedDomain,
    WhiteSpace,
    Punctuation,
    Quotes,
    Mailto,
    Name,
    Comment,
    OtherWords,
    SeveralAddresses
};
inline constexpr std::size_t addressFaultCount = 9;

/// The cell as it would better be. The letters that stay are those of the cell.
struct AddressSuggestion {
    /// Several addresses of a cell with `, ` between: each wants a row of its own.
    std::string address;
    std::vector<AddressFault> faults; // never empty
};

/// Empty for a cell that is a bare address with a domain that seems right, and for one without any.
[[nodiscard]] std::optional<AddressSuggestion> suggestAddress(std::string_view cell);

/// Whether suggestAddress() has something to say beside the domain. `normalised` is the address
/// that was read from the cell, `at` where its @ is. Quick for cells that are bare addresses.
[[nodiscard]] bool isRepairable(std::string_view cell, std::string_view normalised, std::size_t at);

/// `mistyped-domain`, ...
[[nodiscard]] std::string_view addressFaultId(AddressFault fault);
/// For people, in a few words: "white space around it".
[[nodiscard]] const std::string& addressFaultText(AddressFault fault);

} // namespace listwright
