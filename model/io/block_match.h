// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/io/sixteen_bytes.h"

#include <cstdint>
#include <cstring>
#if defined(__SSE2__)
#include <emmintrin.h>
#elif defined(__aarch64__)
#include <arm_neon.h>
#endif

namespace listwright {

/// Three bytes that are looked for in blocks of 64.
struct SoughtBytes {
    char first = 0;
    char second = 0;
    char third = 0;
};

/// Bit i is set when block[i] is one of the sought bytes. Reads 64 bytes; what every x86-64 and
/// ARM64 can do, and plain words elsewhere.
inline std::uint64_t matchesInBlock(const char* block, SoughtBytes sought) {
    std::uint64_t matches = 0;
#if defined(__SSE2__)
    const __m128i first = _mm_set1_epi8(sought.first);
    const __m128i second = _mm_set1_epi8(sought.second);
    const __m128i third = _mm_set1_epi8(sought.third);
    for (unsigned part = 0; part < 4; ++part) {
        __m128i bytes;
        std::memcpy(&bytes, block + 16 * part, sizeof bytes);
        const __m128i found =
            _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(bytes, first), _mm_cmpeq_epi8(bytes, second)),
                         _mm_cmpeq_epi8(bytes, third));
        const auto bits = static_cast<unsigned>(_mm_movemask_epi8(found));
        matches |= static_cast<std::uint64_t>(bits) << (16 * part);
    }
#elif defined(__aarch64__)
    const uint8x16_t first = vdupq_n_u8(static_cast<std::uint8_t>(sought.first));
    const uint8x16_t second = vdupq_n_u8(static_cast<std::uint8_t>(sought.second));
    const uint8x16_t third = vdupq_n_u8(static_cast<std::uint8_t>(sought.third));
    alignas(16) static constexpr std::uint8_t weights[16] = {1, 2, 4, 8, 16, 32, 64, 128,
                                                             1, 2, 4, 8, 16, 32, 64, 128};
    const uint8x16_t weight = vld1q_u8(weights);
    for (unsigned part = 0; part < 4; ++part) {
        uint8x16_t bytes;
        std::memcpy(&bytes, block + 16 * part, sizeof bytes);
        const uint8x16_t found =
            vandq_u8(vorrq_u8(vorrq_u8(vceqq_u8(bytes, first), vceqq_u8(bytes, second)),
                              vceqq_u8(bytes, third)),
                     weight);
        const std::uint64_t low = vaddv_u8(vget_low_u8(found));
        const std::uint64_t high = vaddv_u8(vget_high_u8(found));
        matches |= (low | high << 8) << (16 * part);
    }
#else
    for (unsigned i = 0; i < 64; ++i) {
        const char c = block[i];
        const bool found = c == sought.first || c == sought.second || c == sought.third;
        matches |= static_cast<std::uint64_t>(found) << i;
    }
#endif
    return matches;
}

/// What a table's scanner looks for in a block of 64 bytes, a bit a byte.
struct TableMarks {
    std::uint64_t lineEnds = 0; // LF and CR
    std::uint64_t delimiters = 0;
    std::uint64_t quotes = 0;
};

/// Reads 64 bytes.
inline TableMarks marksInBlock(const char* block, char delimiter) {
    const auto sought = static_cast<std::uint8_t>(delimiter);
    TableMarks marks;
    for (unsigned at = 0; at < 64; at += sixteen) {
        const SixteenBytes bytes = sixteenBytesAt(block + at);
        const SixteenMasks isLineEnd = (bytes == '\n') | (bytes == '\r');
        marks.lineEnds |= bitsOf(isLineEnd) << at;
        marks.delimiters |= bitsOf(bytes == sought) << at;
        marks.quotes |= bitsOf(bytes == '"') << at;
    }
    return marks;
}

} // namespace listwright
