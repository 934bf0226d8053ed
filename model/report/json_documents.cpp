// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/json_documents.h"

#include "model/io/block_match.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace listwright {

namespace {

// Real events are ten levels deep; this also bounds what a broken document costs.
constexpr int deepest = 64;

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

bool isBetweenDocuments(char letter) {
    switch (letter) {
    case ' ':
    case '\t':
    case '\r':
    case '\n':
    case '\0':
    case ',':
    case '[':
    case ']':
        return true;
    default:
        return false;
    }
}

} // namespace

JsonDocuments::JsonDocuments(const ByteSource& source, std::size_t chunk)
    : m_source(source)
    , m_chunk(std::max<std::size_t>(chunk, 1)) {}

Result<bool> JsonDocuments::readMore() {
    if (m_atEnd)
        return false;
    if (m_begin > 0) {
        std::memmove(m_buffer.data(), m_buffer.data() + m_begin, m_filled - m_begin);
        m_bufferOffset += m_begin;
        m_filled -= m_begin;
        m_end = m_end > m_begin ? m_end - m_begin : 0;
        m_scanned = m_scanned > m_begin ? m_scanned - m_begin : 0;
        m_begin = 0;
    }
    if (m_buffer.size() < m_filled + m_chunk + padding)
        m_buffer.resize(std::max(m_filled + m_chunk + padding, m_buffer.size() * 2));
    const auto got =
        m_source.readAt(m_bufferOffset + m_filled, std::span(m_buffer).subspan(m_filled, m_chunk));
    if (!got)
        return tl::unexpected(got.error());
    m_filled += *got;
    std::memset(m_buffer.data() + m_filled, 0, padding);
    m_atEnd = *got < m_chunk;
    return *got > 0;
}

JsonDocuments::Scan JsonDocuments::scanDocument() {
    constexpr std::size_t blockBytes = 64;
    static_assert(padding >= blockBytes);
    for (; m_scanned < m_filled; m_scanned += blockBytes) {
        const char* const block = m_buffer.data() + m_scanned;
        std::uint64_t telling =
            matchesInBlock(block, {'"', '\\', '\n'}) | matchesInBlock(block, {'{', '}', '}'});
        if (m_filled - m_scanned < blockBytes)
            telling &= (std::uint64_t{1} << (m_filled - m_scanned)) - 1;
        for (; telling != 0; telling &= telling - 1) {
            const Scan scan =
                takeSign(m_scanned + static_cast<std::size_t>(std::countr_zero(telling)));
            if (scan != Scan::NeedsMore)
                return scan;
        }
    }
    m_scanned = m_filled;
    if (m_filled - m_begin > longestDocument) {
        m_broken = "a document longer than 16 MiB";
        return Scan::Broken;
    }
    return Scan::NeedsMore;
}

JsonDocuments::Scan JsonDocuments::takeSign(std::size_t at) {
    const char sign = m_buffer[at];
    if (m_inString) {
        if (at - m_begin == m_escaped)
            return Scan::NeedsMore;
        if (sign == '\\')
            m_escaped = at - m_begin + 1;
        else if (sign == '"')
            m_inString = false;
        else if (sign == '\n') { // no string goes over a line's end
            m_broken = "a text is not closed";
            return Scan::Broken;
        }
        return Scan::NeedsMore;
    }
    if (sign == '"') {
        m_inString = true;
    } else if (sign == '{' && ++m_depth > deepest) {
        m_broken = "nested deeper than 64 levels";
        return Scan::Broken;
    } else if (sign == '}' && --m_depth == 0) {
        m_end = at + 1;
        return Scan::Whole;
    }
    return Scan::NeedsMore;
}

JsonDocuments::Step JsonDocuments::breakAt(std::size_t at, std::string_view why) {
    m_offset = m_bufferOffset + at;
    m_broken = why;
    resume(at + 1);
    return Step::Broken;
}

void JsonDocuments::resume(std::size_t from) {
    m_begin = m_end = from;
    m_seekingLine = true;
}

void JsonDocuments::giveUpDocument() {
    resume(m_begin + 1);
}

std::string_view JsonDocuments::document() const {
    return {m_buffer.data() + m_begin, m_end - m_begin};
}

Result<JsonDocuments::Step> JsonDocuments::next() {
    m_begin = m_end;
    if (m_bufferOffset == 0 && m_filled == 0) {
        if (auto more = readMore(); !more)
            return tl::unexpected(more.error());
        if (std::string_view(m_buffer.data(), m_filled).starts_with(byteOrderMark))
            m_begin = byteOrderMark.size();
    }
    while (true) { // to the beginning of a document
        if (m_begin >= m_filled) {
            m_begin = m_filled;
            const auto more = readMore();
            if (!more)
                return tl::unexpected(more.error());
            if (!*more)
                return Step::End;
        }
        if (m_seekingLine) {
            const void* const lineEnd =
                std::memchr(m_buffer.data() + m_begin, '\n', m_filled - m_begin);
            if (lineEnd == nullptr) {
                m_begin = m_filled;
                continue;
            }
            m_begin =
                static_cast<std::size_t>(static_cast<const char*>(lineEnd) - m_buffer.data()) + 1;
            if (m_begin == m_filled) {
                --m_begin; // the line end is looked at again with what follows it
                const auto more = readMore();
                if (!more)
                    return tl::unexpected(more.error());
                if (!*more)
                    return Step::End;
                continue;
            }
            m_seekingLine = m_buffer[m_begin] != '{';
            continue;
        }
        const char letter = m_buffer[m_begin];
        if (letter == '{')
            break;
        if (!isBetweenDocuments(letter))
            return breakAt(m_begin, "text between the documents");
        ++m_begin;
    }

    m_scanned = m_begin;
    m_depth = 0;
    m_inString = false;
    m_escaped = 0; // the document begins with a brace, which nothing escapes
    while (true) {
        switch (scanDocument()) {
        case Scan::Whole:
            m_offset = m_bufferOffset + m_begin;
            return Step::Document;
        case Scan::Broken:
            return breakAt(m_begin, m_broken);
        case Scan::NeedsMore:
            break;
        }
        const auto more = readMore();
        if (!more)
            return tl::unexpected(more.error());
        if (!*more)
            return breakAt(m_begin, "the file ends in the middle of a document");
    }
}

} // namespace listwright
