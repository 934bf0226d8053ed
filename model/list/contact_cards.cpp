// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/list/contact_cards.h"

#include "model/io/text_lines.h"
#include "model/io/utf8.h"
#include "model/list/card_lines.h"

#include <algorithm>
#include <cctype>

namespace listwright {

namespace {

constexpr std::size_t sampleBytes = std::size_t{64} << 10;

bool equalsIgnoringCase(std::string_view text, std::string_view lower) {
    return text.size() == lower.size() &&
           std::equal(text.begin(), text.end(), lower.begin(),
                      [](unsigned char a, char b) { return std::tolower(a) == b; });
}

bool startsIgnoringCase(std::string_view text, std::string_view lower) {
    return equalsIgnoringCase(text.substr(0, lower.size()), lower);
}

bool isBlank(std::string_view line) {
    return line.find_first_not_of(" \t") == std::string_view::npos;
}

std::string_view bare(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// Puts folded lines together and makes cards of them.
class CardReader {
public:
    CardReader(const ByteSource& source, TextEncoding encoding, const CardSink& sink)
        : m_source(source)
        , m_lines(source, std::move(encoding))
        , m_sink(sink) {}

    Result<void> read(CardForm form, ProgressReporter& progress, const CancelToken& cancel) {
        bool any = false;
        for (std::uint64_t count = 0;; ++count) {
            if (count % 4096 == 0) {
                if (cancel.isCancelled())
                    return fail({.code = ErrorCode::Cancelled, .file = m_source.name()});
                progress.report({m_lines.offset(), m_source.size()});
            }
            const auto line = m_lines.next();
            if (!line)
                return tl::unexpected(line.error());
            if (!*line)
                break;
            if (any && goesOn(form, **line)) {
                if (auto added = add(**line); !added)
                    return added;
                continue;
            }
            if (auto taken = take(form); any && !taken)
                return taken;
            begin(form, **line);
            any = true;
        }
        if (auto taken = take(form); any && !taken)
            return taken;
        return endCard(); // of LDIF, or one that the file's end cut
    }

private:
    /// Whether a line goes on with what the one before began.
    bool goesOn(CardForm form, std::string_view line) const {
        if (form == CardForm::Ldif)
            return line.starts_with(' ');
        return isSoftBreak() || line.starts_with(' ') || line.starts_with('\t');
    }

    bool isSoftBreak() const { return m_isQuoted && m_logical.ends_with('='); }

    void begin(CardForm form, std::string_view line) {
        m_logical.assign(line);
        const auto parts = form == CardForm::VCard ? vCardLine(line) : std::nullopt;
        m_isQuoted = parts && isQuotedPrintable(parts->rest);
    }

    Result<void> add(std::string_view line) {
        if (isSoftBreak())
            m_logical.pop_back();
        else
            line.remove_prefix(1);
        m_logical += line;
        return m_logical.size() > largestCard ? tooLarge() : Result<void>();
    }

    Result<void> tooLarge() const {
        return fail({.code = ErrorCode::TableTooLarge,
                     .file = m_source.name(),
                     .detail = "a contact of more than " + std::to_string(largestCard) + " bytes"});
    }

    Result<void> take(CardForm form) { return form == CardForm::VCard ? takeVCard() : takeLdif(); }

    Result<void> takeVCard() {
        const auto line = vCardLine(m_logical);
        if (!line)
            return {};
        if (equalsIgnoringCase(line->name, "begin") &&
            equalsIgnoringCase(bare(line->value), "vcard")) {
            // A card inside of another is an agent of its contact; elsewhere the one before lost
            // its end.
            if (std::exchange(m_isAgent, false) && m_depth > 0) {
                ++m_depth;
                return {};
            }
            m_depth = 1;
            return endCard();
        }
        m_isAgent = equalsIgnoringCase(line->name, "agent") && bare(line->value).empty();
        if (equalsIgnoringCase(line->name, "end") &&
            equalsIgnoringCase(bare(line->value), "vcard")) {
            if (m_depth == 0 || --m_depth > 0)
                return {};
            return endCard();
        }
        if (m_depth != 1)
            return {};
        return keep(vCardProperty(*line, m_toUtf8));
    }

    Result<void> takeLdif() {
        if (m_logical.starts_with('#'))
            return {};
        if (isBlank(m_logical))
            return endCard();
        auto property = ldifProperty(m_logical, m_toUtf8);
        if (property && equalsIgnoringCase(property->name, "changetype")) {
            m_isChange = !equalsIgnoringCase(bare(property->value), "add");
            return {};
        }
        return keep(std::move(property));
    }

    Result<void> keep(std::optional<CardProperty> property) {
        if (!property || property->value.empty())
            return {};
        m_cardBytes += property->name.size() + property->value.size();
        if (m_cardBytes > largestCard)
            return tooLarge();
        m_card.properties.push_back(*std::move(property));
        return {};
    }

    Result<void> endCard() {
        ContactCard card = std::move(m_card);
        m_card = {};
        m_cardBytes = 0;
        const bool isEntry = std::any_of(card.properties.begin(), card.properties.end(),
                                         [](const CardProperty& property) {
                                             return !equalsIgnoringCase(property.name, "version");
                                         });
        if (std::exchange(m_isChange, false) || !isEntry)
            return {};
        return m_sink(std::move(card));
    }

    const ByteSource& m_source;
    TextLines m_lines;
    const CardSink& m_sink;
    std::string m_logical;
    bool m_isQuoted = false; // printable, so that `=` at its end goes on
    std::string m_buffer;
    Utf8Maker m_toUtf8 = [this](std::string_view bytes) {
        // A fold may have cut a character, so that the file as a whole did not look like UTF-8.
        if (validUtf8Length(bytes) == bytes.size())
            return std::string(bytes);
        return std::string(m_lines.toUtf8(bytes, m_buffer));
    };
    ContactCard m_card;
    std::size_t m_cardBytes = 0;
    std::uint64_t m_depth = 0;
    bool m_isAgent = false;  // what comes next
    bool m_isChange = false; // of an entry that is there, or its end
};

} // namespace

std::string_view cardFormId(CardForm form) {
    return form == CardForm::VCard ? "vcard" : "ldif";
}

std::optional<CardForm> recogniseCards(std::string_view beginning) {
    const std::string text = decodeToUtf8(beginning, detectEncoding(beginning, false));
    std::string_view left = text;
    if (left.starts_with("\xEF\xBB\xBF"))
        left.remove_prefix(3);
    bool isLdif = false; // by its version
    bool afterRemark = false;
    while (!left.empty()) {
        const auto end = std::min(left.find_first_of("\r\n"), left.size());
        const bool isFolded = left.starts_with(' ');
        const std::string_view line = bare(left.substr(0, end));
        left.remove_prefix(std::min(end + 1, left.size()));
        if (line.empty() || line.starts_with('#') || (afterRemark && isFolded)) {
            afterRemark = line.starts_with('#') || (afterRemark && isFolded);
            continue;
        }
        afterRemark = false;
        if (!isLdif && startsIgnoringCase(line, "begin:vcard"))
            return CardForm::VCard;
        const bool isName =
            startsIgnoringCase(line, "dn::") ||
            (startsIgnoringCase(line, "dn:") && line.find('=') != std::string_view::npos);
        if (isName)
            return CardForm::Ldif;
        if (isLdif || !startsIgnoringCase(line, "version:"))
            break;
        isLdif = true;
    }
    return std::nullopt;
}

Result<void> readCards(const ByteSource& source, CardForm form, const CardSink& sink,
                       ProgressReporter& progress, const CancelToken& cancel) {
    std::string sample(
        static_cast<std::size_t>(std::min<std::uint64_t>(sampleBytes, source.size())), '\0');
    const auto got = source.readAt(0, sample);
    if (!got)
        return tl::unexpected(got.error());
    sample.resize(*got);
    CardReader reader(source, detectEncoding(sample, sample.size() == source.size()), sink);
    return reader.read(form, progress, cancel);
}

} // namespace listwright
