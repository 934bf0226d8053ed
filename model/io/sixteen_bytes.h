// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#if defined(__SSE2__)
#include <emmintrin.h>
#elif defined(__aarch64__)
#include <arm_neon.h>
#endif

namespace listwright {

/// Sixteen bytes that are worked on at once; GCC and Clang know it for every processor.
inline constexpr std::size_t sixteen = 16;
using SixteenBytes = std::uint8_t __attribute__((vector_size(sixteen)));
/// What comparing them gives: all bits of a byte, or none.
using SixteenMasks = std::int8_t __attribute__((vector_size(sixteen)));

inline SixteenBytes sixteenBytesAt(const char* place) {
    SixteenBytes bytes;
    std::memcpy(&bytes, place, sizeof bytes);
    return bytes;
}

inline SixteenBytes repeated(std::uint8_t byte) {
    return SixteenBytes{byte, byte, byte, byte, byte, byte, byte, byte,
                        byte, byte, byte, byte, byte, byte, byte, byte};
}

/// Bit i is set where byte i of the mask is.
inline std::uint64_t bitsOf(SixteenMasks mask) {
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
    for (unsigned i = 0; i < sixteen; ++i)
        bits |= static_cast<std::uint64_t>(mask[i] != 0) << i;
    return bits;
#endif
}

} // namespace listwright
