// SPDX-License-Identifier: GPL-3.0-or-later
// Every function here follows what GMime does with a well-formed mail and gives up where a mail is
// not: tests/fuzz/fuzz_mail_skimmer.cpp holds both against each other.
#include "model/report/ascii_text.h"
#include "model/report/mail_structure.h"
#include "model/report/pair_search.h"

#include <algorithm>

namespace listwright {

namespace {

constexpr std::size_t mostParts = 200;
constexpr std::size_t deepest = 12;         // multiparts and mails in one another
constexpr std::size_t longestBoundary = 70; // RFC 2046, 5.1.1

constexpr std::string_view wordSigns = "-.+_"; // beside letters and digits

bool isWordByte(char byte) {
    return isLetterOrDigit(byte) || wordSigns.find(byte) != std::string_view::npos;
}

bool isBlank(char byte) {
    return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

/// Takes a field's value apart; white space between the words does not count.
class FieldValue {
public:
    explicit FieldValue(std::string_view text)
        : m_rest(text) {
        skipBlanks();
    }
    [[nodiscard]] bool atEnd() const { return m_rest.empty(); }
    bool take(char sign) {
        if (!m_rest.starts_with(sign))
            return false;
        m_rest.remove_prefix(1);
        return true;
    }
    std::string_view takeWord() {
        std::size_t end = 0;
        while (end < m_rest.size() && isWordByte(m_rest[end]))
            ++end;
        const std::string_view word = m_rest.substr(0, end);
        m_rest.remove_prefix(end);
        return word;
    }
    /// A quoted string of plain bytes, or a word; empty for anything else.
    std::string_view takeValue() {
        if (!m_rest.starts_with('"'))
            return takeWord();
        std::size_t end = 1;
        while (end < m_rest.size() && m_rest[end] >= ' ' && m_rest[end] < '\x7f' &&
               m_rest[end] != '"' && m_rest[end] != '\\')
            ++end;
        if (end >= m_rest.size() || m_rest[end] != '"')
            return {};
        const std::string_view value = m_rest.substr(1, end - 1);
        const bool isPlain = value.find("=?") == std::string_view::npos && !value.empty() &&
                             value.front() != ' ' && value.back() != ' ';
        m_rest.remove_prefix(end + 1);
        return isPlain ? value : std::string_view();
    }
    void skipBlanks() {
        while (!m_rest.empty() && isBlank(m_rest.front()))
            m_rest.remove_prefix(1);
    }

private:
    std::string_view m_rest;
};

/// What the header of a mail or part says about its content.
struct ContentFields {
    std::string_view type;
    std::string_view encoding;
    std::string_view disposition;
    bool hasType = false;
    bool hasEncoding = false;
    bool hasDisposition = false;
    /// Where the first field stands that does not speak of the content; npos without one.
    std::size_t firstOther = std::string_view::npos;
};

struct ContentType {
    std::string type;
    std::string charset;
    std::string_view boundary;
    std::string_view reportType;
};

class Skimmer {
public:
    explicit Skimmer(std::string_view bytes)
        : m_bytes(bytes) {}

    std::optional<MailStructure> skim() {
        if (m_bytes.find('\0') != std::string_view::npos || !skimEntity(0, true))
            return std::nullopt;
        if (m_structure.parts.empty() || !m_boundaries.empty() || m_found != Found::End)
            return std::nullopt;
        return std::move(m_structure);
    }

private:
    /// What ended a content: the end of the mail, a boundary between parts, a closing one.
    enum class Found { End, Boundary, Closing };

    bool skimEntity(std::uint16_t depth, bool isTop) {
        ContentFields fields;
        return ++m_nesting <= deepest && skimHeader(fields) && skimContent(fields, depth, isTop) &&
               m_nesting-- > 0;
    }

    /// The line at m_at without its line end, and where the next one begins. False where the mail
    /// ends without a line end.
    bool line(std::string_view& line, std::size_t& next) const {
        const auto end = m_bytes.find('\n', m_at);
        if (end == std::string_view::npos)
            return false;
        line = m_bytes.substr(m_at, end - m_at);
        next = end + 1;
        return true;
    }

    static bool isFieldName(std::string_view line, std::size_t colon) {
        return colon > 0 && std::all_of(line.begin(), line.begin() + static_cast<long>(colon),
                                        [](char byte) { return byte > ' ' && byte < '\x7f'; });
    }

    bool skimHeader(ContentFields& fields) {
        std::string_view* value = nullptr; // of the field that the next lines may continue
        bool any = false;
        while (true) {
            std::string_view text;
            std::size_t next = 0;
            if (!line(text, next))
                return false;
            if (text.ends_with('\r'))
                text.remove_suffix(1);
            if (text.find('\r') != std::string_view::npos)
                return false;
            const std::size_t begin = m_at;
            m_at = next;
            if (text.empty())
                return true;
            if (text.front() == ' ' || text.front() == '\t') {
                if (!any)
                    return false;
                if (value != nullptr)
                    *value = m_bytes.substr(
                        static_cast<std::size_t>(value->data() - m_bytes.data()),
                        static_cast<std::size_t>(text.data() + text.size() - value->data()));
                continue;
            }
            const std::size_t colon = text.find(':');
            if (colon == std::string_view::npos || !isFieldName(text, colon))
                return false;
            any = true;
            value = nullptr;
            const std::string_view name = text.substr(0, colon);
            if (!startsIgnoringCase(name, "content-")) {
                fields.firstOther = std::min(fields.firstOther, begin);
                continue;
            }
            const std::string_view aspect = name.substr(8);
            bool* has = nullptr;
            if (equalsIgnoringCase(aspect, "type")) {
                value = &fields.type;
                has = &fields.hasType;
            } else if (equalsIgnoringCase(aspect, "transfer-encoding")) {
                value = &fields.encoding;
                has = &fields.hasEncoding;
            } else if (equalsIgnoringCase(aspect, "disposition")) {
                value = &fields.disposition;
                has = &fields.hasDisposition;
            }
            if (value == nullptr)
                continue;
            if (*has) // which of two counts, GMime knows
                return false;
            *has = true;
            *value = text.substr(colon + 1);
        }
    }

    static bool readType(const ContentFields& fields, ContentType& content) {
        if (!fields.hasType) {
            content.type = "text/plain";
            return true;
        }
        FieldValue value(fields.type);
        const std::string_view type = value.takeWord();
        if (type.empty() || !value.take('/'))
            return false;
        const std::string_view subtype = value.takeWord();
        if (subtype.empty())
            return false;
        content.type = lowerAscii(type) + '/' + lowerAscii(subtype);
        bool hasCharset = false;
        for (value.skipBlanks(); !value.atEnd(); value.skipBlanks()) {
            if (!value.take(';'))
                return false;
            value.skipBlanks();
            if (value.atEnd())
                break;
            const std::string_view name = value.takeWord();
            if (name.empty() || !value.take('='))
                return false;
            const std::string_view given = value.takeValue();
            if (given.empty())
                return false;
            if (equalsIgnoringCase(name, "charset")) {
                if (hasCharset)
                    return false;
                hasCharset = true;
                content.charset = given;
            } else if (equalsIgnoringCase(name, "boundary")) {
                if (!content.boundary.empty())
                    return false;
                content.boundary = given;
            } else if (equalsIgnoringCase(name, "report-type")) {
                if (!content.reportType.empty())
                    return false;
                content.reportType = given;
            }
        }
        return true;
    }

    static bool readEncoding(const ContentFields& fields, TransferEncoding& encoding) {
        encoding = TransferEncoding::Identity;
        if (!fields.hasEncoding)
            return true;
        const std::string_view name = trimmed(fields.encoding);
        if (equalsIgnoringCase(name, "base64"))
            encoding = TransferEncoding::Base64;
        else if (equalsIgnoringCase(name, "quoted-printable"))
            encoding = TransferEncoding::QuotedPrintable;
        else
            return equalsIgnoringCase(name, "7bit") || equalsIgnoringCase(name, "8bit") ||
                   equalsIgnoringCase(name, "binary");
        return true;
    }

    static bool readDisposition(const ContentFields& fields, bool& isAttachment) {
        if (!fields.hasDisposition)
            return true;
        FieldValue value(fields.disposition);
        const std::string_view word = value.takeWord();
        value.skipBlanks();
        if (word.empty() || (!value.atEnd() && !value.take(';')))
            return false;
        isAttachment = equalsIgnoringCase(word, "attachment");
        return true;
    }

    bool skimContent(const ContentFields& fields, std::uint16_t depth, bool isTop) {
        ContentType content;
        MailPart part;
        part.depth = depth;
        if (!readType(fields, content) || !readEncoding(fields, part.encoding) ||
            !readDisposition(fields, part.isAttachment))
            return false;
        if (isTop) {
            m_structure.type = content.type;
            if (content.type == "multipart/report")
                m_structure.reportType = lowerAscii(content.reportType);
        }
        if (content.type.starts_with("multipart/"))
            return part.encoding == TransferEncoding::Identity &&
                   content.type != "multipart/digest" && skimMultipart(content.boundary, depth);
        part.type = std::move(content.type);
        part.charset = std::move(content.charset);
        if (m_structure.parts.size() >= mostParts)
            return false;
        if (part.type == "message/rfc822")
            return part.encoding == TransferEncoding::Identity && skimMail(std::move(part));
        if (part.type.starts_with("message/") && part.type != "message/delivery-status" &&
            part.type != "message/feedback-report" &&
            part.type != "message/disposition-notification")
            return false;
        return skimLeaf(std::move(part));
    }

    bool skimLeaf(MailPart part) {
        part.begin = m_at;
        std::size_t lineEnd = 0;
        if (!findBoundary(lineEnd))
            return false;
        // The line end before a boundary belongs to it.
        part.length = m_at - std::min(part.begin + lineEnd, m_at);
        m_structure.parts.push_back(std::move(part));
        return true;
    }

    bool skimMail(MailPart part) {
        std::string_view first;
        std::size_t next = 0;
        if (!line(first, next) || first.starts_with("--"))
            return false;
        const std::size_t index = m_structure.parts.size();
        const auto inner = static_cast<std::uint16_t>(part.depth + 1);
        m_structure.parts.push_back(std::move(part));
        ContentFields fields;
        if (++m_nesting > deepest || !skimHeader(fields) ||
            fields.firstOther == std::string_view::npos)
            return false;
        m_structure.parts[index].begin = fields.firstOther;
        m_structure.parts[index].length = m_bytes.size() - fields.firstOther;
        return skimContent(fields, inner, false) && m_nesting-- > 0;
    }

    bool skimMultipart(std::string_view boundary, std::uint16_t depth) {
        if (boundary.empty() || boundary.size() > longestBoundary)
            return false;
        for (const std::string_view other : m_boundaries)
            if (other.starts_with(boundary) || boundary.starts_with(other))
                return false;
        const std::size_t own = m_boundaries.size();
        m_boundaries.push_back(boundary);
        std::size_t lineEnd = 0;
        if (!findBoundary(lineEnd)) // behind the preamble
            return false;
        while (m_found == Found::Boundary && m_foundAt == own) {
            std::string_view marker;
            if (!line(marker, m_at) || !skimEntity(depth, false))
                return false;
        }
        const bool isClosed = m_found == Found::Closing && m_foundAt == own;
        m_boundaries.pop_back();
        if (!isClosed) // a mail that came back in part; for the report itself GMime has to look
            return depth > 0;
        std::string_view marker;
        return line(marker, m_at) && findBoundary(lineEnd); // behind the epilogue
    }

    /// Moves to the next boundary line of any open multipart, or to the end. False where a line
    /// resembles a boundary without being one.
    bool findBoundary(std::size_t& lineEnd) {
        lineEnd = 0;
        if (m_boundaries.empty()) {
            m_found = Found::End;
            m_at = m_bytes.size();
            return true;
        }
        while (m_at < m_bytes.size()) {
            std::string_view text = m_bytes.substr(m_at);
            if (text.starts_with("--")) {
                const auto end = text.find('\n');
                text = text.substr(0, end);
                const bool hasReturn = text.ends_with('\r');
                if (hasReturn)
                    text.remove_suffix(1);
                text.remove_prefix(2);
                for (std::size_t at = m_boundaries.size(); at-- > 0;) {
                    if (!text.starts_with(m_boundaries[at]))
                        continue;
                    const std::string_view rest = text.substr(m_boundaries[at].size());
                    if (end == std::string_view::npos || (!rest.empty() && rest != "--"))
                        return false;
                    const bool followsReturn = m_at >= 2 && m_bytes[m_at - 2] == '\r';
                    if (hasReturn != followsReturn)
                        return false;
                    m_found = rest.empty() ? Found::Boundary : Found::Closing;
                    m_foundAt = at;
                    lineEnd = hasReturn ? 2 : 1;
                    return true;
                }
            }
            const std::size_t next = findPair(m_bytes, '\n', '-', m_at);
            if (next == std::string_view::npos)
                break;
            m_at = next + 1;
        }
        m_found = Found::End;
        m_at = m_bytes.size();
        return true;
    }

    std::string_view m_bytes;
    MailStructure m_structure;
    std::vector<std::string_view> m_boundaries;
    std::size_t m_at = 0;
    std::size_t m_nesting = 0;
    Found m_found = Found::End;
    std::size_t m_foundAt = 0;
};

} // namespace

std::optional<MailStructure> skimStructure(std::string_view bytes) {
    return Skimmer(bytes).skim();
}

} // namespace listwright
