// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The only header of the project that includes GMime; for the files that speak with it.

#include <gmime/gmime.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace listwright {

/// Before the first use of GMime, from any thread.
void initialiseGMime();

struct GObjectRelease {
    void operator()(void* object) const { g_object_unref(object); }
};
/// An object of GMime's that ends with its scope.
template <typename T>
using GMimeOwned = std::unique_ptr<T, GObjectRelease>;

struct GMemoryRelease {
    void operator()(void* memory) const { g_free(memory); }
};
using GMimeText = std::unique_ptr<char, GMemoryRelease>;

/// Empty where the charset is not known or fits less than nine bytes in ten.
[[nodiscard]] std::optional<std::string> convertToUtf8(std::string_view bytes,
                                                       const std::string& charset);

} // namespace listwright
