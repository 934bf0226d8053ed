// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/io/word_search.h"

#include "model/io/sixteen_bytes.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

namespace listwright {

namespace {

constexpr std::uint8_t caseBit = 0x20;

bool isLetter(char c) {
    return c >= 'a' && c <= 'z';
}

bool isSpecial(char c) {
    return static_cast<unsigned char>(c) >= 0x80 || c == '\\';
}

/// A letter of the word, and the bit that its capital lacks.
struct Sought {
    SixteenBytes letter;
    SixteenBytes ignored;

    explicit Sought(char c)
        : letter(repeated(static_cast<std::uint8_t>(c)))
        , ignored(repeated(isLetter(c) ? caseBit : std::uint8_t{0})) {}
    [[nodiscard]] SixteenMasks in(SixteenBytes bytes) const { return (bytes | ignored) == letter; }
};

bool isAny(SixteenMasks masks) {
    std::array<std::uint64_t, 2> words{};
    std::memcpy(words.data(), &masks, sizeof masks);
    return (words[0] | words[1]) != 0;
}

} // namespace

WordSearch::WordSearch(std::string_view word)
    : m_word(word) {}

bool WordSearch::isAt(std::string_view bytes, std::size_t at) const {
    if (isSpecial(bytes[at]))
        return true;
    return m_word.size() <= bytes.size() - at &&
           std::equal(m_word.begin(), m_word.end(), bytes.begin() + static_cast<std::ptrdiff_t>(at),
                      [](char sought, char c) {
                          return (isLetter(sought) ? static_cast<char>(c | caseBit) : c) == sought;
                      });
}

std::size_t WordSearch::find(std::string_view bytes, std::size_t from) const {
    constexpr std::size_t blocks = 4;
    const Sought first(m_word.front());
    const Sought last(m_word.back());
    const std::size_t reach = m_word.size() - 1;
    const SixteenBytes backslash = repeated(static_cast<std::uint8_t>('\\'));
    const auto look = [&](std::size_t at) -> SixteenMasks {
        const SixteenBytes begin = sixteenBytesAt(bytes.data() + at);
        const SixteenBytes end = sixteenBytesAt(bytes.data() + at + reach);
        const SixteenMasks special =
            static_cast<SixteenMasks>(begin > 0x7f) | static_cast<SixteenMasks>(begin == backslash);
        return (first.in(begin)&last.in(end)) | special;
    };
    std::size_t at = from;
    for (; at + reach + blocks * sixteen <= bytes.size(); at += blocks * sixteen) {
        std::array<SixteenMasks, blocks> found;
        for (std::size_t block = 0; block < blocks; ++block)
            found[block] = look(at + block * sixteen);
        if (!isAny(found[0] | found[1] | found[2] | found[3]))
            continue;
        for (std::size_t block = 0; block < blocks; ++block)
            for (std::uint64_t bits = bitsOf(found[block]); bits != 0; bits &= bits - 1) {
                const std::size_t place =
                    at + block * sixteen + static_cast<std::size_t>(std::countr_zero(bits));
                if (isAt(bytes, place))
                    return place;
            }
    }
    for (; at < bytes.size(); ++at)
        if (isAt(bytes, at))
            return at;
    return std::string_view::npos;
}

} // namespace listwright
