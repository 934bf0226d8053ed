// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/mbox_scanner.h"

#include "model/report/ascii_text.h"
#include "model/report/header_block.h"
#include "model/report/pair_search.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace listwright {

namespace {

constexpr std::size_t longestFromLine = 1024;
constexpr std::size_t headerSample = std::size_t{64} * 1024;
constexpr std::string_view fromWord = "From ";

bool holdsTimeOfDay(std::string_view line) {
    for (std::size_t at = 1; at + 2 < line.size(); ++at)
        if (line[at] == ':' && isDigit(line[at - 1]) && isDigit(line[at + 1]) &&
            isDigit(line[at + 2]))
            return true;
    return false;
}

/// `From ann@x.example Fri Jul  8 12:08:34 2011`, or what mail programs put there without a date:
/// one word.
bool isFromLine(std::string_view line) {
    if (!line.starts_with(fromWord))
        return false;
    const std::string_view rest = trimmed(line.substr(fromWord.size()));
    return holdsTimeOfDay(rest) || (rest.find(' ') == std::string_view::npos &&
                                    (rest.find('@') != std::string_view::npos || rest == "-"));
}

/// `... 12:08:34 2011`, as asctime() writes it: no sentence ends like that.
bool endsInAsctime(std::string_view line) {
    line = trimmed(line);
    const auto yearBegin = line.rfind(' ');
    if (yearBegin == std::string_view::npos || line.size() - yearBegin != 5)
        return false;
    const std::string_view year = line.substr(yearBegin + 1);
    return std::all_of(year.begin(), year.end(), isDigit) &&
           holdsTimeOfDay(line.substr(yearBegin > 9 ? yearBegin - 9 : 0, 9));
}

/// As text.find(wanted), which is a line end and `From `.
std::size_t findFromLine(std::string_view text, std::string_view wanted) {
    std::size_t at = findPair(text, wanted[0], wanted[1], 0);
    while (at != std::string_view::npos && !text.substr(at).starts_with(wanted))
        at = findPair(text, wanted[0], wanted[1], at + 1);
    return at;
}

/// Whether a field of the header, which `bytes` begins with, gives the mail's length.
bool tellsLength(std::string_view bytes) {
    while (!bytes.empty() && bytes.front() != '\n' && bytes.front() != '\r') {
        if (startsIgnoringCase(bytes, "content-length:"))
            return true;
        const auto end = bytes.find('\n');
        bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
    }
    return false;
}

/// The count of bytes with which an .emlx begins; none for all other files.
std::optional<std::uint64_t> emlxLength(std::string_view firstLine) {
    const std::string_view digits = trimmed(firstLine);
    std::uint64_t length = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), length);
    if (digits.empty() || error != std::errc() || end != digits.data() + digits.size())
        return std::nullopt;
    return length;
}

} // namespace

MboxScanner::MboxScanner(const ByteSource& source, std::size_t mailLimit)
    : m_window(source, mailLimit)
    , m_mailLimit(mailLimit)
    , m_end(source.size()) {}

Result<std::uint64_t> MboxScanner::endOfLine(std::uint64_t offset) {
    while (offset < m_end) {
        const auto bytes = m_window.view(offset, 1);
        if (!bytes)
            return tl::unexpected(bytes.error());
        const auto found = bytes->find(m_lineEnd);
        if (found != std::string_view::npos)
            return offset + found + 1;
        offset += bytes->size();
    }
    return m_end;
}

Result<void> MboxScanner::begin() {
    m_begun = true;
    const auto sample = m_window.view(0, headerSample);
    if (!sample)
        return tl::unexpected(sample.error());
    std::string_view start = *sample;
    if (start.starts_with("\xEF\xBB\xBF"))
        start.remove_prefix(3);
    while (!start.empty() && (start.front() == '\n' || start.front() == '\r'))
        start.remove_prefix(1);
    m_position = sample->size() - start.size();

    const auto firstEnd = start.find_first_of("\r\n");
    if (firstEnd != std::string_view::npos && start[firstEnd] == '\r' &&
        (firstEnd + 1 >= start.size() || start[firstEnd + 1] != '\n'))
        m_lineEnd = '\r';
    const std::string_view firstLine = start.substr(0, firstEnd);
    m_isMbox = isFromLine(firstLine);
    if (m_isMbox || firstEnd == std::string_view::npos)
        return {};

    const auto lineEnd = endOfLine(m_position);
    if (!lineEnd)
        return tl::unexpected(lineEnd.error());
    if (const auto length = emlxLength(firstLine)) {
        m_position = *lineEnd;
        m_end = std::min(m_end, m_position + std::min(*length, m_end));
    } else if (firstLine.starts_with(">From ") || firstLine.starts_with(fromWord)) {
        m_position = *lineEnd; // the bent From_ line of a mail that stands alone
    }
    return {};
}

/// Whether another mail of the mbox begins here, at the beginning of a line.
Result<bool> MboxScanner::isSeparator(std::uint64_t offset) {
    const auto bytes = m_window.peek(offset, 2 * longestFromLine);
    if (!bytes)
        return tl::unexpected(bytes.error());
    const auto lineEnd = bytes->find(m_lineEnd);
    if (lineEnd == std::string_view::npos || lineEnd > longestFromLine ||
        !isFromLine(bytes->substr(0, lineEnd)))
        return false;
    // Bodies quote From_ lines too; only before a header does one begin a mail.
    std::string_view next = bytes->substr(lineEnd + 1);
    next = next.substr(0, next.find(m_lineEnd));
    return isFieldLine(next) || next.starts_with(">From ");
}

/// Where the mail ends by its own word (mboxcl, mboxcl2), if that leads to another mail or to the
/// end; 0 otherwise.
Result<std::uint64_t> MboxScanner::endByContentLength(std::uint64_t content) {
    const auto sample = m_window.view(content, headerSample);
    if (!sample)
        return tl::unexpected(sample.error());
    const std::string_view bytes = sample->substr(0, headerSample);
    if (m_lineEnd != '\n' || !tellsLength(bytes.substr(0, 8192)))
        return 0;
    const HeaderBlock header(bytes, content);
    const std::string_view value = header.value("Content-Length");
    std::uint64_t length = 0;
    const auto parsed = std::from_chars(value.data(), value.data() + value.size(), length);
    if (parsed.ec != std::errc() || header.length() >= bytes.size() || length > m_end)
        return 0;

    std::uint64_t end = content + header.length() + length;
    for (int blanks = 0; blanks < 3; ++blanks) {
        if (end == m_end)
            return end;
        const auto separator = isSeparator(end);
        if (!separator)
            return tl::unexpected(separator.error());
        if (*separator)
            return end;
        const auto next = m_window.peek(end, 1);
        if (!next)
            return tl::unexpected(next.error());
        if (next->empty() || (next->front() != '\n' && next->front() != '\r'))
            return 0;
        ++end;
    }
    return 0;
}

/// Where the next From_ line behind an empty line stands, or the end of the file.
Result<std::uint64_t> MboxScanner::endBySeparator(std::uint64_t content) {
    const std::string wanted = m_lineEnd + std::string(fromWord);
    std::uint64_t from = content;
    while (from < m_end) {
        const auto bytes = m_window.view(from, wanted.size());
        if (!bytes)
            return tl::unexpected(bytes.error());
        const std::size_t found = findFromLine(*bytes, wanted);
        if (found == std::string_view::npos) {
            // The word may lie across the windows' edge.
            from +=
                bytes->size() > wanted.size() ? bytes->size() - wanted.size() + 1 : bytes->size();
            continue;
        }
        const std::uint64_t line = from + found + 1;
        from = line;
        const auto before = m_window.view(line - std::min<std::uint64_t>(line - content, 3),
                                          3 + 2 * longestFromLine);
        if (!before)
            return tl::unexpected(before.error());
        const std::string_view ends =
            before->substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(line - content, 3)));
        const bool behindEmptyLine = line - content <= 2 || ends.ends_with("\n\n") ||
                                     ends.ends_with("\n\r\n") || ends.ends_with("\r\r");
        std::string_view fromLine = before->substr(ends.size(), longestFromLine);
        fromLine = fromLine.substr(0, fromLine.find(m_lineEnd));
        if (!behindEmptyLine && !endsInAsctime(fromLine)) // some writers leave no empty line
            continue;
        const auto separator = isSeparator(line);
        if (!separator)
            return tl::unexpected(separator.error());
        if (*separator)
            return line;
    }
    return m_end;
}

Result<std::optional<RawMail>> MboxScanner::next() {
    if (!m_begun) {
        const auto begun = begin();
        if (!begun)
            return tl::unexpected(begun.error());
    }
    if (m_position >= m_end)
        return std::optional<RawMail>();

    // One read for all of an ordinary mail, wherever in the window it begins.
    if (const auto ahead = m_window.view(m_position, headerSample); !ahead)
        return tl::unexpected(ahead.error());
    RawMail mail{.offset = m_position, .contentOffset = m_position, .bytes = {}};
    std::uint64_t end = m_end;
    if (m_isMbox) {
        const auto content = endOfLine(m_position);
        if (!content)
            return tl::unexpected(content.error());
        mail.contentOffset = *content;
        m_window.beginMail(mail.contentOffset);
        auto found = endByContentLength(*content);
        if (found && *found == 0)
            found = endBySeparator(*content);
        if (!found)
            return tl::unexpected(found.error());
        end = *found;
    } else {
        m_window.beginMail(mail.contentOffset);
    }

    const std::uint64_t length = end - mail.contentOffset;
    mail.isCut = length > m_mailLimit;
    mail.isLast = end == m_end;
    auto bytes =
        m_window.take(static_cast<std::size_t>(std::min<std::uint64_t>(length, m_mailLimit)));
    if (!bytes)
        return tl::unexpected(bytes.error());
    mail.bytes = *std::move(bytes);
    m_position = end;
    return std::optional<RawMail>(std::move(mail));
}

} // namespace listwright
