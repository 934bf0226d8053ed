// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/list/duplicate_search.h"

#include "model/io/parallel.h"
#include "model/list/row_address_reader.h"

#include <algorithm>
#include <bit>
#include <mutex>
#include <span>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace listwright {

namespace {

/// A row, and the first one with the same key.
struct EqualKeys {
    std::uint32_t first = 0;
    std::uint32_t row = 0;
};

/// The contacts' row numbers, parted by the first bits of their keys so that the table of a part
/// stays in the processor's cache. Each part is in the order of the list.
class PartitionedRows {
public:
    explicit PartitionedRows(const ContactList::Index& index)
        : m_index(index)
        , m_rangeRows(std::max<std::size_t>(index.keys.size() / threadCount() + 1, 1 << 16)) {
        const std::size_t ranges = (index.keys.size() + m_rangeRows - 1) / m_rangeRows;
        while ((index.keys.size() >> m_bits) > rowsInPart)
            ++m_bits;
        // Where the rows of each range go in each part; first how many there are.
        std::vector<std::vector<std::size_t>> places(ranges, std::vector<std::size_t>(parts()));
        inParallel(ranges, [&](std::size_t range) {
            eachContact(range,
                        [&](std::uint64_t key, std::uint32_t) { ++places[range][partOf(key)]; });
        });
        m_begins.reserve(parts() + 1);
        std::size_t begin = 0;
        for (std::size_t part = 0; part < parts(); ++part) {
            m_begins.push_back(begin);
            for (auto& ofRange : places)
                begin += std::exchange(ofRange[part], begin);
        }
        m_begins.push_back(begin);
        m_entries.resize(begin);
        inParallel(ranges, [&](std::size_t range) {
            eachContact(range, [&](std::uint64_t key, std::uint32_t row) {
                m_entries[places[range][partOf(key)]++] = key << 32 | row;
            });
        });
    }

    [[nodiscard]] std::size_t parts() const { return std::size_t{1} << m_bits; }
    /// Each the low half of a key, and the row in the low bits.
    [[nodiscard]] std::span<const std::uint64_t> part(std::size_t number) const {
        return std::span(m_entries).subspan(m_begins[number],
                                            m_begins[number + 1] - m_begins[number]);
    }

private:
    static constexpr std::size_t rowsInPart = 16384;

    [[nodiscard]] std::size_t partOf(std::uint64_t key) const {
        return m_bits == 0 ? 0 : static_cast<std::size_t>(key >> (64 - m_bits));
    }

    template <typename Take>
    void eachContact(std::size_t range, Take take) const {
        const std::size_t end = std::min((range + 1) * m_rangeRows, m_index.keys.size());
        for (std::size_t row = range * m_rangeRows; row < end; ++row)
            if (m_index.flags[row].state == RowState::Contact)
                take(m_index.keys[row], static_cast<std::uint32_t>(row));
    }

    const ContactList::Index& m_index;
    std::size_t m_rangeRows;
    unsigned m_bits = 0;
    std::vector<std::size_t> m_begins;
    std::vector<std::uint64_t> m_entries;
};

void findEqualKeys(const ContactList::Index& index, std::span<const std::uint64_t> entries,
                   std::vector<EqualKeys>& found) {
    constexpr std::uint64_t empty = 0xffffffffU; // no row has that number
    const std::size_t capacity = std::bit_ceil(entries.size() * 2 + 1);
    std::vector<std::uint64_t> table(capacity, empty);
    for (const std::uint64_t entry : entries) {
        const auto row = static_cast<std::uint32_t>(entry);
        std::size_t slot = static_cast<std::size_t>(entry >> 32) & (capacity - 1);
        for (; table[slot] != empty; slot = (slot + 1) & (capacity - 1)) {
            const auto first = static_cast<std::uint32_t>(table[slot]);
            if (table[slot] >> 32 == entry >> 32 && index.keys[first] == index.keys[row]) {
                found.push_back({first, row});
                break;
            }
        }
        if (table[slot] == empty)
            table[slot] = entry;
    }
}

/// In the order of the rows that come first.
std::vector<EqualKeys> findEqualKeys(const ContactList::Index& index) {
    std::vector<EqualKeys> all;
    std::mutex mutex;
    const PartitionedRows partitioned(index);
    inParallel(partitioned.parts(), [&](std::size_t part) {
        std::vector<EqualKeys> found;
        findEqualKeys(index, partitioned.part(part), found);
        const std::lock_guard lock(mutex);
        all.insert(all.end(), found.begin(), found.end());
    });
    std::sort(all.begin(), all.end(), [](const EqualKeys& a, const EqualKeys& b) {
        return std::tie(a.first, a.row) < std::tie(b.first, b.row);
    });
    return all;
}

/// Marks those of `candidates` that are duplicates indeed. All rows of one key are among them.
class Comparison {
public:
    Comparison(const ByteSource& source, const ListProfile& profile, ContactList::Index& index)
        : m_index(index)
        , m_firsts(source, profile, chunk)
        , m_others(source, profile, chunk) {}

    Result<void> run(std::span<const EqualKeys> candidates, const CancelToken& cancel) {
        std::vector<std::string> addresses; // the different ones of one key: nearly always one
        for (std::size_t at = 0; at < candidates.size(); ++at) {
            if (at % 1024 == 0 && cancel.isCancelled())
                return fail({.code = ErrorCode::Cancelled});
            const EqualKeys& candidate = candidates[at];
            if (at == 0 || candidates[at - 1].first != candidate.first) {
                const auto first = m_firsts.addressAt(m_index.offsets[candidate.first]);
                if (!first)
                    return tl::unexpected(first.error());
                addresses.assign(1, std::string(*first));
            }
            const auto address = m_others.addressAt(m_index.offsets[candidate.row]);
            if (!address)
                return tl::unexpected(address.error());
            if (std::find(addresses.begin(), addresses.end(), *address) != addresses.end())
                m_index.flags[candidate.row].state = RowState::Duplicate;
            else
                addresses.emplace_back(*address);
        }
        return {};
    }

private:
    /// Duplicates lie anywhere: hardly more than a row is read.
    static constexpr std::size_t chunk = 512;

    ContactList::Index& m_index;
    RowAddressReader m_firsts;
    RowAddressReader m_others;
};

} // namespace

Result<void> markDuplicates(const ByteSource& source, const ListProfile& profile,
                            ContactList::Index& index, const CancelToken& cancel) {
    constexpr std::size_t atOnce = 8192;
    const auto candidates = findEqualKeys(index);
    // Parted between two keys.
    std::vector<std::size_t> begins;
    for (std::size_t at = 0; at < candidates.size();
         at = std::min(at + atOnce, candidates.size())) {
        while (at > 0 && at < candidates.size() && candidates[at].first == candidates[at - 1].first)
            ++at;
        if (at < candidates.size())
            begins.push_back(at);
    }
    begins.push_back(candidates.size());
    std::vector<Result<void>> results(begins.size() - 1);
    inParallel(results.size(), [&](std::size_t part) {
        results[part] =
            Comparison(source, profile, index)
                .run(std::span(candidates).subspan(begins[part], begins[part + 1] - begins[part]),
                     cancel);
    });
    for (Result<void>& result : results)
        if (!result)
            return std::move(result);
    return {};
}

} // namespace listwright
