// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace listwright {

/// How a part's bytes were made fit for travel (RFC 2045, 6).
enum class TransferEncoding : std::uint8_t { Identity, Base64, QuotedPrintable, UuEncode };

/// Takes the transfer encoding off; broken ends are left out.
[[nodiscard]] std::string decodeTransfer(std::string_view bytes, TransferEncoding encoding);
/// To UTF-8. Bytes that the named charset does not know, and names that nobody knows, are taken for
/// UTF-8 or Windows-1252, whichever fits.
[[nodiscard]] std::string decodeCharset(std::string_view bytes, std::string_view charset);
/// A header's value with its encoded words (RFC 2047) read, in UTF-8.
[[nodiscard]] std::string decodeHeaderText(std::string_view value);
/// A date of RFC 5322, 3.3, or one of its many bent forms, in seconds since 1970-01-01 UTC.
[[nodiscard]] std::optional<std::int64_t> parseMailDate(std::string_view value);

/// Whether all of it is well-formed UTF-8.
[[nodiscard]] bool isUtf8(std::string_view bytes);

} // namespace listwright
