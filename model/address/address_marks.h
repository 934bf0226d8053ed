// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace listwright {

/// What is worth knowing of a valid address. A mark removes nobody.
/// PossibleTypo: the domain looks like a slip of the keyboard. Role: stands for a task or a group.
/// Disposable: at a service of mailboxes for minutes. Repairable: the cell holds more than the bare
/// address.
enum class AddressMark : std::uint8_t { PossibleTypo, Role, Disposable, Repairable };
inline constexpr std::size_t addressMarkCount = 4;

/// `possible-typo`, `role`, `disposable`, `repairable`.
[[nodiscard]] std::string_view addressMarkId(AddressMark mark);

/// A set of marks, four bits.
struct AddressMarks {
    std::uint8_t bits = 0;

    [[nodiscard]] static constexpr std::uint8_t bitOf(AddressMark mark) {
        return static_cast<std::uint8_t>(1U << static_cast<unsigned>(mark));
    }
    [[nodiscard]] constexpr bool has(AddressMark mark) const { return (bits & bitOf(mark)) != 0; }
    constexpr void add(AddressMark mark) { bits = static_cast<std::uint8_t>(bits | bitOf(mark)); }
    [[nodiscard]] constexpr bool empty() const { return bits == 0; }
    /// Whether suggestAddress() has something to say.
    [[nodiscard]] constexpr bool isToCorrect() const {
        return has(AddressMark::PossibleTypo) || has(AddressMark::Repairable);
    }
    friend bool operator==(const AddressMarks&, const AddressMarks&) = default;
};

/// PossibleTypo and Disposable, of a domain in normalised form, by the tables of
/// resources/addresses.
[[nodiscard]] AddressMarks marksOfDomain(std::string_view domain);

/// Whether the part before the @, in normalised form, stands for a task or a group; what follows a
/// `+` is not looked at.
[[nodiscard]] bool isRoleName(std::string_view localPart);

} // namespace listwright
