// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/address/plain_address.h"

#include "model/io/sixteen_bytes.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace listwright {

namespace {

constexpr std::size_t blockBytes = sixteen;
constexpr std::size_t mostBytes = 64;

/// Which letters of an address are what, a bit each.
struct Letters {
    std::uint64_t atoms = 0;  // letters, digits, `_` and `+`
    std::uint64_t domain = 0; // letters and digits
    std::uint64_t digits = 0;
    std::uint64_t dots = 0;
    std::uint64_t hyphens = 0;
    std::uint64_t ats = 0;
};

/// As std::has_single_bit(), which calls a function on processors that may lack the instruction.
bool hasOneBit(std::uint64_t bits) {
    return bits != 0 && (bits & (bits - 1)) == 0;
}

/// Looks at the sixteen bytes at `at`, and gives them in lower case.
SixteenBytes look(const char* text, std::size_t at, Letters& letters) {
    const SixteenBytes bytes = sixteenBytesAt(text + at);
    const auto isCapital = static_cast<SixteenBytes>(bytes - 'A' < 26);
    const SixteenBytes lower = bytes | (isCapital & 0x20);
    const SixteenMasks isLetter = lower - 'a' < 26;
    const SixteenMasks isDigit = bytes - '0' < 10;
    const SixteenMasks isSign = (bytes == '_') | (bytes == '+');
    letters.atoms |= bitsOf(isLetter | isDigit | isSign) << at;
    letters.domain |= bitsOf(isLetter | isDigit) << at;
    letters.digits |= bitsOf(isDigit) << at;
    letters.dots |= bitsOf(bytes == '.') << at;
    letters.hyphens |= bitsOf(bytes == '-') << at;
    letters.ats |= bitsOf(bytes == '@') << at;
    return lower;
}

} // namespace

bool normalisePlainAddress(std::string_view cell, std::string& normalised) {
    constexpr std::size_t shortest = 6; // a@b.cd
    if (cell.size() < shortest || cell.size() > mostBytes)
        return false;
    // The last block ends where the cell does, and may begin in the one before.
    const bool isShort = cell.size() < blockBytes;
    const std::size_t blocks = (cell.size() + blockBytes - 1) / blockBytes;
    const auto beginOf = [&](std::size_t block) {
        return isShort ? 0 : std::min(block * blockBytes, cell.size() - blockBytes);
    };
    char copied[blockBytes] = {};
    if (isShort)
        std::memcpy(copied, cell.data(), cell.size());
    const char* const text = isShort ? copied : cell.data();
    Letters is;
    std::array<SixteenBytes, mostBytes / blockBytes> lower;
    for (std::size_t block = 0; block < blocks; ++block)
        lower[block] = look(text, beginOf(block), is);

    if (!hasOneBit(is.ats))
        return false;
    const std::uint64_t last = std::uint64_t{1} << (cell.size() - 1);
    const std::uint64_t whole = last | (last - 1);
    const std::uint64_t local = is.ats - 1;
    const std::uint64_t domain = whole & ~local & ~is.ats;
    const std::uint64_t localDots = is.dots & local;
    const bool isLocalPart = (local & ~(is.atoms | is.dots | is.hyphens)) == 0 && local != 0 &&
                             (localDots & (1 | is.ats >> 1 | localDots << 1)) == 0;

    const std::uint64_t dots = is.dots & domain;
    const std::uint64_t edges = dots | (is.hyphens & domain); // no label begins or ends with one
    const bool isDomain = (domain & ~(is.domain | is.dots | is.hyphens)) == 0 && dots != 0 &&
                          (edges & (dots << 1 | is.ats << 1 | dots >> 1 | last)) == 0;
    if (!isLocalPart || !isDomain)
        return false;
    const std::uint64_t lastLabel = whole & ~((std::bit_floor(dots) << 1) - 1);
    if (hasOneBit(lastLabel) || (lastLabel & ~is.digits) == 0)
        return false;
    normalised.resize(cell.size());
    if (isShort)
        std::memcpy(normalised.data(), lower.data(), cell.size());
    else
        for (std::size_t block = 0; block < blocks; ++block)
            std::memcpy(normalised.data() + beginOf(block), &lower[block], blockBytes);
    return true;
}

} // namespace listwright
