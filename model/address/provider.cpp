// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/address/provider.h"

#include "model/address/rare_words.h"
#include "model/io/resource_table.h"

#include <absl/container/flat_hash_map.h>
#include <absl/strings/string_view.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace listwright {

namespace {

struct Provider {
    std::string id;
    std::string name;
};

struct Providers {
    std::vector<Provider> rows = {{"", "Other"}};
    absl::flat_hash_map<std::string, ProviderId> ids;
    absl::flat_hash_map<std::string, ProviderId> domains;
    /// `yahoo` for `yahoo.*`.
    absl::flat_hash_map<std::string, ProviderId> brands;
    absl::flat_hash_map<std::string, ProviderId> hosts;
    /// Of all domains and brands: most domains of a list begin like none.
    RareBeginnings beginnings;

    void addBeginning(const std::string& domain) {
        // A short brand is followed by whatever ending it has.
        if (domain.size() < RareBeginnings::letters)
            for (char letter = 'a'; letter <= 'z'; ++letter)
                addBeginning(domain + letter);
        else
            beginnings.add(domain);
    }
};

template <typename Take>
void eachWord(std::string_view words, Take take) {
    while (!words.empty()) {
        const auto end = words.find(' ');
        const std::string_view word = words.substr(0, end);
        if (!word.empty() && word != "-")
            take(word);
        words.remove_prefix(end == std::string_view::npos ? words.size() : end + 1);
    }
}

const Providers& providers() {
    static const auto loaded = [] {
        Providers all;
        const ResourceTable table = builtInTable(":/providers.tsv");
        for (const auto& row : table.rows) {
            const ProviderId provider{static_cast<std::uint16_t>(all.rows.size())};
            all.rows.push_back({table.value(row, "id"), table.value(row, "name")});
            all.ids.emplace(table.value(row, "id"), provider);
            eachWord(table.value(row, "domains"), [&](std::string_view domain) {
                const bool isBrand = domain.ends_with(".*");
                all.addBeginning(std::string(domain.substr(0, domain.size() - (isBrand ? 1 : 0))));
                if (isBrand)
                    all.brands.emplace(domain.substr(0, domain.size() - 2), provider);
                else
                    all.domains.emplace(domain, provider);
            });
            eachWord(table.value(row, "hosts"),
                     [&](std::string_view host) { all.hosts.emplace(host, provider); });
        }
        return all;
    }();
    return loaded;
}

/// Whether `ending` can be the part of a domain that a country or registry gives: `de`, `com.br`,
/// `co.uk`.
bool isRegistryEnding(std::string_view ending) {
    static constexpr std::array<std::string_view, 5> second = {"com", "co", "ne", "net", "org"};
    const auto dot = ending.find('.');
    if (dot == std::string_view::npos)
        return ending.size() >= 2 && ending.size() <= 3;
    const std::string_view country = ending.substr(dot + 1);
    bool known = false;
    for (const std::string_view word : second)
        known = known || word == ending.substr(0, dot);
    return known && country.size() == 2 && country.find('.') == std::string_view::npos;
}

template <typename Table>
ProviderId lookUp(const Table& table, std::string_view key) {
    // Debian's Abseil is built for C++14, where its string_view is a type of its own.
    const auto found = table.find(absl::string_view(key.data(), key.size()));
    return found == table.end() ? ProviderId{} : found->second;
}

std::string cleanHost(std::string_view host) {
    const auto semicolon = host.find(';');
    if (semicolon != std::string_view::npos)
        host.remove_prefix(semicolon + 1);
    const auto begin = host.find_first_not_of(" \t<[(");
    if (begin == std::string_view::npos)
        return {};
    host.remove_prefix(begin);
    host = host.substr(0, host.find_first_of(" \t[]()<>:,"));
    while (host.ends_with('.'))
        host.remove_suffix(1);
    std::string clean;
    for (const char c : host.substr(0, 255))
        clean.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
    return clean;
}

} // namespace

ProviderId providerOfDomain(std::string_view domain) {
    const Providers& all = providers();
    if (domain.size() >= RareBeginnings::letters && !all.beginnings.mayBegin(domain))
        return {};
    if (const auto exact = lookUp(all.domains, domain); exact != ProviderId{})
        return exact;
    const auto dot = domain.find('.');
    if (dot == std::string_view::npos || !isRegistryEnding(domain.substr(dot + 1)))
        return {};
    return lookUp(all.brands, domain.substr(0, dot));
}

ProviderId providerOfHost(std::string_view host) {
    const Providers& all = providers();
    const std::string clean = cleanHost(host);
    for (std::string_view ending = clean; !ending.empty();) {
        if (const auto found = lookUp(all.hosts, ending); found != ProviderId{})
            return found;
        const auto dot = ending.find('.');
        if (dot == std::string_view::npos)
            break;
        ending.remove_prefix(dot + 1);
    }
    return {};
}

ProviderId providerById(std::string_view id) {
    return lookUp(providers().ids, id);
}

std::string_view providerId(ProviderId provider) {
    const auto& rows = providers().rows;
    return provider.value < rows.size() ? std::string_view(rows[provider.value].id)
                                        : std::string_view();
}

std::string_view providerName(ProviderId provider) {
    const auto& rows = providers().rows;
    return rows[provider.value < rows.size() ? provider.value : 0].name;
}

std::uint16_t providerCount() {
    return static_cast<std::uint16_t>(providers().rows.size());
}

} // namespace listwright
