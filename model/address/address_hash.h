// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace listwright {

/// How those who exchange suppression lists without showing them hash an address.
enum class AddressHash : std::uint8_t { Md5, Sha1, Sha256 };
inline constexpr std::size_t addressHashCount = 3;
inline constexpr std::array<AddressHash, addressHashCount> addressHashes = {
    AddressHash::Md5, AddressHash::Sha1, AddressHash::Sha256};

/// What the text is by its form: 32, 40 or 64 hexadecimal digits, in large or small letters.
[[nodiscard]] std::optional<AddressHash> addressHashOf(std::string_view text);

/// In small hexadecimal letters, of the address as those networks agree: white space around it off,
/// lower case, UTF-8.
[[nodiscard]] std::string hashedAddress(std::string_view address, AddressHash hash);

} // namespace listwright
