// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/address/plain_address.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#if defined(__SSE2__)
#include <emmintrin.h>
#elif defined(__aarch64__)
#include <arm_neon.h>
#endif

namespace listwright {

namespace {

constexpr std::size_t blockBytes = 16;
constexpr std::size_t mostBytes = 64;

/// Sixteen bytes; GCC and Clang know it for every processor.
using Bytes = std::uint8_t __attribute__((vector_size(blockBytes)));
using Mask = std::int8_t __attribute__((vector_size(blockBytes)));

/// Bit i is set where byte i of the mask is.
std::uint64_t bitsOf(Mask mask) {
#if defined(__SSE2__)
    __m128i bytes;
    std::memcpy(&bytes, &mask, sizeof bytes);
    return static_cast<unsigned>(_mm_movemask_epi8(bytes));
#elif defined(__aarch64__)
    alignas(16) static constexpr std::uint8_t weights[16] = {1, 2, 4, 8, 16, 32, 64, 128,
                                                             1, 2, 4, 8, 16, 32, 64, 128};
    uint8x16_t bytes;
    std::memcpy(&bytes, &mask, sizeof bytes);
    bytes = vandq_u8(bytes, vld1q_u8(weights));
    return static_cast<std::uint64_t>(vaddv_u8(vget_low_u8(bytes))) |
           static_cast<std::uint64_t>(vaddv_u8(vget_high_u8(bytes))) << 8;
#else
    std::uint64_t bits = 0;
    for (unsigned i = 0; i < blockBytes; ++i)
        bits |= static_cast<std::uint64_t>(mask[i] != 0) << i;
    return bits;
#endif
}

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
Bytes look(const char* text, std::size_t at, Letters& letters) {
    Bytes bytes;
    std::memcpy(&bytes, text + at, sizeof bytes);
    const auto isCapital = static_cast<Bytes>(bytes - 'A' < 26);
    const Bytes lower = bytes | (isCapital & 0x20);
    const Mask isLetter = lower - 'a' < 26;
    const Mask isDigit = bytes - '0' < 10;
    const Mask isSign = (bytes == '_') | (bytes == '+');
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
    std::array<Bytes, mostBytes / blockBytes> lower;
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
