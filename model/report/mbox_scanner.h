// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/io/byte_source.h"
#include "model/report/mail_window.h"

#include <cstdint>
#include <optional>
#include <string>

namespace listwright {

/// One mail as its file holds it, without the From_ line before it. Offsets are bytes in the file.
struct RawMail {
    /// Where the mail begins for people: at its From_ line, if it has one.
    std::uint64_t offset = 0;
    /// Where `bytes` begins.
    std::uint64_t contentOffset = 0;
    std::string bytes;
    /// The mail is longer than the limit; `bytes` is its beginning.
    bool isCut = false;
    /// The last one of its file.
    bool isLast = false;
};

/// Takes a file of mails apart: an mbox in any of its four dialects (mboxo, mboxrd, mboxcl,
/// mboxcl2; RFC 4155), one mail alone (also behind a From_ line), or an .emlx with its count of
/// bytes. Holds one mail and a window of one MiB, whatever the file's size and its lines' lengths.
/// Reads every byte of the file once, beside the few to which a mail's own length points.
class MboxScanner {
public:
    static constexpr std::size_t standardLimit = std::size_t{16} * 1024 * 1024;

    /// `source` outlives the scanner. No more than `mailLimit` bytes of a mail are kept.
    explicit MboxScanner(const ByteSource& source, std::size_t mailLimit = standardLimit);

    /// The next mail; none at the end of the file. Fails where the file cannot be read.
    [[nodiscard]] Result<std::optional<RawMail>> next();
    /// Bytes behind which all mails were handed out.
    [[nodiscard]] std::uint64_t position() const { return m_position; }

private:
    Result<void> begin();
    Result<std::uint64_t> endOfLine(std::uint64_t offset);
    Result<bool> isSeparator(std::uint64_t offset);
    Result<std::uint64_t> endByContentLength(std::uint64_t content);
    Result<std::uint64_t> endBySeparator(std::uint64_t content);

    MailWindow m_window;
    std::size_t m_mailLimit;
    std::uint64_t m_end;
    std::uint64_t m_position = 0;
    bool m_begun = false;
    bool m_isMbox = false;
    char m_lineEnd = '\n';
};

} // namespace listwright
