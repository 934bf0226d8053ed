// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/list/row_address.h"

#include "model/address/email_address.h"

#include <algorithm>

namespace listwright {

AddressCount rowAddressInto(std::string_view cell, std::string& address) {
    if (normaliseAddressInto(cell, address))
        return AddressCount::One;
    address.clear();
    if (std::count(cell.begin(), cell.end(), '@') < 2)
        return AddressCount::None;
    for (const std::string& part : addressesInCell(cell)) {
        if (!address.empty())
            address += ", ";
        address += part;
    }
    if (address.empty())
        return AddressCount::None;
    return address.find(", ") == std::string::npos ? AddressCount::One : AddressCount::Several;
}

} // namespace listwright
