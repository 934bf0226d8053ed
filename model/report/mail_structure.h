// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/report/mime_decoding.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace listwright {

/// A part of a mail that holds content: no multipart. In the order of the mail.
struct MailPart {
    /// `text/plain`, in lower case.
    std::string type;
    std::string charset;
    TransferEncoding encoding = TransferEncoding::Identity;
    bool isAttachment = false;
    /// How many mails this part lies in, beside the outermost; an attached mail is a part of its
    /// own (`message/rfc822`) and its parts follow with one more.
    std::uint16_t depth = 0;
    /// The content in the mail's bytes, as it travelled.
    std::size_t begin = 0;
    std::size_t length = 0;
    friend bool operator==(const MailPart&, const MailPart&) = default;
};

/// Which parts a mail has and where they lie.
struct MailStructure {
    /// The content type of the mail itself, in lower case: `multipart/report`.
    std::string type;
    /// The `report-type` parameter of a multipart/report (RFC 6522, 3), in lower case.
    std::string reportType;
    std::vector<MailPart> parts;
    /// A multipart whose closing boundary is missing.
    bool isUnclosed = false;
    /// There are more parts and header fields than anyone needs; what is behind them was not taken
    /// apart.
    bool isOvergrown = false;
    friend bool operator==(const MailStructure&, const MailStructure&) = default;
};

/// The structure of any mail, well or badly formed, as GMime finds it: at most 1,000 parts.
/// Memory and time are bounded: GMime sees no more than some 10,000 lines of headers.
[[nodiscard]] MailStructure structureByGMime(std::string_view bytes);

/// The structure of an ordinary, well-formed mail, the same as GMime would find, some thirty times
/// faster. Empty where anything is out of the ordinary (a header line that is no field, comments or
/// encoded words in a content type, boundaries that resemble one another, a multipart that is not
/// closed, a NUL, ...) and GMime has to look.
[[nodiscard]] std::optional<MailStructure> skimStructure(std::string_view bytes);

} // namespace listwright
