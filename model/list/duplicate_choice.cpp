// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/list/duplicate_choice.h"

#include "model/address/address_layers.h"
#include "model/io/parallel.h"
#include "model/list/row_address.h"

#include <absl/container/flat_hash_set.h>

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace listwright {

namespace {

constexpr std::array<std::string_view, keptDuplicateCount> ids{"first", "last", "most-complete"};
constexpr std::uint32_t rowsBetweenLooks = 4096;

struct KeyedRow {
    std::uint64_t key = 0;
    std::uint32_t row = 0;
};

/// All rows of keys that duplicates have, by key and then in the list's order.
std::vector<KeyedRow> rowsInQuestion(const ContactList& list) {
    absl::flat_hash_set<std::uint64_t> keys;
    for (std::uint32_t row = 0; row < list.rowCount(); ++row)
        if (list.state({row}) == RowState::Duplicate)
            keys.insert(list.key({row}));
    std::vector<KeyedRow> rows;
    if (keys.empty())
        return rows;
    for (std::uint32_t row = 0; row < list.rowCount(); ++row)
        if (list.state({row}) != RowState::Invalid && keys.contains(list.key({row})))
            rows.push_back({list.key({row}), row});
    std::sort(rows.begin(), rows.end(), [](const KeyedRow& a, const KeyedRow& b) {
        return std::tie(a.key, a.row) < std::tie(b.key, b.row);
    });
    return rows;
}

/// Where pieces begin that can be looked at apart: between two keys. Its last is the end.
std::vector<std::size_t> parted(const std::vector<KeyedRow>& rows) {
    constexpr std::size_t atOnce = 8192;
    std::vector<std::size_t> begins;
    for (std::size_t at = 0; at < rows.size(); at = std::min(at + atOnce, rows.size())) {
        while (at > 0 && at < rows.size() && rows[at].key == rows[at - 1].key)
            ++at;
        if (at < rows.size())
            begins.push_back(at);
    }
    begins.push_back(rows.size());
    return begins;
}

/// Chooses among the rows of one key after the other.
class Choice {
public:
    Choice(const ContactList& list, KeptDuplicate kept)
        : m_list(list)
        , m_kept(kept) {}

    Result<void> add(std::span<const KeyedRow> rows, const CancelToken& cancel) {
        for (std::size_t at = 0; at < rows.size(); ++at) {
            if (at % rowsBetweenLooks == 0 && cancel.isCancelled())
                return fail({.code = ErrorCode::Cancelled, .file = m_list.source().name()});
            if (at > 0 && rows[at].key != rows[at - 1].key)
                finishKey();
            if (auto read = addRow(rows[at].row); !read)
                return read;
        }
        finishKey();
        return {};
    }

    std::vector<StandIn> standIns;

private:
    struct Candidate {
        std::uint32_t row = 0;
        std::size_t filled = 0;
    };
    struct OfAddress {
        std::string address;
        std::vector<Candidate> candidates;
    };

    Result<void> addRow(std::uint32_t row) {
        const auto fields = m_list.fields({row});
        if (!fields)
            return tl::unexpected(fields.error());
        const std::size_t column = m_list.profile().emailColumn;
        std::string address;
        if (column >= fields->size() ||
            rowAddressInto((*fields)[column], address) == AddressCount::None)
            return fail({.code = ErrorCode::FileChanged, .file = m_list.source().name()});
        const auto filled =
            std::count_if(fields->begin(), fields->end(),
                          [](const std::string& field) { return !trimmedText(field).empty(); });
        auto known = std::find_if(m_ofKey.begin(), m_ofKey.end(),
                                  [&](const OfAddress& of) { return of.address == address; });
        if (known == m_ofKey.end())
            known = m_ofKey.insert(known, {std::move(address), {}});
        known->candidates.push_back({row, static_cast<std::size_t>(filled)});
        return {};
    }

    void finishKey() {
        for (const OfAddress& of : m_ofKey) {
            const std::uint32_t chosen = choose(of.candidates);
            for (const Candidate& candidate : of.candidates)
                if (candidate.row != chosen)
                    standIns.push_back({candidate.row, chosen});
        }
        m_ofKey.clear();
    }

    [[nodiscard]] std::uint32_t choose(const std::vector<Candidate>& candidates) const {
        switch (m_kept) {
        case KeptDuplicate::First:
            break;
        case KeptDuplicate::Last:
            return candidates.back().row;
        case KeptDuplicate::MostComplete:
            return std::max_element(
                       candidates.begin(), candidates.end(),
                       [](const Candidate& a, const Candidate& b) { return a.filled < b.filled; })
                ->row;
        }
        return candidates.front().row;
    }

    const ContactList& m_list;
    KeptDuplicate m_kept;
    std::vector<OfAddress> m_ofKey; // nearly always one
};

} // namespace

std::string_view keptDuplicateId(KeptDuplicate kept) {
    return ids[static_cast<std::size_t>(kept)];
}

std::optional<KeptDuplicate> keptDuplicateById(std::string_view id) {
    const auto found = std::find(ids.begin(), ids.end(), id);
    if (found == ids.end())
        return std::nullopt;
    return static_cast<KeptDuplicate>(found - ids.begin());
}

Result<std::shared_ptr<const ContactList>> keepDuplicate(std::shared_ptr<const ContactList> list,
                                                         KeptDuplicate kept,
                                                         const CancelToken& cancel) {
    if (kept == KeptDuplicate::First)
        return list;
    const std::vector<KeyedRow> rows = rowsInQuestion(*list);
    const std::vector<std::size_t> begins = parted(rows);
    std::vector<Choice> choices(begins.size() - 1, Choice(*list, kept));
    std::vector<Result<void>> results(choices.size());
    inParallel(choices.size(), [&](std::size_t part) {
        results[part] = choices[part].add(
            std::span(rows).subspan(begins[part], begins[part + 1] - begins[part]), cancel);
    });
    std::vector<StandIn> standIns;
    for (std::size_t part = 0; part < choices.size(); ++part) {
        if (!results[part])
            return tl::unexpected(results[part].error());
        standIns.insert(standIns.end(), choices[part].standIns.begin(),
                        choices[part].standIns.end());
    }
    if (const auto unchanged = list->source().checkUnchanged(); !unchanged)
        return tl::unexpected(unchanged.error());
    std::sort(standIns.begin(), standIns.end(),
              [](const StandIn& a, const StandIn& b) { return a.duplicate < b.duplicate; });
    return list->withStandIns(std::move(standIns));
}

} // namespace listwright
