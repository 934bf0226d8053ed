// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/list/row_fields.h"

#include "model/io/csv_scanner.h"
#include "model/list/row_address.h"

#include <algorithm>

namespace listwright {

void RowFields::setRow(std::string_view bytes) {
    m_row = bytes;
}

std::optional<RowFields::Field> RowFields::find(std::size_t column) const {
    constexpr std::size_t longest = std::size_t{1} << 16; // the rules for longer rows are others
    if (m_profile.dialect.encoding.unitBytes != 1 || m_row.size() > longest)
        return std::nullopt;
    std::string_view rest = m_row;
    while (!rest.empty() && (rest.back() == '\n' || rest.back() == '\r'))
        rest.remove_suffix(1);
    const char delimiter = m_profile.dialect.delimiter;
    for (std::size_t at = 0;; ++at) {
        Field field;
        std::size_t behind = 0; // the field
        if (rest.starts_with('"')) {
            std::size_t quote = rest.find('"', 1);
            while (quote != std::string_view::npos && quote + 1 < rest.size() &&
                   rest[quote + 1] == '"') {
                field.hasQuotes = true;
                quote = rest.find('"', quote + 2);
            }
            if (quote == std::string_view::npos)
                return std::nullopt;
            behind = quote + 1;
            if (behind < rest.size() && (rest[behind] != delimiter || delimiter == '\0'))
                return std::nullopt;
            field.bytes = rest.substr(1, quote - 1);
        } else {
            behind = delimiter == '\0' ? rest.size() : std::min(rest.find(delimiter), rest.size());
            field.bytes = rest.substr(0, behind);
        }
        if (at == column)
            return field;
        if (behind == rest.size())
            return Field{};
        rest.remove_prefix(behind + 1);
    }
}

std::string_view RowFields::text(std::size_t column) {
    const auto field = find(column);
    if (!field) {
        m_text = csvField(std::string(m_row), m_profile.dialect, column);
        return m_text;
    }
    const std::string_view text = m_decoder.toUtf8(field->bytes, m_decoded);
    if (!field->hasQuotes)
        return text;
    m_text.clear();
    for (std::size_t at = 0; at < text.size(); ++at) {
        m_text += text[at];
        if (text[at] == '"')
            ++at;
    }
    return m_text;
}

std::string_view RowFields::address() {
    if (rowAddressInto(text(m_profile.emailColumn), m_address) == AddressCount::None)
        m_address.clear();
    return m_address;
}

} // namespace listwright
