// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/list/row_address_reader.h"

#include "model/list/row_address.h"

namespace listwright {

Result<std::string_view> RowAddressReader::addressAt(std::uint64_t offset) {
    m_scanner.goTo(offset);
    const auto more = m_scanner.next();
    if (!more)
        return tl::unexpected(more.error());
    if (!*more || m_scanner.row().offset != offset)
        return fail({.code = ErrorCode::FileChanged, .file = m_source.name(), .offset = offset});
    if (rowAddressInto(m_scanner.fieldText(m_emailColumn), m_address) == AddressCount::None)
        return std::string_view();
    return std::string_view(m_address);
}

} // namespace listwright
