// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstddef>
#include <cstring>
#include <string_view>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace listwright {

/// The place from `from` on where `first` stands with `second` behind it; npos where there is none.
/// For pairs of which each byte alone is frequent, such as a line end and a dash.
[[nodiscard]] inline std::size_t findPair(std::string_view text, char first, char second,
                                          std::size_t from) {
#if defined(__SSE2__)
    const __m128i firsts = _mm_set1_epi8(first);
    const __m128i seconds = _mm_set1_epi8(second);
    for (; from + 17 <= text.size(); from += 16) {
        __m128i here;
        __m128i behind;
        std::memcpy(&here, text.data() + from, sizeof here);
        std::memcpy(&behind, text.data() + from + 1, sizeof behind);
        const int found = _mm_movemask_epi8(
            _mm_and_si128(_mm_cmpeq_epi8(here, firsts), _mm_cmpeq_epi8(behind, seconds)));
        if (found != 0)
            return from + static_cast<std::size_t>(std::countr_zero(static_cast<unsigned>(found)));
    }
#endif
    for (from = text.find(first, from); from != std::string_view::npos;
         from = text.find(first, from + 1))
        if (from + 1 < text.size() && text[from + 1] == second)
            return from;
    return std::string_view::npos;
}

} // namespace listwright
