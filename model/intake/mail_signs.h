// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace listwright {

/// Whether a file begins with the header fields of a mail, some of them known ones (RFC 5322, 3.6).
[[nodiscard]] bool beginsAsMail(std::string_view sample);
/// Whether it begins with a `From ` line and a mail behind it (RFC 4155).
[[nodiscard]] bool beginsAsMailbox(std::string_view sample);

} // namespace listwright
