// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/export/row_bytes.h"

#include <algorithm>

namespace listwright {

namespace {
constexpr std::size_t windowBytes = std::size_t{1} << 20;
}

Result<std::string_view> RowBytes::look(RowSpan span) {
    const std::uint64_t windowEnd = m_windowOffset + m_window.size();
    if (span.offset < m_windowOffset || span.offset >= windowEnd) {
        m_window.resize(windowBytes);
        const auto got = m_source.readAt(span.offset, m_window);
        m_window.resize(got ? *got : 0);
        m_windowOffset = span.offset;
        if (!got)
            return tl::unexpected(got.error());
        if (m_window.empty()) // the index says that there is more
            return fail({.code = ErrorCode::FileChanged, .file = m_source.name()});
    }
    const auto begin = static_cast<std::size_t>(span.offset - m_windowOffset);
    const auto most = std::min<std::uint64_t>(span.length, m_window.size() - begin);
    return std::string_view(m_window).substr(begin, static_cast<std::size_t>(most));
}

Result<void> RowBytes::copy(RowSpan span, OutputFile& to) {
    while (span.length > 0) {
        const auto bytes = look(span);
        if (!bytes)
            return tl::unexpected(bytes.error());
        if (auto written = to.write(*bytes); !written)
            return written;
        span.offset += bytes->size();
        span.length -= bytes->size();
    }
    return {};
}

Result<std::string_view> RowBytes::read(RowSpan span, std::uint64_t longest) {
    span.length = std::min(span.length, longest);
    if (span.length == 0)
        return std::string_view();
    auto bytes = look(span);
    if (!bytes || bytes->size() == span.length)
        return bytes;
    m_long.clear();
    while (span.length > 0) {
        auto piece = look(span);
        if (!piece)
            return piece;
        m_long += *piece;
        span.offset += piece->size();
        span.length -= piece->size();
    }
    return std::string_view(m_long);
}

} // namespace listwright
