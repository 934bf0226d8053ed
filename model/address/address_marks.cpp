// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/address/address_marks.h"

#include "model/address/mistyped_domain.h"
#include "model/address/rare_words.h"
#include "model/io/resource_table.h"

#include <algorithm>

namespace listwright {

namespace {

RareWords wordsOf(const char* path, const char* column) {
    RareWords words;
    const ResourceTable table = builtInTable(path);
    for (const auto& row : table.rows)
        words.add(table.value(row, column));
    return words;
}

} // namespace

std::string_view addressMarkId(AddressMark mark) {
    switch (mark) {
    case AddressMark::PossibleTypo:
        return "possible-typo";
    case AddressMark::Role:
        return "role";
    case AddressMark::Disposable:
        return "disposable";
    case AddressMark::Repairable:
        break;
    }
    return "repairable";
}

AddressMarks marksOfAddress(std::string_view normalised) {
    static const RareWords roles = wordsOf(":/addresses/role_addresses.tsv", "name");
    static const RareWords disposable = wordsOf(":/addresses/disposable_domains.tsv", "domain");
    AddressMarks marks;
    const auto at = normalised.rfind('@');
    const std::string_view domain = normalised.substr(at + 1);
    if (roles.contain(normalised.substr(0, std::min(normalised.find('+'), at))))
        marks.add(AddressMark::Role);
    if (disposable.contain(domain))
        marks.add(AddressMark::Disposable);
    if (mayBeMistyped(domain) && !meantDomain(domain).empty())
        marks.add(AddressMark::PossibleTypo);
    return marks;
}

} // namespace listwright
