// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/list/duplicate_search.h"

#include "model/io/csv_scanner.h"
#include "model/list/row_address.h"

#include <algorithm>
#include <array>
#include <bit>
#include <tuple>

namespace listwright {

namespace {

/// Rows are looked at by the first bits of their keys, so that each table stays in the processor's
/// cache.
constexpr unsigned partitionBits = 8;
constexpr std::size_t partitionCount = std::size_t{1} << partitionBits;

std::size_t partitionOf(std::uint64_t key) {
    return static_cast<std::size_t>(key >> (64 - partitionBits));
}

/// A row, and the first one with the same key.
struct EqualKeys {
    std::uint32_t first = 0;
    std::uint32_t row = 0;
};

/// The contacts' row numbers, partition after partition, each in the order of the list.
struct PartitionedRows {
    std::array<std::size_t, partitionCount + 1> begins{};
    std::vector<std::uint32_t> rows;
};

PartitionedRows partition(const ContactList::Index& index) {
    PartitionedRows result;
    std::array<std::size_t, partitionCount> counts{};
    const std::size_t rows = index.keys.size();
    for (std::size_t row = 0; row < rows; ++row)
        if (index.states[row] == RowState::Contact)
            ++counts[partitionOf(index.keys[row])];
    std::array<std::size_t, partitionCount> next{};
    for (std::size_t part = 0; part < partitionCount; ++part) {
        next[part] = result.begins[part];
        result.begins[part + 1] = result.begins[part] + counts[part];
    }
    result.rows.resize(result.begins.back());
    for (std::size_t row = 0; row < rows; ++row)
        if (index.states[row] == RowState::Contact)
            result.rows[next[partitionOf(index.keys[row])]++] = static_cast<std::uint32_t>(row);
    return result;
}

std::vector<EqualKeys> findEqualKeys(const ContactList::Index& index) {
    constexpr std::uint32_t empty = 0xffffffffU;
    struct Slot {
        std::uint64_t key = 0;
        std::uint32_t row = empty;
    };
    const PartitionedRows partitioned = partition(index);
    std::vector<EqualKeys> found;
    std::vector<Slot> table;
    for (std::size_t part = 0; part < partitionCount; ++part) {
        const std::size_t begin = partitioned.begins[part];
        const std::size_t end = partitioned.begins[part + 1];
        const std::size_t capacity = std::bit_ceil((end - begin) * 2 + 1);
        table.assign(capacity, {});
        for (std::size_t i = begin; i < end; ++i) {
            const std::uint32_t row = partitioned.rows[i];
            const std::uint64_t key = index.keys[row];
            std::size_t slot = static_cast<std::size_t>(key) & (capacity - 1);
            while (table[slot].row != empty && table[slot].key != key)
                slot = (slot + 1) & (capacity - 1);
            if (table[slot].row == empty)
                table[slot] = {key, row};
            else
                found.push_back({table[slot].row, row});
        }
    }
    return found;
}

/// Reads rows' addresses back, a few neighbours with one read.
class AddressReader {
public:
    AddressReader(const ByteSource& source, const ListProfile& profile,
                  const ContactList::Index& index)
        : m_source(source)
        , m_profile(profile)
        , m_index(index) {}

    Result<std::string> address(std::uint32_t row) {
        const std::uint64_t offset = m_index.offsets[row];
        const auto length = static_cast<std::size_t>(std::min<std::uint64_t>(
            m_index.offsets[std::size_t{row} + 1] - offset, CsvScanner::longestRow));
        if (offset < m_windowOffset || offset + length > m_windowOffset + m_window.size()) {
            constexpr std::size_t windowBytes = 4096;
            m_window.resize(std::max(length, windowBytes));
            const auto got = m_source.readAt(offset, m_window);
            if (!got)
                return tl::unexpected(got.error());
            m_window.resize(*got);
            m_windowOffset = offset;
        }
        const auto begin = static_cast<std::size_t>(offset - m_windowOffset);
        const std::string cell =
            csvField(m_window.substr(begin, length), m_profile.dialect, m_profile.emailColumn);
        std::string address;
        if (rowAddressInto(cell, address) == AddressCount::None)
            address.clear();
        return address;
    }

private:
    const ByteSource& m_source;
    const ListProfile& m_profile;
    const ContactList::Index& m_index;
    std::string m_window;
    std::uint64_t m_windowOffset = 0;
};

} // namespace

Result<void> markDuplicates(const ByteSource& source, const ListProfile& profile,
                            ContactList::Index& index, const CancelToken& cancel) {
    auto candidates = findEqualKeys(index);
    std::sort(candidates.begin(), candidates.end(), [](const EqualKeys& a, const EqualKeys& b) {
        return std::tie(a.first, a.row) < std::tie(b.first, b.row);
    });
    AddressReader reader(source, profile, index);
    std::vector<std::string> addresses; // the different ones of one key: hardly ever more than one
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        if (i % 1024 == 0 && cancel.isCancelled())
            return fail({.code = ErrorCode::Cancelled, .file = source.name()});
        const EqualKeys& candidate = candidates[i];
        if (i == 0 || candidates[i - 1].first != candidate.first) {
            auto first = reader.address(candidate.first);
            if (!first)
                return tl::unexpected(first.error());
            addresses.assign(1, *std::move(first));
        }
        auto address = reader.address(candidate.row);
        if (!address)
            return tl::unexpected(address.error());
        if (std::find(addresses.begin(), addresses.end(), *address) != addresses.end())
            index.states[candidate.row] = RowState::Duplicate;
        else
            addresses.push_back(*std::move(address));
    }
    return {};
}

} // namespace listwright
