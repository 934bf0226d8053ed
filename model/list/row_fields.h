// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/io/text_encoding.h"
#include "model/list/list_profile.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace listwright {

/// Fields of many rows, one after the other, when only a few fields of each are asked for: finds
/// them without telling the others apart, and leaves rows that are not that simple to the scanner,
/// whose fields they are in any case. For one thread.
class RowFields {
public:
    /// Keeps a reference.
    explicit RowFields(const ListProfile& profile)
        : m_profile(profile)
        , m_decoder(profile.dialect.encoding) {}

    /// Goes to a row: its bytes with or without line end, which have to live on.
    void setRow(std::string_view bytes);
    /// The text of a field in UTF-8; empty where the row has none. Lives until the next call.
    [[nodiscard]] std::string_view text(std::size_t column);
    /// The bytes of a field as they stand, without quotes around them, where the row is simple
    /// enough to tell; the field's text is those, decoded.
    [[nodiscard]] std::optional<std::string_view> bytes(std::size_t column) const {
        const auto field = find(column);
        return field && !field->hasQuotes ? std::optional(field->bytes) : std::nullopt;
    }
    /// The address by which the row is known, as rowAddressInto(); empty where it has none. Lives
    /// until the next call.
    [[nodiscard]] std::string_view address();

private:
    struct Field {
        std::string_view bytes; // without the quotes around it
        bool hasQuotes = false; // doubled ones
    };
    [[nodiscard]] std::optional<Field> find(std::size_t column) const;

    const ListProfile& m_profile;
    TextDecoder m_decoder;
    std::string_view m_row;
    std::string m_decoded;
    std::string m_text;
    std::string m_address;
};

} // namespace listwright
