// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/io/job.h"
#include "model/list/contact_list.h"
#include "model/list/row_address_reader.h"

#include <cstdint>

namespace listwright {

/// Reads the addresses of the rows from `begin` up to `end` that have one, duplicates included, in
/// the list's order: `take(RowNumber row, std::string_view address)`, which lives as long as the
/// call. Cancelled when asked to stop.
template <typename Take>
[[nodiscard]] Result<void> scanAddresses(const ContactList& list, std::uint32_t begin,
                                         std::uint32_t end, const CancelToken& cancel, Take take) {
    constexpr std::uint32_t rowsBetweenLooks = 4096;
    constexpr std::size_t chunk = std::size_t{128} << 10;
    RowAddressReader reader(list.source(), list.profile(), chunk);
    for (std::uint32_t at = begin; at < end; ++at) {
        if ((at - begin) % rowsBetweenLooks == 0 && cancel.isCancelled())
            return fail({.code = ErrorCode::Cancelled});
        if (list.state({at}) == RowState::Invalid)
            continue;
        const auto address = reader.addressAt(list.span({at}).offset);
        if (!address)
            return tl::unexpected(address.error());
        take(RowNumber{at}, *address);
    }
    return {};
}

} // namespace listwright
