// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/cleaning/contact_query.h"

#include "model/cleaning/address_scan.h"
#include "model/cleaning/cancellable_sort.h"
#include "model/cleaning/search_words.h"

#include <algorithm>
#include <limits>

namespace listwright {

namespace {

constexpr std::uint32_t rowsBetweenLooks = 16384;

// Which rows' addresses have all the words; empty when there are no words.
Result<std::vector<bool>> rowsWithWords(const CleanUp& cleanUp,
                                        const std::vector<std::string>& words,
                                        const CancelToken& cancel) {
    std::vector<bool> having;
    if (words.empty())
        return having;
    having.resize(cleanUp.rowCount());
    for (std::size_t at = 0; at < cleanUp.lists().size(); ++at) {
        const auto first = cleanUp.firstRow(at).value;
        const auto take = [&](RowNumber row, std::string_view address) {
            having[first + row.value] =
                std::all_of(words.begin(), words.end(), [&](const std::string& word) {
                    return address.find(word) != std::string_view::npos;
                });
        };
        if (auto scanned = scanAddresses(*cleanUp.lists()[at], take, cancel); !scanned)
            return tl::unexpected(scanned.error());
    }
    return having;
}

// The choices of the facets, by value for a quick look.
struct Choices {
    std::array<bool, contactStatusCount> statuses{};
    std::array<bool, reasonCount + 1> reasons{}; // the last stands for "no bounce"
    std::vector<bool> providers;
    bool anyStatus = true;
    bool anyReason = true;
    bool anyProvider = true;

    explicit Choices(const ContactQuery& query)
        : providers(providerCount() + std::size_t{1})
        , anyStatus(query.statuses.empty())
        , anyReason(query.reasons.empty())
        , anyProvider(query.providers.empty()) {
        for (const auto status : query.statuses)
            statuses[static_cast<std::size_t>(status)] = true;
        for (const auto reason : query.reasons)
            reasons[reason ? static_cast<std::size_t>(*reason) : reasonCount] = true;
        for (const auto provider : query.providers)
            if (provider.value < providers.size())
                providers[provider.value] = true;
    }
};

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

// What a row is sorted by in a column other than the address: a number, or nothing.
class SortKeys {
public:
    explicit SortKeys(ContactColumn column)
        : m_column(column)
        , m_reasons(alphabeticalRanks(
              reasonCount,
              [](std::size_t at) { return reasonTraits(static_cast<Reason>(at)).name; }))
        , m_providers(alphabeticalRanks(providerCount() + std::size_t{1}, [](std::size_t at) {
            return providerName({static_cast<std::uint16_t>(at)});
        })) {}

    std::optional<std::uint64_t> operator()(const ContactOutcome& outcome,
                                            ContactStatus status) const {
        switch (m_column) {
        case ContactColumn::Proposal:
            return static_cast<std::uint64_t>(status);
        case ContactColumn::Reason:
            return unless(!outcome.hasEvents, m_reasons[static_cast<std::size_t>(outcome.reason)]);
        case ContactColumn::Code:
            return unless(outcome.status.classDigit == 0,
                          std::uint64_t{outcome.status.classDigit} * 1'000'000 +
                              std::uint64_t{outcome.status.subject} * 1'000 +
                              outcome.status.detail);
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

private:
    static std::optional<std::uint64_t> unless(bool missing, std::uint64_t key) {
        return missing ? std::nullopt : std::optional(key);
    }
    ContactColumn m_column;
    std::vector<std::uint64_t> m_reasons;
    std::vector<std::uint64_t> m_providers;
};

bool sortByKey(std::vector<RowNumber>& rows, const std::vector<std::uint64_t>& keys,
               const CancelToken& cancel) {
    struct Keyed {
        std::uint64_t key;
        RowNumber row;
    };
    std::vector<Keyed> keyed(rows.size());
    for (std::size_t at = 0; at < rows.size(); ++at)
        keyed[at] = {keys[at], rows[at]};
    const auto less = [](const Keyed& a, const Keyed& b) { return a.key < b.key; };
    if (!sortUnlessCancelled(keyed, less, cancel))
        return false;
    for (std::size_t at = 0; at < rows.size(); ++at)
        rows[at] = keyed[at].row;
    return true;
}

// All addresses of the rows to sort, one after the other.
struct AddressTexts {
    struct Text {
        std::uint64_t begin = 0;
        std::uint32_t length = 0;
        RowNumber row;
    };
    std::string bytes;
    std::vector<Text> texts;

    void add(RowNumber row, std::string_view address) {
        texts.push_back({bytes.size(), static_cast<std::uint32_t>(address.size()), row});
        bytes += address;
    }
    std::string_view of(const Text& text) const {
        return std::string_view(bytes).substr(text.begin, text.length);
    }
};

Result<AddressTexts> addressesOf(const CleanUp& cleanUp, const std::vector<RowNumber>& rows,
                                 const CancelToken& cancel) {
    AddressTexts addresses;
    addresses.texts.reserve(rows.size());
    const bool few = rows.size() < cleanUp.rowCount() / 64;
    if (few) {
        for (std::size_t at = 0; at < rows.size(); ++at) {
            if (at % rowsBetweenLooks == 0 && cancel.isCancelled())
                return fail({.code = ErrorCode::Cancelled});
            const auto address = cleanUp.address(rows[at]);
            if (!address)
                return tl::unexpected(address.error());
            addresses.add(rows[at], *address);
        }
        return addresses;
    }
    std::size_t next = 0; // rows are ascending
    const auto addUpTo = [&](std::uint32_t end) {
        for (; next < rows.size() && rows[next].value < end; ++next)
            addresses.add(rows[next], {});
    };
    for (std::size_t at = 0; at < cleanUp.lists().size(); ++at) {
        const auto first = cleanUp.firstRow(at).value;
        const auto take = [&](RowNumber row, std::string_view address) {
            addUpTo(first + row.value); // invalid rows, which have none
            if (next < rows.size() && rows[next].value == first + row.value) {
                addresses.add(rows[next], address);
                ++next;
            }
        };
        if (auto scanned = scanAddresses(*cleanUp.lists()[at], take, cancel); !scanned)
            return tl::unexpected(scanned.error());
        addUpTo(first + cleanUp.lists()[at]->rowCount());
    }
    return addresses;
}

Result<void> sortByAddress(const CleanUp& cleanUp, std::vector<RowNumber>& rows, bool descending,
                           const CancelToken& cancel) {
    auto addresses = addressesOf(cleanUp, rows, cancel);
    if (!addresses)
        return tl::unexpected(addresses.error());
    const auto less = [&](const AddressTexts::Text& a, const AddressTexts::Text& b) {
        if (a.length == 0 || b.length == 0)
            return a.length != 0 && b.length == 0;
        return descending ? addresses->of(b) < addresses->of(a)
                          : addresses->of(a) < addresses->of(b);
    };
    if (!sortUnlessCancelled(addresses->texts, less, cancel))
        return fail({.code = ErrorCode::Cancelled});
    for (std::size_t at = 0; at < rows.size(); ++at)
        rows[at] = addresses->texts[at].row;
    return {};
}

} // namespace

ContactStatus statusOf(const ContactOutcome& outcome, std::optional<Proposal> override) {
    switch (outcome.state) {
    case RowState::Duplicate:
        return ContactStatus::Duplicate;
    case RowState::Invalid:
        return ContactStatus::Invalid;
    case RowState::Contact:
        break;
    }
    switch (override.value_or(outcome.proposal)) {
    case Proposal::Keep:
        return ContactStatus::Keep;
    case Proposal::Watch:
        return ContactStatus::Watch;
    case Proposal::Review:
        return ContactStatus::Review;
    case Proposal::Remove:
        break;
    }
    return ContactStatus::Remove;
}

Result<std::shared_ptr<const ContactView>>
runQuery(const CleanUp& cleanUp, const Decisions& decisions, const ContactQuery& query,
         ProgressReporter& progress, const CancelToken& cancel) {
    const SearchWords search(query.text);
    const Choices choices(query);
    const auto having = rowsWithWords(cleanUp, search.ofAddress(), cancel);
    if (!having)
        return tl::unexpected(having.error());

    const bool byNumber = query.sortBy && *query.sortBy != ContactColumn::Email;
    std::optional<SortKeys> sortKey;
    if (byNumber)
        sortKey.emplace(*query.sortBy);
    std::vector<std::uint64_t> keys;

    auto view = std::make_shared<ContactView>();
    view->byProvider.resize(providerCount() + std::size_t{1});
    for (std::uint32_t at = 0; at < cleanUp.rowCount(); ++at) {
        if (at % rowsBetweenLooks == 0) {
            if (cancel.isCancelled())
                return fail({.code = ErrorCode::Cancelled});
            progress.report({at, cleanUp.rowCount()});
        }
        if (!having->empty() && !(*having)[at])
            continue;
        const RowNumber row{at};
        const ContactOutcome outcome = cleanUp.outcome(row);
        const ContactStatus status = statusOf(outcome, decisions.override(row));
        if (!search.accepts(outcome, status))
            continue;

        const std::size_t reason =
            outcome.hasEvents ? static_cast<std::size_t>(outcome.reason) : reasonCount;
        const bool statusFits =
            choices.anyStatus || choices.statuses[static_cast<std::size_t>(status)];
        const bool reasonFits = choices.anyReason || choices.reasons[reason];
        const bool providerFits = choices.anyProvider || choices.providers[outcome.provider.value];
        if (reasonFits && providerFits)
            ++view->byStatus[static_cast<std::size_t>(status)];
        if (statusFits && providerFits)
            ++(outcome.hasEvents ? view->byReason[reason] : view->withoutBounce);
        if (statusFits && reasonFits)
            ++view->byProvider[outcome.provider.value];
        if (!(statusFits && reasonFits && providerFits))
            continue;
        view->rows.push_back(row);
        if (sortKey) {
            constexpr auto last = std::numeric_limits<std::uint64_t>::max();
            const auto key = (*sortKey)(outcome, status);
            keys.push_back(!key ? last : query.descending ? last - 1 - *key : *key);
        }
    }

    if (byNumber && !sortByKey(view->rows, keys, cancel))
        return fail({.code = ErrorCode::Cancelled});
    if (query.sortBy == ContactColumn::Email)
        if (auto sorted = sortByAddress(cleanUp, view->rows, query.descending, cancel); !sorted)
            return tl::unexpected(sorted.error());
    progress.report({cleanUp.rowCount(), cleanUp.rowCount()});
    return view;
}

} // namespace listwright
