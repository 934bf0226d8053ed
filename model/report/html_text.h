// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace listwright {

/// The words of a mail's HTML: no markup, no style sheets and scripts, a line for each paragraph,
/// row and break, the common character references read.
[[nodiscard]] std::string textOfHtml(std::string_view html);

} // namespace listwright
