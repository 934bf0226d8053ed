// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace listwright {

/// The field that holds the events where a file begins with the body of a webhook that was sent as
/// a web form (application/x-www-form-urlencoded), such as `mandrill_events=%5B%7B...`: one that a
/// report format names as its `form_field`, with JSON in it.
[[nodiscard]] std::optional<std::string> formFieldAt(std::string_view beginning);

/// Takes one field out of such bodies, one a line, and decodes it (WHATWG URL Standard, section
/// 5.1). Other fields are left out. Takes the file in pieces of any size.
class FormDecoder {
public:
    explicit FormDecoder(std::string field)
        : m_field(std::move(field)) {}

    /// What the piece says in the field, with a line end behind each body.
    [[nodiscard]] std::string decode(std::string_view piece);
    /// What was held back at the end of the file.
    [[nodiscard]] std::string finish();

private:
    void take(char letter, std::string& decoded);

    enum class At : std::uint8_t { Name, Value, OtherValue };
    std::string m_field;
    At m_at = At::Name;
    std::string m_name;   // so far; no longer than the field's
    std::string m_escape; // `%`, `%5`
};

} // namespace listwright
