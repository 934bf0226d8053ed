// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/address/address_marks.h"
#include "model/address/provider.h"
#include "model/address/rare_words.h"

#include <array>
#include <cstddef>
#include <cstdint>
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
        const std::uint64_t ends = mixedEnds(domain);
        Known& known = m_known[static_cast<std::size_t>(ends >> (64 - bitsOfPlace))];
        if (known.ends == ends && known.domain == domain)
            return known.traits;
        const DomainTraits traits{providerOfDomain(domain), marksOfDomain(domain)};
        if (traits.provider !=
            ProviderId{}) // the others are many, and soon known for what they are
            known = {ends, std::string(domain), traits};
        return traits;
    }

private:
    struct Known {
        std::uint64_t ends = 0;
        std::string domain;
        DomainTraits traits;
    };
    static constexpr unsigned bitsOfPlace = 9;

    std::array<Known, std::size_t{1} << bitsOfPlace> m_known;
};

} // namespace listwright
