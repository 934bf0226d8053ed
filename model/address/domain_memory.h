// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/address/address_marks.h"
#include "model/address/provider.h"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace listwright {

/// Who hosts a domain, and what is worth knowing of its addresses.
struct DomainTraits {
    ProviderId provider;
    AddressMarks marks;
};

/// Asks providerOfDomain() and marksOfDomain() and remembers the answers for the domains that come
/// again and again in a list. For one thread.
class DomainMemory {
public:
    [[nodiscard]] DomainTraits traitsOf(std::string_view domain) {
        Known& known = m_known[placeOf(domain)];
        if (known.domain == domain)
            return known.traits;
        const DomainTraits traits{providerOfDomain(domain), marksOfDomain(domain)};
        if (traits.provider !=
            ProviderId{}) // the others are many, and soon known for what they are
            known = {std::string(domain), traits};
        return traits;
    }

private:
    struct Known {
        std::string domain;
        DomainTraits traits;
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
