// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace listwright {

/// What a mistyped domain is meant for, both in lower case and A-label form: `gmail.com` for
/// `gmial.com`, by resources/addresses/domain_typos.tsv. Empty for all others, above all for every
/// domain that resources/providers.tsv has.
[[nodiscard]] std::string meantDomain(std::string_view domain);

/// False for nearly all domains that meantDomain() knows nothing about, in a few nanoseconds.
[[nodiscard]] bool mayBeMistyped(std::string_view domain);

} // namespace listwright
