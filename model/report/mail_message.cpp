// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/mail_message.h"

#include "model/report/ascii_text.h"
#include "model/report/gmime_library.h"

#include <algorithm>

namespace listwright {

namespace {

constexpr std::size_t mostParts = 1000;

/// Makes line ends of CRs that stand without LF: files of old Macs, and mails that passed through
/// one.
void mendLineEnds(std::string& bytes) {
    for (std::size_t at = bytes.find('\r'); at != std::string::npos; at = bytes.find('\r', at)) {
        const std::size_t end = std::min(bytes.find_first_not_of('\r', at), bytes.size());
        if (end == bytes.size() || bytes[end] != '\n')
            std::fill(bytes.begin() + static_cast<std::ptrdiff_t>(at),
                      bytes.begin() + static_cast<std::ptrdiff_t>(end), '\n');
        at = end;
    }
}

std::string lowerOrEmpty(const char* text) {
    return text == nullptr ? std::string() : lowerAscii(trimmed(text));
}

std::string typeOf(GMimeObject* object) {
    GMimeContentType* type = g_mime_object_get_content_type(object);
    if (type == nullptr)
        return "text/plain";
    return lowerOrEmpty(g_mime_content_type_get_media_type(type)) + '/' +
           lowerOrEmpty(g_mime_content_type_get_media_subtype(type));
}

TransferEncoding encodingOf(GMimePart* part) {
    switch (g_mime_part_get_content_encoding(part)) {
    case GMIME_CONTENT_ENCODING_BASE64:
        return TransferEncoding::Base64;
    case GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE:
        return TransferEncoding::QuotedPrintable;
    case GMIME_CONTENT_ENCODING_UUENCODE:
        return TransferEncoding::UuEncode;
    case GMIME_CONTENT_ENCODING_DEFAULT:
    case GMIME_CONTENT_ENCODING_7BIT:
    case GMIME_CONTENT_ENCODING_8BIT:
    case GMIME_CONTENT_ENCODING_BINARY:
        return TransferEncoding::Identity;
    }
    return TransferEncoding::Identity;
}

MailPart describe(GMimeObject* object, std::uint16_t depth) {
    MailPart part;
    part.type = typeOf(object);
    part.depth = depth;
    part.isAttachment = lowerOrEmpty(g_mime_object_get_disposition(object)) == "attachment";
    const char* charset = g_mime_object_get_content_type_parameter(object, "charset");
    if (charset != nullptr)
        part.charset = trimmed(charset);
    return part;
}

/// Where the mail in a message part begins: at its first field.
std::size_t beginOf(GMimeMessage* message, std::size_t otherwise) {
    GMimeHeaderList* headers = g_mime_object_get_header_list(GMIME_OBJECT(message));
    if (headers == nullptr || g_mime_header_list_get_count(headers) == 0)
        return otherwise;
    const gint64 offset = g_mime_header_get_offset(g_mime_header_list_get_header_at(headers, 0));
    return offset < 0 ? otherwise : static_cast<std::size_t>(offset);
}

struct Pending {
    GMimeObject* object;
    std::uint16_t depth;
};

} // namespace

MailMessage::MailMessage(std::string bytes, std::uint64_t fileOffset)
    : m_bytes(std::move(bytes))
    , m_fileOffset(fileOffset) {
    mendLineEnds(m_bytes);
    m_header = HeaderBlock(m_bytes, fileOffset);
    takeApart();
    if (m_parts.empty()) { // a multipart without parts: what is there may still be text
        MailPart whole{.type = "text/plain", .charset = {}};
        whole.begin = std::min(m_header.length(), m_bytes.size());
        whole.length = m_bytes.size() - whole.begin;
        m_parts.push_back(std::move(whole));
    }
}

void MailMessage::takeApart() {
    initialiseGMime();
    const GMimeOwned<GMimeStream> stream(
        g_mime_stream_mem_new_with_buffer(m_bytes.data(), m_bytes.size()));
    const GMimeOwned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
    g_mime_parser_set_persist_stream(parser.get(), 1);
    const GMimeOwned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
    if (!message)
        return;

    GMimeObject* top = g_mime_message_get_mime_part(message.get());
    if (top == nullptr)
        return;
    m_type = typeOf(top);
    if (m_type == "multipart/report")
        m_reportType = lowerOrEmpty(g_mime_object_get_content_type_parameter(top, "report-type"));

    std::vector<Pending> pending{{top, 0}};
    while (!pending.empty() && m_parts.size() < mostParts) {
        const Pending next = pending.back();
        pending.pop_back();
        if (GMIME_IS_MULTIPART(next.object)) {
            GMimeMultipart* multipart = GMIME_MULTIPART(next.object);
            if (g_mime_multipart_get_epilogue(multipart) == nullptr && next.depth == 0 &&
                g_mime_multipart_get_boundary(multipart) != nullptr)
                m_isUnclosed =
                    m_isUnclosed ||
                    m_bytes.rfind("--" + std::string(g_mime_multipart_get_boundary(multipart)) +
                                  "--") == std::string::npos;
            for (int index = g_mime_multipart_get_count(multipart) - 1; index >= 0; --index)
                pending.push_back({g_mime_multipart_get_part(multipart, index), next.depth});
        } else if (GMIME_IS_MESSAGE_PART(next.object)) {
            GMimeMessage* inner = g_mime_message_part_get_message(GMIME_MESSAGE_PART(next.object));
            MailPart part = describe(next.object, next.depth);
            part.begin = m_bytes.size();
            if (inner != nullptr) {
                part.begin = std::min(beginOf(inner, m_bytes.size()), m_bytes.size());
                if (GMimeObject* innerTop = g_mime_message_get_mime_part(inner))
                    pending.push_back({innerTop, static_cast<std::uint16_t>(next.depth + 1)});
            }
            part.length = m_bytes.size() - part.begin;
            m_parts.push_back(std::move(part));
        } else if (GMIME_IS_PART(next.object)) {
            GMimePart* leaf = GMIME_PART(next.object);
            MailPart part = describe(next.object, next.depth);
            part.encoding = encodingOf(leaf);
            GMimeDataWrapper* content = g_mime_part_get_content(leaf);
            GMimeStream* bytes =
                content == nullptr ? nullptr : g_mime_data_wrapper_get_stream(content);
            if (bytes != nullptr) {
                const auto size = static_cast<gint64>(m_bytes.size());
                const gint64 end = bytes->bound_end < 0 ? size : std::min(bytes->bound_end, size);
                const gint64 begin = std::clamp<gint64>(bytes->bound_start, 0, end);
                part.begin = static_cast<std::size_t>(begin);
                part.length = static_cast<std::size_t>(end - begin);
            }
            m_parts.push_back(std::move(part));
        }
    }
}

std::string MailMessage::headerText(std::string_view name) const {
    return decodeHeaderText(m_header.value(name));
}

std::string_view MailMessage::raw(const MailPart& part) const {
    return std::string_view(m_bytes).substr(part.begin, part.length);
}

bool MailMessage::keepsOffsets(const MailPart& part, std::string_view text) const {
    return raw(part).starts_with(text);
}

std::string MailMessage::text(const MailPart& part, std::size_t limit) const {
    const std::string_view bytes = raw(part).substr(0, limit);
    if (part.encoding == TransferEncoding::Identity)
        return decodeCharset(bytes, part.charset);
    return decodeCharset(decodeTransfer(bytes, part.encoding), part.charset);
}

} // namespace listwright
