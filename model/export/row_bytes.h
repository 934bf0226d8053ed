// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/io/byte_source.h"
#include "model/io/output_file.h"
#include "model/list/contact_list.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace listwright {

/// Reads the rows of a list in their order, each once, through one window of the file.
class RowBytes {
public:
    explicit RowBytes(const ByteSource& source)
        : m_source(source) {}

    /// Copies bytes of the list as they stand. Spans must come in the order of the file.
    [[nodiscard]] Result<void> copy(RowSpan span, OutputFile& to);
    /// The bytes of a span of at most `longest` bytes, cut there. Lives until the next call.
    [[nodiscard]] Result<std::string_view> read(RowSpan span, std::uint64_t longest);

private:
    /// As much of the span as the window holds or can take, at least one byte.
    [[nodiscard]] Result<std::string_view> look(RowSpan span);

    const ByteSource& m_source;
    std::string m_window;
    std::uint64_t m_windowOffset = 0;
    std::string m_long;
};

} // namespace listwright
