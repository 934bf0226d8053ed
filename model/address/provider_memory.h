// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/address/provider.h"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace listwright {

/// Asks providerOfDomain() and remembers the answers for the domains that come again and again in a
/// list. For one thread.
class ProviderMemory {
public:
    [[nodiscard]] ProviderId providerOf(std::string_view domain) {
        Known& known = m_known[placeOf(domain)];
        if (known.domain == domain)
            return known.provider;
        const ProviderId provider = providerOfDomain(domain);
        if (provider != ProviderId{}) // the others are many, and soon known for what they are
            known = {std::string(domain), provider};
        return provider;
    }

private:
    struct Known {
        std::string domain;
        ProviderId provider;
    };
    static constexpr std::size_t places = 256;

    /// A few letters tell most domains apart; where they do not, the table is asked again.
    static std::size_t placeOf(std::string_view domain) {
        std::size_t place = domain.size();
        if (!domain.empty())
            for (const char c :
                 {domain.front(), domain[domain.size() / 2], domain[domain.size() / 4]})
                place = place * 31 + static_cast<unsigned char>(c);
        return place % places;
    }

    std::array<Known, places> m_known;
};

} // namespace listwright
