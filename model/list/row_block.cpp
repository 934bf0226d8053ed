// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/list/row_block.h"

#include "model/io/csv_scanner.h"

#include <algorithm>

namespace listwright {

Result<void> RowBlock::read(std::uint32_t begin, std::uint32_t end) {
    m_offset = m_list.span({begin}).offset;
    m_begin = m_end = begin;
    // Rows are mostly alike: the first guess is near.
    std::uint32_t low = begin;
    std::uint32_t high = end;
    while (low < high) {
        const std::uint32_t middle = low + (high - low) / 2;
        if (endOf(middle) <= m_buffer.size())
            low = middle + 1;
        else
            high = middle;
    }
    m_end = std::max(low, begin + 1);
    const std::size_t wanted = std::min(endOf(m_end - 1), CsvScanner::longestRow);
    if (wanted > m_buffer.size())
        m_buffer.resize(wanted);
    const auto got = m_list.source().readAt(m_offset, std::span(m_buffer).first(wanted));
    if (!got) {
        m_end = m_begin;
        return tl::unexpected(got.error());
    }
    m_filled = *got;
    if (m_filled < wanted)
        return fail(
            {.code = ErrorCode::FileChanged, .file = m_list.source().name(), .offset = m_offset});
    return {};
}

} // namespace listwright
