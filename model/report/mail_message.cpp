// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/mail_message.h"

#include "model/report/ascii_text.h"

#include <algorithm>

namespace listwright {

namespace {

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

} // namespace

MailMessage::MailMessage(std::string bytes, std::uint64_t fileOffset)
    : m_bytes(std::move(bytes))
    , m_fileOffset(fileOffset) {
    mendLineEnds(m_bytes);
    m_header = HeaderBlock(m_bytes, fileOffset);
    auto skimmed = skimStructure(m_bytes);
    m_structure = skimmed ? *std::move(skimmed) : structureByGMime(m_bytes);
    auto& parts = m_structure.parts;
    if (parts.empty()) { // a multipart without parts: what is there may still be text
        MailPart whole{.type = "text/plain", .charset = {}};
        whole.begin = std::min(m_header.length(), m_bytes.size());
        whole.length = m_bytes.size() - whole.begin;
        parts.push_back(std::move(whole));
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
