// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/io/byte_source.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace listwright {

/// A window that moves forward over a file of mails and reads every byte of it once: what is still
/// wanted behind it is moved, not read again, and what it passes of the mail that was begun is kept
/// until take(). Holds one MiB, and of that mail no more than a limit.
class MailWindow {
public:
    static constexpr std::size_t size = std::size_t{1024} * 1024;
    /// As much is read for a look.
    static constexpr std::size_t peekSize = 4096;

    /// `source` outlives the window. No more than `mailLimit` bytes of a mail are kept.
    MailWindow(const ByteSource& source, std::size_t mailLimit);

    /// At least `length` bytes from `offset` on, fewer only at the end; valid until the next call.
    /// Bytes that lie before the window are read again.
    [[nodiscard]] Result<std::string_view> view(std::uint64_t offset, std::size_t length);
    /// The same for a short look at bytes that may lie far ahead, without moving the window there.
    /// They are read again when the window comes to them.
    [[nodiscard]] Result<std::string_view> peek(std::uint64_t offset, std::size_t length);
    /// A mail begins at `offset`, inside the window or at its end.
    void beginMail(std::uint64_t offset);
    /// The first `length` bytes of the mail that was begun, which no longer is.
    [[nodiscard]] Result<std::string> take(std::size_t length);

private:
    [[nodiscard]] bool holds(std::uint64_t offset, std::size_t length) const;
    [[nodiscard]] std::uint64_t end() const { return m_begin + m_held; }
    Result<void> moveTo(std::uint64_t offset, std::size_t length);
    void keepUpTo(std::uint64_t offset);

    const ByteSource& m_source;
    std::size_t m_mailLimit;
    /// The first `m_held` bytes are those of the file from `m_begin` on.
    std::string m_bytes;
    std::size_t m_held = 0;
    std::uint64_t m_begin = 0;
    std::string m_peeked;
    std::uint64_t m_peekedBegin = 0;
    bool m_isInMail = false;
    std::uint64_t m_mail = 0;
    std::string m_kept;
};

} // namespace listwright
