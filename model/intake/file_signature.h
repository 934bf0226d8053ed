// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace listwright {

/// What a file is that is no text, in words: "a picture (PNG)", "an Excel workbook", "data that is
/// no text". Empty for text in any encoding. `sample` is the file's beginning, some 64 KiB.
[[nodiscard]] std::optional<std::string> binaryName(std::string_view sample);

} // namespace listwright
