// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/io/text_lines.h"

#include <algorithm>

namespace listwright {

namespace {
constexpr std::size_t pieceBytes = std::size_t{256} << 10; // whole code units
} // namespace

Result<bool> TextLines::readMore() {
    m_piece.resize(pieceBytes);
    const auto got = m_source.readAt(m_offset, m_piece);
    if (!got)
        return tl::unexpected(got.error());
    m_piece.resize(*got);
    m_offset += *got;
    m_at = 0;
    return *got > 0;
}

Result<std::optional<std::string_view>> TextLines::next() {
    const std::size_t unit = m_encoding.unitBytes;
    const auto unitAt = [&](std::size_t at) {
        if (unit == 1)
            return m_piece[at];
        const char high = m_piece[m_encoding.bigEndian ? at : at + 1];
        return high == '\0' ? m_piece[m_encoding.bigEndian ? at + 1 : at] : 'x';
    };
    m_line.clear();
    bool any = false;
    while (true) {
        if (m_at + unit > m_piece.size()) {
            const auto more = readMore();
            if (!more)
                return tl::unexpected(more.error());
            if (!*more || m_piece.size() < unit)
                break;
        }
        if (m_afterReturn && unitAt(m_at) == '\n') {
            m_at += unit;
            m_afterReturn = false;
            continue;
        }
        m_afterReturn = false;
        any = true;
        std::size_t end = m_at;
        while (end + unit <= m_piece.size() && unitAt(end) != '\n' && unitAt(end) != '\r')
            end += unit;
        const std::size_t room = longestLine - std::min(longestLine, m_line.size());
        m_line.append(m_piece, m_at, std::min(end - m_at, room));
        m_at = end;
        if (end + unit > m_piece.size())
            continue;
        m_afterReturn = unitAt(end) == '\r';
        m_at = end + unit;
        break;
    }
    if (!any)
        return std::optional<std::string_view>();
    if (unit > 1)
        return m_decoder.toUtf8(m_line, m_wide);
    return std::optional<std::string_view>(m_line);
}

std::string_view TextLines::toUtf8(std::string_view bytes, std::string& buffer) {
    return m_encoding.unitBytes > 1 ? bytes : m_decoder.toUtf8(bytes, buffer);
}

} // namespace listwright
