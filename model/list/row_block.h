// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/list/contact_list.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace listwright {

/// Rows that follow each other, read from their file at once, as they stand there. For one thread.
class RowBlock {
public:
    /// `chunk` bytes are read at once, or one row that is longer. Keeps a reference.
    RowBlock(const ContactList& list, std::size_t chunk)
        : m_list(list)
        , m_buffer(chunk) {}

    /// Reads the rows from `begin` on, at least one and none from `end` on. Of a row longer than
    /// CsvScanner::longestRow only so much. Errors are those of the source.
    [[nodiscard]] Result<void> read(std::uint32_t begin, std::uint32_t end);
    [[nodiscard]] bool has(std::uint32_t row) const { return row >= m_begin && row < m_end; }
    /// Behind the last row that was read.
    [[nodiscard]] std::uint32_t end() const { return m_end; }
    [[nodiscard]] std::string_view bytes() const { return {m_buffer.data(), m_filled}; }
    /// Of a row, from the beginning of bytes().
    [[nodiscard]] std::size_t endOf(std::uint32_t row) const {
        const RowSpan span = m_list.span({row});
        return static_cast<std::size_t>(span.offset + span.length - m_offset);
    }
    [[nodiscard]] std::string_view row(std::uint32_t row) const {
        const RowSpan span = m_list.span({row});
        return bytes().substr(static_cast<std::size_t>(span.offset - m_offset),
                              static_cast<std::size_t>(span.length));
    }

private:
    const ContactList& m_list;
    std::vector<char> m_buffer;
    std::size_t m_filled = 0;
    std::uint64_t m_offset = 0; // of bytes() in the file
    std::uint32_t m_begin = 0;
    std::uint32_t m_end = 0;
};

} // namespace listwright
