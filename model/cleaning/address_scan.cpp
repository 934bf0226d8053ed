// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/cleaning/address_scan.h"

#include "model/list/row_address_reader.h"

namespace listwright {

namespace {
constexpr std::uint32_t rowsBetweenLooks = 4096;
}

Result<void> scanAddresses(const ContactList& list, const AddressTaker& take,
                           const CancelToken& cancel) {
    constexpr std::size_t chunk = std::size_t{128} << 10;
    RowAddressReader reader(list.source(), list.profile(), chunk);
    for (std::uint32_t at = 0; at < list.rowCount(); ++at) {
        if (at % rowsBetweenLooks == 0 && cancel.isCancelled())
            return fail({.code = ErrorCode::Cancelled});
        if (list.state({at}) == RowState::Invalid)
            continue;
        const auto address = reader.addressAt(list.span({at}).offset);
        if (!address)
            return tl::unexpected(address.error());
        take({at}, *address);
    }
    return {};
}

} // namespace listwright
