// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/export/harmless_row.h"

#include "model/export/csv_text.h"
#include "model/export/parted_row.h"
#include "model/io/csv_scanner.h"
#include "model/io/text_encoding.h"

namespace listwright {

HarmlessRow::HarmlessRow(const ListProfile& profile)
    : m_profile(profile)
    , m_quote(encodeFromUtf8("\"", profile.dialect.encoding))
    , m_apostrophe(encodeFromUtf8("'", profile.dialect.encoding)) {}

/// Most rows are told by a look at what stands behind a delimiter or a quote.
bool HarmlessRow::isWorthParting(std::string_view bytes) const {
    if (m_profile.dialect.encoding.unitBytes != 1)
        return true;
    const char delimiter = m_profile.dialect.delimiter;
    char before = delimiter;
    for (const char c : bytes) {
        const bool begins = before == delimiter || before == '"' || before == ' ';
        const bool isPlain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                             (c >= '0' && c <= '9') || c == '"' || c == ' ' || c == delimiter;
        if (begins && !isPlain)
            return true;
        before = c;
    }
    return false;
}

std::string_view HarmlessRow::of(std::string_view bytes) {
    const std::string_view text = partRow(bytes, m_profile.dialect.encoding).text;
    if (!isWorthParting(text))
        return bytes;
    const auto source = bytesInMemory({}, std::string(text));
    CsvScanner scanner(*source, m_profile.dialect, 0, text.size() + 1);
    const auto more = scanner.next();
    if (!more || !*more)
        return bytes;
    m_row.clear();
    std::size_t copied = 0;
    for (std::size_t at = 0; at < scanner.row().fields.size(); ++at) {
        if (!mayBeFormula(scanner.fieldText(at)))
            continue;
        std::size_t begin = scanner.row().fields[at].begin;
        if (text.substr(begin).starts_with(m_quote))
            begin += m_quote.size();
        m_row.append(text, copied, begin - copied);
        m_row += m_apostrophe;
        copied = begin;
    }
    if (m_row.empty())
        return bytes;
    m_row.append(bytes, copied);
    return m_row;
}

} // namespace listwright
