// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/list/contact_list.h"

#include "model/io/csv_scanner.h"
#include "model/list/row_address.h"

#include <algorithm>
#include <cassert>

namespace listwright {

namespace {

Result<std::string> readRow(const ByteSource& source, RowSpan span) {
    std::string bytes(
        static_cast<std::size_t>(std::min<std::uint64_t>(span.length, CsvScanner::longestRow)),
        '\0');
    const auto got = source.readAt(span.offset, bytes);
    if (!got)
        return tl::unexpected(got.error());
    bytes.resize(*got);
    return bytes;
}

} // namespace

ContactList::ContactList(std::shared_ptr<const ByteSource> source, ListProfile profile, Index index,
                         ProblemLog problems)
    : m_source(std::move(source))
    , m_profile(std::move(profile))
    , m_index(std::move(index))
    , m_problems(std::move(problems)) {
    assert(m_index.offsets.size() == m_index.keys.size() + 1);
    assert(m_index.flags.size() == m_index.keys.size());
    assert(m_index.providers.size() == m_index.keys.size());
}

Result<std::vector<std::string>> ContactList::fields(RowNumber row) const {
    auto bytes = readRow(*m_source, span(row));
    if (!bytes)
        return tl::unexpected(bytes.error());
    return splitCsvRow(*std::move(bytes), m_profile.dialect);
}

Result<std::string> ContactList::emailCell(RowNumber row) const {
    auto bytes = readRow(*m_source, span(row));
    if (!bytes)
        return tl::unexpected(bytes.error());
    return csvField(*std::move(bytes), m_profile.dialect, m_profile.emailColumn);
}

Result<std::string> ContactList::address(RowNumber row) const {
    auto cell = emailCell(row);
    if (!cell)
        return cell;
    std::string address;
    if (rowAddressInto(*cell, address) == AddressCount::None)
        return std::string{};
    return address;
}

std::shared_ptr<const ContactList> ContactList::withStandIns(std::vector<StandIn> standIns) const {
    auto list = std::make_shared<ContactList>(*this);
    for (const StandIn& standIn : standIns) {
        list->m_index.flags[standIn.duplicate].state = RowState::Duplicate;
        list->m_index.flags[standIn.kept].state = RowState::Contact;
    }
    list->m_standIns = std::move(standIns);
    return list;
}

} // namespace listwright
