// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace listwright {

/// One field of a header, unfolded: line breaks became spaces, white space at both ends is gone.
struct HeaderField {
    std::string name;
    std::string value;
    std::uint64_t offset = 0;
};

/// The fields at the beginning of a mail, or of one group of a delivery status (RFC 5322, 2.2; RFC
/// 3464, 2.1.2). Lenient: a line that is no field continues the one before it. Takes at most 2,000
/// fields and 64 KiB a value; what is more is read over.
class HeaderBlock {
public:
    HeaderBlock() = default;
    /// Reads `text` up to its first empty line; `offset` is where `text` begins in the file.
    HeaderBlock(std::string_view text, std::uint64_t offset);
    /// Takes the fields of `other` in behind its own, each with its place.
    void append(const HeaderBlock& other);
    /// For text that was decoded, whose places are not the file's: all fields stand at `offset`.
    void placeAt(std::uint64_t offset);

    [[nodiscard]] const std::vector<HeaderField>& fields() const { return m_fields; }
    /// The first field of that name, without regard to case; null where there is none.
    [[nodiscard]] const HeaderField* find(std::string_view name) const;
    /// Its value; empty where there is none.
    [[nodiscard]] std::string_view value(std::string_view name) const;
    [[nodiscard]] bool has(std::string_view name) const { return find(name) != nullptr; }
    /// Bytes of `text` that the block takes, its empty line included.
    [[nodiscard]] std::size_t length() const { return m_length; }

private:
    std::vector<HeaderField> m_fields;
    std::size_t m_length = 0;
};

/// Whether a line begins as a header field does: a name of RFC 5322, 3.6.8, then a colon.
[[nodiscard]] bool isFieldLine(std::string_view line);

} // namespace listwright
