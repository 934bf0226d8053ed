// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace listwright {

enum class AddressCount : std::uint8_t { None, One, Several };

/// The address by which a contact is known, from the row's email cell, into a buffer that is used
/// again. A cell with several different addresses belongs to several people, none of whom may be
/// lost for another's bounce: such a row is known by all of them together, in normalised form with
/// `, ` between, which equals the same set in another row and no address of a report. The row is
/// kept, and told as a problem.
[[nodiscard]] AddressCount rowAddressInto(std::string_view cell, std::string& address);

} // namespace listwright
