// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/mail_window.h"

#include <algorithm>
#include <cstring>
#include <span>
#include <utility>

namespace listwright {

namespace {

// Whoever looks at a line also looks at the line end before it.
constexpr std::size_t lookBehind = 8;

} // namespace

MailWindow::MailWindow(const ByteSource& source, std::size_t mailLimit)
    : m_source(source)
    , m_mailLimit(mailLimit) {}

bool MailWindow::holds(std::uint64_t offset, std::size_t length) const {
    return offset >= m_begin && offset + length <= end();
}

Result<std::string_view> MailWindow::view(std::uint64_t offset, std::size_t length) {
    offset = std::min(offset, m_source.size());
    length = static_cast<std::size_t>(std::min<std::uint64_t>(length, m_source.size() - offset));
    if (!holds(offset, length)) {
        if (const auto moved = moveTo(offset, length); !moved)
            return tl::unexpected(moved.error());
    }
    return std::string_view(m_bytes.data(), m_held)
        .substr(std::min(static_cast<std::size_t>(offset - m_begin), m_held));
}

Result<std::string_view> MailWindow::peek(std::uint64_t offset, std::size_t length) {
    offset = std::min(offset, m_source.size());
    length = static_cast<std::size_t>(std::min<std::uint64_t>(length, m_source.size() - offset));
    if (holds(offset, length))
        return view(offset, length);
    if (offset < m_peekedBegin || offset + length > m_peekedBegin + m_peeked.size()) {
        m_peekedBegin = offset;
        m_peeked.resize(static_cast<std::size_t>(
            std::min<std::uint64_t>(std::max(length, peekSize), m_source.size() - offset)));
        const auto count = m_source.readAt(offset, m_peeked);
        m_peeked.resize(count ? *count : 0);
        if (!count)
            return tl::unexpected(count.error());
    }
    return std::string_view(m_peeked).substr(static_cast<std::size_t>(offset - m_peekedBegin));
}

Result<void> MailWindow::moveTo(std::uint64_t offset, std::size_t length) {
    std::uint64_t begin = offset;
    std::size_t still = 0;
    if (offset >= m_begin && offset <= end()) {
        begin = std::max(m_begin, offset - std::min<std::uint64_t>(offset, lookBehind));
        still = static_cast<std::size_t>(end() - begin);
    }
    keepUpTo(std::min(begin, end()));
    if (still > 0)
        std::memmove(m_bytes.data(), m_bytes.data() + (begin - m_begin), still);
    const std::size_t wanted = std::max(size, static_cast<std::size_t>(offset - begin) + length);
    const auto available =
        static_cast<std::size_t>(std::min<std::uint64_t>(wanted, m_source.size() - begin));
    if (m_bytes.size() < available)
        m_bytes.resize(available);
    const auto count =
        m_source.readAt(begin + still, std::span(m_bytes).subspan(still, available - still));
    m_begin = begin;
    m_held = still + (count ? *count : 0);
    return count ? Result<void>() : tl::unexpected(count.error());
}

void MailWindow::keepUpTo(std::uint64_t offset) {
    const std::uint64_t from = m_mail + m_kept.size();
    if (!m_isInMail || from < m_begin || from >= offset)
        return;
    const auto length = std::min(static_cast<std::size_t>(offset - from),
                                 m_mailLimit - std::min(m_mailLimit, m_kept.size()));
    m_kept.append(m_bytes, static_cast<std::size_t>(from - m_begin), length);
}

void MailWindow::beginMail(std::uint64_t offset) {
    m_isInMail = true;
    m_mail = offset;
    m_kept.clear();
}

Result<std::string> MailWindow::take(std::size_t length) {
    m_isInMail = false;
    std::string mail = std::exchange(m_kept, {});
    mail.resize(std::min(mail.size(), length));
    mail.reserve(length);
    while (mail.size() < length) {
        const auto bytes = view(m_mail + mail.size(), 1);
        if (!bytes)
            return tl::unexpected(bytes.error());
        if (bytes->empty())
            break;
        mail.append(bytes->substr(0, length - mail.size()));
    }
    return mail;
}

} // namespace listwright
