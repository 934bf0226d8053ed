// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringConverter>

#include <cstdint>
#include <string>
#include <string_view>

namespace listwright {

/// How a file's bytes make text. `unitBytes` is the width of a code unit in which delimiters and
/// line ends are looked for: 1 for UTF-8 and every legacy encoding that keeps ASCII, 2 for UTF-16.
struct TextEncoding {
    /// IANA name: "UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252", ...
    std::string name = "UTF-8";
    std::uint8_t unitBytes = 1;
    bool bigEndian = false;
    /// Bytes of the byte order mark at the beginning of the file, 0 where there is none.
    std::uint8_t bomBytes = 0;

    friend bool operator==(const TextEncoding&, const TextEncoding&) = default;
};

/// Decodes many pieces of text of one encoding, each on its own.
class TextDecoder {
public:
    explicit TextDecoder(const TextEncoding& encoding);
    /// `bytes` in UTF-8: themselves where they are that already, else in `buffer`. Bytes that mean
    /// nothing become U+FFFD.
    [[nodiscard]] std::string_view toUtf8(std::string_view bytes, std::string& buffer);

private:
    TextEncoding m_encoding;
    QStringDecoder m_decoder;
};

/// Guesses from a file's first bytes: byte order mark, then UTF-16 by its NULs, then valid UTF-8,
/// then uchardet. `sampleIsWholeFile` tells whether a character cut off at the end of `sample` is
/// the file's fault.
[[nodiscard]] TextEncoding detectEncoding(std::string_view sample, bool sampleIsWholeFile);
/// The encoding of that IANA name, without byte order mark; UTF-8 where the name is not known.
[[nodiscard]] TextEncoding encodingNamed(std::string_view name);
/// Decodes to UTF-8; bytes that mean nothing become U+FFFD.
[[nodiscard]] std::string decodeToUtf8(std::string_view bytes, const TextEncoding& encoding);
/// Encodes UTF-8 in `encoding`, without byte order mark; characters it cannot say become '?'.
[[nodiscard]] std::string encodeFromUtf8(std::string_view utf8, const TextEncoding& encoding);

} // namespace listwright
