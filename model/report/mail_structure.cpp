// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/mail_structure.h"

#include "model/report/ascii_text.h"
#include "model/report/gmime_library.h"

#include <algorithm>

namespace listwright {

namespace {

constexpr std::size_t mostParts = 1000;
constexpr std::size_t mostHeaderLines = 10000;

/// How much of the mail GMime can take apart without using more memory than a mail is worth: it
/// keeps every field and part, and a hostile mail has millions of them.
std::size_t boundedLength(std::string_view bytes) {
    std::size_t headerLines = 0;
    bool inHeader = true;
    bool holdsMail = false; // whose header follows
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
        std::string_view line = bytes.substr(at, end - at);
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (line.starts_with("--")) {
            inHeader = true;
            holdsMail = false;
        } else if (line.empty() && inHeader) {
            inHeader = holdsMail;
            holdsMail = false;
        }
        if (inHeader) {
            if (++headerLines > mostHeaderLines)
                return at;
            // The parts of a delivery status look like headers, and there may be many.
            for (const std::string_view type :
                 {"message/rfc", "message/news", "message/global;", "message/global-h"})
                holdsMail = holdsMail || containsIgnoringCase(line.substr(0, 1000), type);
            holdsMail = holdsMail || equalsIgnoringCase(trimmed(line.substr(line.rfind(' ') + 1)),
                                                        "message/global");
        }
        at = end + 1;
    }
    return bytes.size();
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

MailStructure structureByGMime(std::string_view bytes) {
    MailStructure structure;
    const std::size_t length = boundedLength(bytes);
    structure.isOvergrown = length < bytes.size();
    initialiseGMime();
    const GMimeOwned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), length));
    const GMimeOwned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
    g_mime_parser_set_persist_stream(parser.get(), 1);
    const GMimeOwned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
    if (!message)
        return structure;

    GMimeObject* top = g_mime_message_get_mime_part(message.get());
    if (top == nullptr)
        return structure;
    structure.type = typeOf(top);
    if (structure.type == "multipart/report")
        structure.reportType =
            lowerOrEmpty(g_mime_object_get_content_type_parameter(top, "report-type"));

    std::vector<Pending> pending{{top, 0}};
    while (!pending.empty() && structure.parts.size() < mostParts) {
        const Pending next = pending.back();
        pending.pop_back();
        if (GMIME_IS_MULTIPART(next.object)) {
            GMimeMultipart* multipart = GMIME_MULTIPART(next.object);
            if (g_mime_multipart_get_epilogue(multipart) == nullptr && next.depth == 0 &&
                g_mime_multipart_get_boundary(multipart) != nullptr)
                structure.isUnclosed =
                    structure.isUnclosed ||
                    bytes.rfind("--" + std::string(g_mime_multipart_get_boundary(multipart)) +
                                "--") == std::string::npos;
            for (int index = g_mime_multipart_get_count(multipart) - 1; index >= 0; --index)
                pending.push_back({g_mime_multipart_get_part(multipart, index), next.depth});
        } else if (GMIME_IS_MESSAGE_PART(next.object)) {
            GMimeMessage* inner = g_mime_message_part_get_message(GMIME_MESSAGE_PART(next.object));
            MailPart part = describe(next.object, next.depth);
            part.begin = bytes.size();
            if (inner != nullptr) {
                part.begin = std::min(beginOf(inner, bytes.size()), bytes.size());
                if (GMimeObject* innerTop = g_mime_message_get_mime_part(inner))
                    pending.push_back({innerTop, static_cast<std::uint16_t>(next.depth + 1)});
            }
            part.length = bytes.size() - part.begin;
            structure.parts.push_back(std::move(part));
        } else if (GMIME_IS_PART(next.object)) {
            GMimePart* leaf = GMIME_PART(next.object);
            MailPart part = describe(next.object, next.depth);
            part.encoding = encodingOf(leaf);
            GMimeDataWrapper* content = g_mime_part_get_content(leaf);
            GMimeStream* stored =
                content == nullptr ? nullptr : g_mime_data_wrapper_get_stream(content);
            if (stored != nullptr) {
                const auto size = static_cast<gint64>(bytes.size());
                const gint64 end = stored->bound_end < 0 ? size : std::min(stored->bound_end, size);
                const gint64 begin = std::clamp<gint64>(stored->bound_start, 0, end);
                part.begin = static_cast<std::size_t>(begin);
                part.length = static_cast<std::size_t>(end - begin);
            }
            structure.parts.push_back(std::move(part));
        }
    }
    structure.isOvergrown = structure.isOvergrown || !pending.empty();
    return structure;
}

} // namespace listwright
