// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/io/byte_source.h"
#include "model/io/text_encoding.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace listwright {

/// The lines of a text, one after the other, in memory that does not grow with it. Lines end with
/// LF, CR LF or CR.
class TextLines {
public:
    /// Of a longer line, what is beyond is not given.
    static constexpr std::size_t longestLine = std::size_t{4} << 20;

    TextLines(const ByteSource& source, TextEncoding encoding)
        : m_source(source)
        , m_encoding(std::move(encoding))
        , m_decoder(m_encoding)
        , m_offset(m_encoding.bomBytes) {}

    /// The next line without its end, valid until the next call; none at the end. The file's own
    /// bytes, as lines may be cut inside of a character; UTF-8 where the file is UTF-16.
    [[nodiscard]] Result<std::optional<std::string_view>> next();
    /// What next() gave, whole characters of it, in UTF-8.
    [[nodiscard]] std::string_view toUtf8(std::string_view bytes, std::string& buffer);
    /// Up to where the file has been read.
    [[nodiscard]] std::uint64_t offset() const { return m_offset; }

private:
    [[nodiscard]] Result<bool> readMore();

    const ByteSource& m_source;
    TextEncoding m_encoding;
    TextDecoder m_decoder;
    std::uint64_t m_offset;
    std::string m_piece;
    std::size_t m_at = 0; // in the piece
    bool m_afterReturn = false;
    std::string m_line;
    std::string m_wide;
};

} // namespace listwright
