// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace listwright {

/// An address in a line, as written but without its brackets and quotes, and the place behind it.
struct AddressInText {
    std::string address;
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// The first address from `from` on: in angle brackets, or bare between white space and
/// punctuation. Lenient about what an address may hold, strict about one `@` with a domain behind.
[[nodiscard]] std::optional<AddressInText> findAddress(std::string_view text, std::size_t from = 0);
/// All of them in order, each once.
[[nodiscard]] std::vector<std::string> addressesIn(std::string_view text);
/// The address of a field that may have a type before it and brackets around it: `rfc822; <a@b>`
/// (RFC 3464, 2.3.1), with the escapes of RFC 6533, 3 read. The text as it stands where there is no
/// address.
[[nodiscard]] std::string addressOfField(std::string_view value);
[[nodiscard]] bool looksLikeAddress(std::string_view text);
/// Whether both are the same without regard to case.
[[nodiscard]] bool sameAddress(std::string_view a, std::string_view b);

} // namespace listwright
