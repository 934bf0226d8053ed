// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/address/mistyped_domain.h"

#include "model/address/rare_words.h"
#include "model/io/resource_table.h"

#include <absl/container/flat_hash_map.h>
#include <absl/container/flat_hash_set.h>

#include <algorithm>
#include <bitset>
#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

namespace listwright {

namespace {

std::string_view firstLabel(std::string_view domain) {
    return domain.substr(0, domain.find('.'));
}

std::string_view lastLabel(std::string_view domain) {
    return domain.substr(domain.rfind('.') + 1);
}

/// Whether slips reach a domain's ending too: what `.com` or `.net` become is hardly ever another
/// country's.
bool mayEndMistyped(std::string_view domain) {
    return domain.ends_with(".com") || domain.ends_with(".net");
}

/// Whether one becomes the other when one letter is left out, put in, replaced, or exchanged with
/// its neighbour.
bool isOneSlip(std::string_view typed, std::string_view meant) {
    if (typed.size() > meant.size())
        std::swap(typed, meant);
    if (meant.size() - typed.size() > 1 || typed == meant)
        return false;
    std::size_t same = 0;
    while (same < typed.size() && typed[same] == meant[same])
        ++same;
    typed.remove_prefix(same);
    meant.remove_prefix(same);
    if (typed.size() < meant.size())
        return typed == meant.substr(1);
    return typed.substr(1) == meant.substr(1) ||
           (typed.size() >= 2 && typed[0] == meant[1] && typed[1] == meant[0] &&
            typed.substr(2) == meant.substr(2));
}

/// Calls `take` with every text that is one slip from the first `length` letters of `domain`, never
/// of its first one, with the rest behind it.
template <typename Take>
void eachSlip(std::string_view domain, std::size_t length, Take take) {
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz0123456789-";
    std::string slip;
    const auto with = [&](std::size_t at, std::string_view instead, std::size_t replaced) {
        slip = domain.substr(0, at);
        slip += instead;
        slip += domain.substr(at + replaced);
        take(slip);
    };
    for (std::size_t at = 1; at <= length; ++at) {
        for (const char letter : letters) {
            with(at, {&letter, 1}, 0);
            if (at < length)
                with(at, {&letter, 1}, 1);
        }
        if (at < length)
            with(at, {}, 1);
        if (at + 1 < length) {
            const std::string exchanged{domain[at + 1], domain[at]};
            with(at, exchanged, 2);
        }
    }
}

class MistypedDomains {
public:
    MistypedDomains() {
        const ResourceTable table = builtInTable(":/addresses/domain_typos.tsv");
        for (const auto& row : table.rows) {
            const std::string& kind = table.value(row, "kind");
            const std::string& domain = table.value(row, "domain");
            const std::string& meant = table.value(row, "meant");
            if (kind == "spelling") {
                m_spellings.emplace(domain, meant);
                m_domains.set(bitOf(domain));
            } else if (kind == "ending") {
                m_meantEndings.emplace(domain, meant);
                m_endings.add(domain);
            } else {
                m_real.emplace(domain);
                if (kind == "near")
                    addLarge(domain);
            }
        }
        addProviders();
    }

    [[nodiscard]] bool mayKnow(std::string_view domain) const {
        return m_domains.test(bitOf(domain)) || m_endings.contain(lastLabel(domain));
    }

    [[nodiscard]] std::string meantBy(std::string_view domain) const {
        std::string mended(domain);
        const std::string ending(lastLabel(domain));
        if (m_endings.contain(ending))
            mended.replace(mended.size() - ending.size(), ending.size(), m_meantEndings.at(ending));
        else if (!m_domains.test(bitOf(domain)))
            return {};
        if (m_real.contains(mended))
            return mended == domain ? std::string() : mended;
        if (const auto known = m_spellings.find(mended); known != m_spellings.end())
            return known->second;
        for (const std::string& large : m_large)
            if (isMeantFor(mended, large))
                return large;
        return mended == domain ? std::string() : mended;
    }

private:
    static constexpr unsigned bitsOfPlace = 19;

    static std::size_t bitOf(std::string_view domain) {
        return static_cast<std::size_t>(mixedEnds(domain) >> (64 - bitsOfPlace));
    }

    static bool isMeantFor(std::string_view typed, std::string_view large) {
        if (typed.front() != large.front())
            return false;
        if (mayEndMistyped(large))
            return isOneSlip(typed, large);
        const std::string_view ending = large.substr(firstLabel(large).size());
        return typed.ends_with(ending) &&
               isOneSlip(typed.substr(0, typed.size() - ending.size()), firstLabel(large));
    }

    void addLarge(const std::string& domain) {
        m_large.push_back(domain);
        const std::size_t length =
            mayEndMistyped(domain) ? domain.size() : firstLabel(domain).size();
        eachSlip(domain, length, [&](const std::string& slip) {
            if (slip != domain)
                m_domains.set(bitOf(slip));
        });
    }

    void addProviders() {
        const ResourceTable table = builtInTable(":/providers.tsv");
        for (const auto& row : table.rows) {
            std::string_view words = table.value(row, "domains");
            while (!words.empty()) {
                const std::string_view word = words.substr(0, words.find(' '));
                m_real.emplace(word);
                words.remove_prefix(std::min(word.size() + 1, words.size()));
            }
        }
    }

    absl::flat_hash_map<std::string, std::string> m_spellings;
    RareWords m_endings;
    absl::flat_hash_map<std::string, std::string> m_meantEndings;
    absl::flat_hash_set<std::string> m_real;
    std::vector<std::string> m_large;
    /// Bits for all spellings and all slips of the large ones.
    std::bitset<std::size_t{1} << bitsOfPlace> m_domains;
};

const MistypedDomains& mistypedDomains() {
    static const auto domains = std::make_unique<const MistypedDomains>(); // too large for a stack
    return *domains;
}

} // namespace

std::string meantDomain(std::string_view domain) {
    return mistypedDomains().meantBy(domain);
}

bool mayBeMistyped(std::string_view domain) {
    return mistypedDomains().mayKnow(domain);
}

} // namespace listwright
