// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/address/address_marks.h"

#include "model/address/mistyped_domain.h"
#include "model/address/rare_words.h"
#include "model/io/resource_table.h"

#include <string>

namespace listwright {

namespace {

/// The names of roles. Most names of people differ from all of them in the first four letters.
class RoleNames {
public:
    RoleNames() {
        const ResourceTable table = builtInTable(":/addresses/role_addresses.tsv");
        for (const auto& row : table.rows) {
            const std::string& name = table.value(row, "name");
            m_names.add(name);
            if (name.size() >= RareBeginnings::letters)
                m_beginnings.add(name);
        }
    }

    [[nodiscard]] bool contain(std::string_view name) const {
        return (name.size() < RareBeginnings::letters || m_beginnings.mayBegin(name)) &&
               m_names.contain(name.substr(0, name.find('+')));
    }

private:
    RareBeginnings m_beginnings;
    RareWords m_names;
};

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

AddressMarks marksOfDomain(std::string_view domain) {
    static const RareWords disposable = wordsOf(":/addresses/disposable_domains.tsv", "domain");
    AddressMarks marks;
    if (disposable.contain(domain))
        marks.add(AddressMark::Disposable);
    if (mayBeMistyped(domain) && !meantDomain(domain).empty())
        marks.add(AddressMark::PossibleTypo);
    return marks;
}

bool isRoleName(std::string_view localPart) {
    static const RoleNames roles;
    return roles.contain(localPart);
}

} // namespace listwright
