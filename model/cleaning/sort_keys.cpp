// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/cleaning/sort_keys.h"

#include "model/io/parallel.h"

#include <algorithm>

namespace listwright {

namespace {

// The ranks of the values of an enum in the alphabetical order of their names.
template <typename NameOf>
std::vector<std::uint64_t> alphabeticalRanks(std::size_t count, NameOf nameOf) {
    std::vector<std::size_t> order(count);
    for (std::size_t at = 0; at < count; ++at)
        order[at] = at;
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return nameOf(a) < nameOf(b); });
    std::vector<std::uint64_t> ranks(count);
    for (std::size_t rank = 0; rank < count; ++rank)
        ranks[order[rank]] = rank;
    return ranks;
}

std::optional<std::uint64_t> unless(bool missing, std::uint64_t key) {
    return missing ? std::nullopt : std::optional(key);
}

} // namespace

SortKeys::SortKeys(ContactColumn column)
    : m_column(column)
    , m_reasons(alphabeticalRanks(
          reasonCount, [](std::size_t at) { return reasonTraits(static_cast<Reason>(at)).name; }))
    , m_providers(alphabeticalRanks(providerCount() + std::size_t{1}, [](std::size_t at) {
        return providerName({static_cast<std::uint16_t>(at)});
    })) {
    switch (m_column) {
    case ContactColumn::Proposal:
        m_keyCount = contactStatusCount;
        break;
    case ContactColumn::Reason:
        m_keyCount = reasonCount;
        break;
    case ContactColumn::Provider:
        m_keyCount = static_cast<std::uint32_t>(m_providers.size());
        break;
    case ContactColumn::Confidence:
        m_keyCount = static_cast<std::uint32_t>(Confidence::Confirmed) + 1;
        break;
    case ContactColumn::Code:
    case ContactColumn::Times:
    case ContactColumn::LastSeen:
    case ContactColumn::Email:
        break;
    }
}

std::optional<std::uint64_t> SortKeys::operator()(const ContactOutcome& outcome,
                                                  ContactStatus status) const {
    switch (m_column) {
    case ContactColumn::Proposal:
        return static_cast<std::uint64_t>(status);
    case ContactColumn::Reason:
        return unless(!outcome.hasEvents, m_reasons[static_cast<std::size_t>(outcome.reason)]);
    case ContactColumn::Code:
        return unless(outcome.status.classDigit == 0,
                      std::uint64_t{outcome.status.classDigit} * 1'000'000 +
                          std::uint64_t{outcome.status.subject} * 1'000 + outcome.status.detail);
    case ContactColumn::Provider:
        return unless(outcome.state == RowState::Invalid, m_providers[outcome.provider.value]);
    case ContactColumn::Confidence:
        return unless(!outcome.hasEvents, static_cast<std::uint64_t>(outcome.confidence));
    case ContactColumn::Times:
        return unless(outcome.events == 0, outcome.events);
    case ContactColumn::LastSeen:
        return unless(outcome.lastSeen <= 0, static_cast<std::uint64_t>(outcome.lastSeen));
    case ContactColumn::Email:
        break; // sorted by text
    }
    return std::nullopt;
}

std::vector<RowNumber> rowsInKeyOrder(const std::vector<RowsByKey>& pieces, std::uint32_t keyCount,
                                      bool descending) {
    const auto bucketOf = [&](std::uint16_t key) -> std::size_t {
        return descending && key < keyCount ? keyCount - 1 - key : key;
    };
    const std::size_t buckets = std::size_t{keyCount} + 1;
    std::vector<std::vector<std::size_t>> places(pieces.size());
    inParallel(pieces.size(), [&](std::size_t piece) {
        std::vector<std::size_t> counts(buckets);
        for (const std::uint16_t key : pieces[piece].keys)
            ++counts[bucketOf(key)];
        places[piece] = std::move(counts);
    });
    std::size_t place = 0;
    for (std::size_t bucket = 0; bucket < buckets; ++bucket)
        for (auto& ofPiece : places)
            place += std::exchange(ofPiece[bucket], place);
    std::vector<RowNumber> sorted(place);
    inParallel(pieces.size(), [&](std::size_t piece) {
        const RowsByKey& from = pieces[piece];
        for (std::size_t at = 0; at < from.rows.size(); ++at)
            sorted[places[piece][bucketOf(from.keys[at])]++] = from.rows[at];
    });
    return sorted;
}

} // namespace listwright
