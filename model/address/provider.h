// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace listwright {

/// Who hosts a mailbox: a row of resources/providers.tsv, or 0 for all others.
struct ProviderId {
    std::uint16_t value = 0;
    friend bool operator==(const ProviderId&, const ProviderId&) = default;
};

/// By an address's domain in A-label form, in lower case.
[[nodiscard]] ProviderId providerOfDomain(std::string_view domain);
/// By the name of the server that answered, such as `gmail-smtp-in.l.google.com`; also with `dns;`
/// before it.
[[nodiscard]] ProviderId providerOfHost(std::string_view host);
/// By the id of the table, `google`; 0 where there is none.
[[nodiscard]] ProviderId providerById(std::string_view id);
/// `google`; empty for 0.
[[nodiscard]] std::string_view providerId(ProviderId provider);
/// `Google`; "Other" for 0.
[[nodiscard]] std::string_view providerName(ProviderId provider);
[[nodiscard]] std::uint16_t providerCount();

} // namespace listwright
