// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/list/row_address_reader.h"

#include "model/list/row_address.h"
#include "model/list/row_at.h"

namespace listwright {

Result<std::string_view> RowAddressReader::addressAt(std::uint64_t offset) {
    if (const auto there = goToRow(m_scanner, m_source, offset); !there)
        return tl::unexpected(there.error());
    if (rowAddressInto(m_scanner.fieldText(m_emailColumn), m_address) == AddressCount::None)
        return std::string_view();
    return std::string_view(m_address);
}

} // namespace listwright
