// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/address/address_suggestion.h"

#include "model/address/email_address.h"
#include "model/address/mistyped_domain.h"
#include "model/io/resource_table.h"

#include <array>

namespace listwright {

namespace {

AddressFault faultOf(AddressLayer layer) {
    switch (layer) {
    case AddressLayer::WhiteSpace:
        return AddressFault::WhiteSpace;
    case AddressLayer::Punctuation:
        return AddressFault::Punctuation;
    case AddressLayer::Quotes:
        return AddressFault::Quotes;
    case AddressLayer::Mailto:
        return AddressFault::Mailto;
    case AddressLayer::Name:
        return AddressFault::Name;
    case AddressLayer::Comment:
        break;
    }
    return AddressFault::Comment;
}

bool isAsciiLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// With the domain that is meant, where it is mistyped.
bool mendDomain(std::string& address) {
    const auto normalised = normaliseAddress(address);
    const std::string meant = normalised ? meantDomain(normalised->domain()) : std::string();
    if (meant.empty())
        return false;
    address.replace(address.rfind('@') + 1, std::string::npos, meant);
    return true;
}

} // namespace

std::optional<AddressSuggestion> suggestAddress(std::string_view cell) {
    AddressSuggestion suggestion;
    std::vector<std::string> addresses;
    if (const auto bare = addressAsWritten(cell)) {
        addresses.emplace_back(bare->text);
        for (const AddressLayer layer : bare->layers)
            suggestion.faults.push_back(faultOf(layer));
    } else {
        addresses = addressesInCell(cell);
        suggestion.faults.push_back(addresses.size() > 1 ? AddressFault::SeveralAddresses
                                                         : AddressFault::OtherWords);
    }
    bool isMended = false;
    for (std::string& address : addresses) {
        isMended = mendDomain(address) || isMended;
        suggestion.address += (suggestion.address.empty() ? "" : ", ") + address;
    }
    if (isMended)
        suggestion.faults.insert(suggestion.faults.begin(), AddressFault::MistypedDomain);
    if (suggestion.address.empty() || suggestion.faults.empty())
        return std::nullopt;
    return suggestion;
}

bool isRepairable(std::string_view cell, std::string_view normalised, std::size_t at) {
    // Taking off at the beginning shifts the @, taking off at the end leaves no letter there.
    const bool endsAsLetters = !cell.empty() && isAsciiLetter(cell.back());
    if (cell.size() == normalised.size() && endsAsLetters && cell[at] == '@')
        return false;
    const auto bare = addressAsWritten(cell);
    return !bare || !bare->layers.empty();
}

std::string_view addressFaultId(AddressFault fault) {
    switch (fault) {
    case AddressFault::MistypedDomain:
        return "mistyped-domain";
    case AddressFault::WhiteSpace:
        return "white-space";
    case AddressFault::Punctuation:
        return "punctuation";
    case AddressFault::Quotes:
        return "quotes";
    case AddressFault::Mailto:
        return "mailto";
    case AddressFault::Name:
        return "name";
    case AddressFault::Comment:
        return "comment";
    case AddressFault::OtherWords:
        return "other-words";
    case AddressFault::SeveralAddresses:
        break;
    }
    return "several-addresses";
}

const std::string& addressFaultText(AddressFault fault) {
    static const auto texts = [] {
        std::array<std::string, addressFaultCount> byFault;
        const ResourceTable table = builtInTable(":/texts/address_faults.tsv");
        for (std::size_t at = 0; at < byFault.size(); ++at)
            for (const auto& row : table.rows)
                if (table.value(row, "fault") == addressFaultId(static_cast<AddressFault>(at)))
                    byFault[at] = table.value(row, "text");
        return byFault;
    }();
    return texts[static_cast<std::size_t>(fault)];
}

} // namespace listwright
