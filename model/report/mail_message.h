// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/report/header_block.h"
#include "model/report/mail_structure.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace listwright {

/// A mail taken apart: where its parts lie. Nothing is decoded before it is asked for.
/// Lone CRs became LF, byte for byte, so all places are those of the file.
class MailMessage {
public:
    /// `fileOffset` is where `bytes` begins in its file.
    MailMessage(std::string bytes, std::uint64_t fileOffset);

    [[nodiscard]] const HeaderBlock& header() const { return m_header; }
    /// A field's value with encoded words read.
    [[nodiscard]] std::string headerText(std::string_view name) const;
    /// The content type of the mail itself, in lower case: `multipart/report`.
    [[nodiscard]] const std::string& type() const { return m_structure.type; }
    /// The `report-type` parameter of a multipart/report (RFC 6522, 3), in lower case.
    [[nodiscard]] const std::string& reportType() const { return m_structure.reportType; }
    [[nodiscard]] const std::vector<MailPart>& parts() const { return m_structure.parts; }
    /// A multipart whose closing boundary is missing.
    [[nodiscard]] bool isUnclosed() const { return m_structure.isUnclosed; }
    /// It has so many parts or header fields that only its beginning was taken apart.
    [[nodiscard]] bool isOvergrown() const { return m_structure.isOvergrown; }

    /// What the part holds as it travelled.
    [[nodiscard]] std::string_view raw(const MailPart& part) const;
    /// What the part says, in UTF-8; no more than `limit` bytes of the mail are looked at.
    [[nodiscard]] std::string text(const MailPart& part, std::size_t limit) const;
    /// The place of the part's first byte in the file.
    [[nodiscard]] std::uint64_t offset(const MailPart& part) const {
        return m_fileOffset + part.begin;
    }
    /// Whether a place in `text`, which text() gave, is the same place in the file, counted from
    /// offset().
    [[nodiscard]] bool keepsOffsets(const MailPart& part, std::string_view text) const;
    [[nodiscard]] std::uint64_t fileOffset() const { return m_fileOffset; }
    [[nodiscard]] std::string_view bytes() const { return m_bytes; }

private:
    std::string m_bytes;
    std::uint64_t m_fileOffset;
    HeaderBlock m_header;
    MailStructure m_structure;
};

} // namespace listwright
