// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/io/job.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace listwright {

/// Sorts in pieces between which it looks whether it is to stop: false when it was. Stable.
template <typename Value, typename Less>
[[nodiscard]] bool sortUnlessCancelled(std::vector<Value>& values, Less less,
                                       const CancelToken& cancel) {
    constexpr std::size_t piece = 1 << 16;
    const std::size_t count = values.size();
    const auto at = [](std::vector<Value>& in, std::size_t index) {
        return in.begin() + static_cast<std::ptrdiff_t>(index);
    };
    for (std::size_t begin = 0; begin < count; begin += piece) {
        if (cancel.isCancelled())
            return false;
        std::stable_sort(at(values, begin), at(values, std::min(begin + piece, count)), less);
    }
    if (count <= piece)
        return true;
    std::vector<Value> merged(count);
    for (std::size_t width = piece; width < count; width *= 2) {
        for (std::size_t begin = 0; begin < count; begin += 2 * width) {
            if (cancel.isCancelled())
                return false;
            const std::size_t middle = std::min(begin + width, count);
            const std::size_t end = std::min(begin + 2 * width, count);
            std::merge(at(values, begin), at(values, middle), at(values, middle), at(values, end),
                       at(merged, begin), less);
        }
        values.swap(merged);
    }
    return true;
}

} // namespace listwright
