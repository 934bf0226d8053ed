// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/io/text_encoding.h"

#include "model/io/utf8.h"

#include <QString>

#include <uchardet/uchardet.h>

#include <algorithm>
#include <cctype>
#include <memory>
#include <utility>

namespace listwright {

namespace {

const TextEncoding utf16Little{"UTF-16LE", 2, false, 0};
const TextEncoding utf16Big{"UTF-16BE", 2, true, 0};

QByteArrayView viewOf(std::string_view bytes) {
    return {bytes.data(), static_cast<qsizetype>(bytes.size())};
}

std::string upper(std::string_view name) {
    std::string text(name);
    std::transform(text.begin(), text.end(), text.begin(), [](char c) {
        return static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    });
    return text;
}

TextEncoding withMark(TextEncoding encoding, std::uint8_t bytes) {
    encoding.bomBytes = bytes;
    return encoding;
}

/// Text of Latin letters in UTF-16 has a NUL in every unit, always on the same side.
std::optional<TextEncoding> utf16ByNuls(std::string_view sample) {
    const std::size_t units = sample.size() / 2;
    if (units < 2)
        return std::nullopt;
    std::size_t nulFirst = 0;
    std::size_t nulSecond = 0;
    for (std::size_t unit = 0; unit < units; ++unit) {
        nulFirst += sample[2 * unit] == '\0' ? 1 : 0;
        nulSecond += sample[2 * unit + 1] == '\0' ? 1 : 0;
    }
    if (nulSecond > units / 3 && nulFirst < units / 20 + 1)
        return utf16Little;
    if (nulFirst > units / 3 && nulSecond < units / 20 + 1)
        return utf16Big;
    return std::nullopt;
}

/// UTF-8 with a few broken bytes is still UTF-8: legacy text hardly ever makes a valid sequence.
bool isMostlyUtf8(std::string_view sample, bool sampleIsWholeFile) {
    constexpr std::size_t longestTail = 3;
    std::size_t sequences = 0;
    std::size_t broken = 0;
    while (!sample.empty()) {
        const std::size_t valid = validUtf8Length(sample);
        const auto isLead = [](char c) { return static_cast<unsigned char>(c) >= 0xc2; };
        sequences += static_cast<std::size_t>(std::count_if(
            sample.begin(), sample.begin() + static_cast<std::ptrdiff_t>(valid), isLead));
        sample.remove_prefix(valid);
        if (sample.empty())
            break;
        const bool cutOff =
            !sampleIsWholeFile && sample.size() <= longestTail && isLead(sample.front());
        if (cutOff)
            break;
        ++broken;
        sample.remove_prefix(1);
    }
    return broken == 0 || sequences > 10 * broken;
}

/// The lines with bytes beyond ASCII, and the text around them: what a detector can learn from.
std::string linesBeyondAscii(std::string_view sample) {
    std::string lines;
    while (!sample.empty()) {
        const auto end = std::min(sample.find('\n'), sample.size() - 1);
        const std::string_view line = sample.substr(0, end + 1);
        if (!isAscii(line))
            lines += line;
        sample.remove_prefix(end + 1);
    }
    return lines;
}

std::string detectedName(std::string_view sample) {
    const std::string text = linesBeyondAscii(sample);
    const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(),
                                                                         &uchardet_delete);
    if (uchardet_handle_data(detector.get(), text.data(), text.size()) != 0)
        return {};
    uchardet_data_end(detector.get());
    return uchardet_get_charset(detector.get());
}

/// A guess from a handful of bytes is no guess: a list with three umlauts is taken for anything.
bool isWellFounded(std::string_view sample) {
    constexpr std::ptrdiff_t fewestBytes = 8;
    return std::count_if(sample.begin(), sample.end(), [](char c) {
               return static_cast<unsigned char>(c) >= 0x80;
           }) >= fewestBytes;
}

} // namespace

TextDecoder::TextDecoder(const TextEncoding& encoding)
    : m_encoding(encoding)
    , m_decoder(encoding.name.c_str(), encoding.unitBytes == 1
                                           ? QStringConverter::Flag::Default
                                           : QStringConverter::Flag::Stateless) {}

std::string_view TextDecoder::toUtf8(std::string_view bytes, std::string& buffer) {
    if (m_encoding.unitBytes == 1 && isAscii(bytes))
        return bytes;
    if (m_encoding.name == "UTF-8" && validUtf8Length(bytes) == bytes.size())
        return bytes;
    m_decoder.resetState();
    QString text = m_decoder(viewOf(bytes));
    if (m_encoding.unitBytes == 1) {
        // Converters keep the beginning of a character back; the line feed behind it makes them say
        // that it means nothing.
        text += m_decoder(QByteArrayView("\n", 1));
        text.chop(text.endsWith(u'\n') ? 1 : 0);
    }
    constexpr char substitute = '\x1a'; // what ICU writes for bytes that mean nothing
    if (m_encoding.name != "UTF-8" && bytes.find(substitute) == std::string_view::npos)
        text.replace(QLatin1Char(substitute), QChar(QChar::ReplacementCharacter));
    buffer = text.toStdString();
    return buffer;
}

TextEncoding detectEncoding(std::string_view sample, bool sampleIsWholeFile) {
    if (sample.starts_with("\xef\xbb\xbf"))
        return withMark({}, 3);
    if (sample.starts_with("\xff\xfe"))
        return withMark(utf16Little, 2);
    if (sample.starts_with("\xfe\xff"))
        return withMark(utf16Big, 2);
    if (const auto utf16 = utf16ByNuls(sample))
        return *utf16;
    if (isMostlyUtf8(sample, sampleIsWholeFile))
        return {};
    const std::string name = detectedName(sample);
    TextEncoding western = encodingNamed("windows-1252");
    // Latin-1 is a part of windows-1252 but for control characters that no list has.
    if (name.empty() || name == "ASCII" || name == "ISO-8859-1" || !isWellFounded(sample))
        return western;
    const TextEncoding encoding = encodingNamed(name);
    return encoding.name == "UTF-8" ? western : encoding;
}

TextEncoding encodingNamed(std::string_view name) {
    const std::string wanted = upper(name);
    if (wanted == "UTF-16LE" || wanted == "UTF-16")
        return utf16Little;
    if (wanted == "UTF-16BE")
        return utf16Big;
    if (wanted.starts_with("WINDOWS-"))
        return {"windows-" + wanted.substr(8), 1, false, 0};
    // Units of four bytes, and escape sequences that look like delimiters, cannot be scanned.
    const bool scannable = !wanted.starts_with("UTF-32") && !wanted.starts_with("ISO-2022") &&
                           !wanted.starts_with("UTF-7") && !wanted.starts_with("HZ");
    if (wanted.empty() || wanted == "UTF-8" || wanted == "UTF8" || !scannable ||
        !QStringDecoder(wanted.c_str()).isValid())
        return {};
    return {wanted, 1, false, 0};
}

std::string decodeToUtf8(std::string_view bytes, const TextEncoding& encoding) {
    std::string buffer;
    return std::string(TextDecoder(encoding).toUtf8(bytes, buffer));
}

std::string encodeFromUtf8(std::string_view utf8, const TextEncoding& encoding) {
    if (encoding.name == "UTF-8" || (encoding.unitBytes == 1 && isAscii(utf8)))
        return std::string(utf8);
    const auto encoded = [&encoding](QStringView text) -> std::optional<std::string> {
        QStringEncoder encoder(encoding.name.c_str(), QStringConverter::Flag::Stateless);
        const QByteArray bytes = encoder(text);
        if (encoder.hasError())
            return std::nullopt;
        return bytes.toStdString();
    };
    const QString text = QString::fromUtf8(viewOf(utf8));
    if (const auto whole = encoded(text))
        return *whole;
    std::string bytes;
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype units = text[at].isHighSurrogate() && at + 1 < text.size() ? 2 : 1;
        bytes += encoded(QStringView(text).mid(at, units)).value_or("?");
        at += units;
    }
    return bytes;
}

} // namespace listwright
