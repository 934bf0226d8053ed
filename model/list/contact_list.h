// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/address/address_marks.h"
#include "model/address/provider.h"
#include "model/io/byte_source.h"
#include "model/io/problem_log.h"
#include "model/io/row_number.h"
#include "model/list/list_profile.h"
#include "model/list/row_offsets.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace listwright {

/// Contact: takes part. Duplicate: another row of the list has the same address, and stands for it.
/// Invalid: the email column holds no address.
enum class RowState : std::uint8_t { Contact, Duplicate, Invalid };

/// State and marks of a row in one byte.
struct RowFlags {
    RowState state : 2 = RowState::Contact;
    std::uint8_t marks : 4 = 0; // bits of AddressMarks
    friend bool operator==(const RowFlags&, const RowFlags&) = default;
};
static_assert(sizeof(RowFlags) == 1);

/// Bytes of a row in the list's file, its line end included. Blank lines belong to the row before
/// them.
struct RowSpan {
    std::uint64_t offset = 0;
    std::uint64_t length = 0;
};

/// A duplicate, and the row that is kept for its address.
struct StandIn {
    std::uint32_t duplicate = 0;
    std::uint32_t kept = 0;
};

/// A mailing list that stays in its file: per row the byte offset, a 64-bit address key, the
/// provider, state and marks, 15 bytes in all. Row text is read back when it is asked for.
/// Immutable; any number of threads may read.
class ContactList {
public:
    struct Index {
        /// One more than there are rows: the last is the end of the table.
        RowOffsets offsets;
        std::vector<std::uint64_t> keys;
        std::vector<ProviderId> providers; // by the address's domain; none for an invalid row
        std::vector<RowFlags> flags;
    };
    ContactList(std::shared_ptr<const ByteSource> source, ListProfile profile, Index index,
                ProblemLog problems);

    [[nodiscard]] const ByteSource& source() const { return *m_source; }
    [[nodiscard]] const ListProfile& profile() const { return m_profile; }
    [[nodiscard]] const ProblemLog& problems() const { return m_problems; }
    [[nodiscard]] std::uint32_t rowCount() const {
        return static_cast<std::uint32_t>(m_index.keys.size());
    }
    [[nodiscard]] RowState state(RowNumber row) const { return m_index.flags[row.value].state; }
    [[nodiscard]] AddressMarks marks(RowNumber row) const {
        return {m_index.flags[row.value].marks};
    }
    [[nodiscard]] std::uint64_t key(RowNumber row) const { return m_index.keys[row.value]; }
    /// Of all rows; of invalid ones 0.
    [[nodiscard]] std::span<const std::uint64_t> keys() const { return m_index.keys; }
    [[nodiscard]] ProviderId provider(RowNumber row) const { return m_index.providers[row.value]; }
    [[nodiscard]] RowSpan span(RowNumber row) const {
        const std::uint64_t offset = m_index.offsets[row.value];
        return {offset, m_index.offsets[std::size_t{row.value} + 1] - offset};
    }
    /// The row's fields, decoded to UTF-8. One positioned read.
    [[nodiscard]] Result<std::vector<std::string>> fields(RowNumber row) const;
    /// The email cell as it stands, and its address in normalised form (empty for an invalid row).
    [[nodiscard]] Result<std::string> emailCell(RowNumber row) const;
    [[nodiscard]] Result<std::string> address(RowNumber row) const;

    /// The same list with other rows kept for addresses that occur more than once: all duplicates
    /// in the list's order, each with its kept row. Copies the index, shares the file.
    [[nodiscard]] std::shared_ptr<const ContactList>
    withStandIns(std::vector<StandIn> standIns) const;
    /// Those; empty for a list that keeps the first rows.
    [[nodiscard]] const std::vector<StandIn>& standIns() const { return m_standIns; }

private:
    std::shared_ptr<const ByteSource> m_source;
    ListProfile m_profile;
    Index m_index;
    ProblemLog m_problems;
    std::vector<StandIn> m_standIns;
};

} // namespace listwright
