// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/io/byte_source.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace listwright {

/// Takes a file of JSON apart into its documents: one object, a list of them, one a line, or one
/// behind the other with anything of white space and commas between. Memory holds one document and
/// a piece of the file, however long that is. Strings and braces are looked at, nothing else; the
/// parser judges the rest.
class JsonDocuments {
public:
    static constexpr std::size_t longestDocument = std::size_t{16} << 20;
    /// As many zero bytes stand behind document().
    static constexpr std::size_t padding = 64;

    /// Keeps a reference to `source`.
    explicit JsonDocuments(const ByteSource& source, std::size_t chunk = std::size_t{1} << 20);

    enum class Step { Document, Broken, End };
    /// Goes to the next document. After Broken, broken() and offset() tell; reading goes on at the
    /// next line that begins a document.
    [[nodiscard]] Result<Step> next();
    /// Lives until the next call.
    [[nodiscard]] std::string_view document() const;
    [[nodiscard]] std::uint64_t offset() const { return m_offset; }
    [[nodiscard]] std::string_view broken() const { return m_broken; }
    /// Begins at the next line that begins a document.
    void seekLine() { m_seekingLine = true; }
    /// Takes the current document for broken: goes on at the next line inside it that begins one.
    void giveUpDocument();

private:
    enum class Scan { Whole, NeedsMore, Broken };
    Scan scanDocument();
    /// What a quote, backslash, line end or brace means; NeedsMore where the document goes on.
    Scan takeSign(std::size_t at);
    Result<bool> readMore();
    Step breakAt(std::size_t at, std::string_view why);
    void resume(std::size_t from);

    const ByteSource& m_source;
    std::size_t m_chunk;
    std::vector<char> m_buffer; // m_filled bytes of the file, and padding
    std::size_t m_filled = 0;
    std::uint64_t m_bufferOffset = 0;
    bool m_atEnd = false;
    bool m_seekingLine = false; // only a line that begins with `{` counts
    std::size_t m_begin = 0;    // of what is not yet handed out, and of the current document
    std::size_t m_end = 0;      // behind the current document
    std::size_t m_scanned = 0;  // of the current document
    int m_depth = 0;
    bool m_inString = false;
    std::size_t m_escaped = 0; // counted from the beginning of the document
    std::uint64_t m_offset = 0;
    std::string_view m_broken;
};

} // namespace listwright
