// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/cleaning/contact_query.h"

#include "model/cleaning/address_scan.h"
#include "model/cleaning/cancellable_sort.h"
#include "model/cleaning/search_words.h"
#include "model/io/ordered_work.h"

#include <algorithm>

namespace listwright {

namespace {

constexpr std::uint32_t rowsBetweenLooks = 16384;

/// What one thread looks at at once.
constexpr std::uint32_t rowsOfPiece = 1 << 16;

/// Rows of one list: of the list itself, and where its first row stands in the clean-up.
struct RowRange {
    std::size_t list = 0;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t firstOfList = 0;
};

std::vector<RowRange> piecesOf(const CleanUp& cleanUp) {
    std::vector<RowRange> pieces;
    for (std::size_t list = 0; list < cleanUp.lists().size(); ++list) {
        const std::uint32_t rows = cleanUp.lists()[list]->rowCount();
        for (std::uint32_t begin = 0; begin < rows;) {
            const std::uint32_t end = begin + std::min(rows - begin, rowsOfPiece);
            pieces.push_back({list, begin, end, cleanUp.firstRow(list).value});
            begin = end;
        }
    }
    return pieces;
}

/// Which rows' addresses have all the words, from the beginning of the piece on.
Result<std::vector<bool>> rowsWithWords(const CleanUp& cleanUp, const RowRange& piece,
                                        const std::vector<std::string>& words,
                                        const CancelToken& cancel) {
    std::vector<bool> having(piece.end - piece.begin);
    const auto take = [&](RowNumber row, std::string_view address) {
        having[row.value - piece.begin] =
            std::all_of(words.begin(), words.end(), [&](const std::string& word) {
                return address.find(word) != std::string_view::npos;
            });
    };
    if (auto scanned =
            scanAddresses(*cleanUp.lists()[piece.list], piece.begin, piece.end, cancel, take);
        !scanned)
        return tl::unexpected(scanned.error());
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
    AddressMarks marks; // any of them; empty lets every row through

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
        for (const auto mark : query.marks)
            marks.add(mark);
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

/// Rows with what they are sorted by, and rows with nothing there, both in the list's order.
struct KeyedRows {
    std::vector<std::uint64_t> keys;
    std::vector<RowNumber> rows; // parallel to keys
    std::vector<RowNumber> others;

    void append(const KeyedRows& more) {
        keys.insert(keys.end(), more.keys.begin(), more.keys.end());
        rows.insert(rows.end(), more.rows.begin(), more.rows.end());
        others.insert(others.end(), more.others.begin(), more.others.end());
    }
};

/// In the order of their keys, those without one last; empty when it was cancelled.
std::optional<std::vector<RowNumber>> sorted(const KeyedRows& keyed, bool descending,
                                             const CancelToken& cancel) {
    constexpr std::uint64_t fewKeys = 1 << 12; // an enum, or nearly
    std::vector<RowNumber> result(keyed.rows.size() + keyed.others.size());
    std::uint64_t most = 0;
    for (const std::uint64_t key : keyed.keys)
        most = std::max(most, key);
    const auto order = [&](std::uint64_t key) { return descending ? most - key : key; };
    if (most < fewKeys) {
        std::vector<std::size_t> places(static_cast<std::size_t>(most) + 2);
        for (const std::uint64_t key : keyed.keys)
            ++places[static_cast<std::size_t>(order(key)) + 1];
        for (std::size_t at = 1; at < places.size(); ++at)
            places[at] += places[at - 1];
        for (std::size_t at = 0; at < keyed.rows.size(); ++at)
            result[places[static_cast<std::size_t>(order(keyed.keys[at]))]++] = keyed.rows[at];
    } else {
        struct Keyed {
            std::uint64_t key;
            RowNumber row;
        };
        std::vector<Keyed> pairs(keyed.rows.size());
        for (std::size_t at = 0; at < pairs.size(); ++at)
            pairs[at] = {order(keyed.keys[at]), keyed.rows[at]};
        const auto less = [](const Keyed& a, const Keyed& b) { return a.key < b.key; };
        if (!sortUnlessCancelled(pairs, less, cancel))
            return std::nullopt;
        for (std::size_t at = 0; at < pairs.size(); ++at)
            result[at] = pairs[at].row;
    }
    std::copy(keyed.others.begin(), keyed.others.end(),
              result.begin() + static_cast<std::ptrdiff_t>(keyed.rows.size()));
    if (cancel.isCancelled())
        return std::nullopt;
    return result;
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
        const ContactList& list = *cleanUp.lists()[at];
        if (auto scanned = scanAddresses(list, 0, list.rowCount(), cancel, take); !scanned)
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

ContactStatus statusOf(RowState state, Proposal proposal) {
    switch (state) {
    case RowState::Duplicate:
        return ContactStatus::Duplicate;
    case RowState::Invalid:
        return ContactStatus::Invalid;
    case RowState::Contact:
        break;
    }
    switch (proposal) {
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

ContactStatus statusOf(const ContactOutcome& outcome, std::optional<Proposal> override) {
    return statusOf(outcome.state, override.value_or(outcome.proposal));
}

namespace {

/// What a piece of the rows adds to the answer.
struct PartOfView {
    ContactView view;
    KeyedRows keyed; // instead of the view's rows, where they are sorted by number
    Result<void> result = {};
};

/// Asks all rows one by one; any thread may ask for any piece.
class Question {
public:
    Question(const CleanUp& cleanUp, const Decisions& decisions, const ContactQuery& query)
        : m_cleanUp(cleanUp)
        , m_decisions(decisions)
        , m_search(query.text)
        , m_choices(query) {
        if (query.sortBy && *query.sortBy != ContactColumn::Email)
            m_sortKey.emplace(*query.sortBy);
    }

    [[nodiscard]] bool isSortedByNumber() const { return m_sortKey.has_value(); }

    [[nodiscard]] std::shared_ptr<PartOfView> ask(const RowRange& piece,
                                                  const CancelToken& cancel) const {
        auto part = std::make_shared<PartOfView>();
        part->view.byProvider.resize(providerCount() + std::size_t{1});
        std::vector<bool> having;
        if (!m_search.ofAddress().empty()) {
            auto found = rowsWithWords(m_cleanUp, piece, m_search.ofAddress(), cancel);
            if (!found) {
                part->result = tl::unexpected(found.error());
                return part;
            }
            having = *std::move(found);
        }
        for (std::uint32_t at = piece.begin; at < piece.end; ++at)
            if (having.empty() || having[at - piece.begin])
                askRow({piece.firstOfList + at}, *part);
        return part;
    }

private:
    void askRow(RowNumber row, PartOfView& part) const {
        const ContactOutcome outcome = m_cleanUp.outcome(row);
        const ContactStatus status = statusOf(outcome, m_decisions.override(row));
        if (!m_search.accepts(outcome, status))
            return;
        const std::size_t reason =
            outcome.hasEvents ? static_cast<std::size_t>(outcome.reason) : reasonCount;
        const bool statusFits =
            m_choices.anyStatus || m_choices.statuses[static_cast<std::size_t>(status)];
        const bool reasonFits = m_choices.anyReason || m_choices.reasons[reason];
        const bool providerFits =
            m_choices.anyProvider || m_choices.providers[outcome.provider.value];
        const bool marksFit =
            m_choices.marks.empty() || (m_choices.marks.bits & outcome.marks.bits) != 0;
        ContactView& view = part.view;
        if (reasonFits && providerFits && marksFit)
            ++view.byStatus[static_cast<std::size_t>(status)];
        if (statusFits && providerFits && marksFit)
            ++(outcome.hasEvents ? view.byReason[reason] : view.withoutBounce);
        if (statusFits && reasonFits && marksFit)
            ++view.byProvider[outcome.provider.value];
        if (!outcome.marks.empty() && statusFits && reasonFits && providerFits)
            for (std::size_t mark = 0; mark < addressMarkCount; ++mark)
                view.byMark[mark] += outcome.marks.has(static_cast<AddressMark>(mark)) ? 1 : 0;
        if (!(statusFits && reasonFits && providerFits && marksFit))
            return;
        if (!m_sortKey) {
            view.rows.push_back(row);
        } else if (const auto key = (*m_sortKey)(outcome, status)) {
            part.keyed.keys.push_back(*key);
            part.keyed.rows.push_back(row);
        } else {
            part.keyed.others.push_back(row);
        }
    }

    const CleanUp& m_cleanUp;
    const Decisions& m_decisions;
    SearchWords m_search;
    Choices m_choices;
    std::optional<SortKeys> m_sortKey;
};

void append(ContactView& whole, const ContactView& part) {
    whole.rows.insert(whole.rows.end(), part.rows.begin(), part.rows.end());
    for (std::size_t at = 0; at < whole.byStatus.size(); ++at)
        whole.byStatus[at] += part.byStatus[at];
    for (std::size_t at = 0; at < whole.byReason.size(); ++at)
        whole.byReason[at] += part.byReason[at];
    for (std::size_t at = 0; at < whole.byProvider.size(); ++at)
        whole.byProvider[at] += part.byProvider[at];
    for (std::size_t at = 0; at < whole.byMark.size(); ++at)
        whole.byMark[at] += part.byMark[at];
    whole.withoutBounce += part.withoutBounce;
}

} // namespace

Result<std::shared_ptr<const ContactView>>
runQuery(const CleanUp& cleanUp, const Decisions& decisions, const ContactQuery& query,
         ProgressReporter& progress, const CancelToken& cancel) {
    const Question question(cleanUp, decisions, query);
    const std::vector<RowRange> pieces = piecesOf(cleanUp);
    auto view = std::make_shared<ContactView>();
    view->byProvider.resize(providerCount() + std::size_t{1});
    KeyedRows keyed;
    OrderedWork<std::shared_ptr<PartOfView>> work;
    for (std::size_t next = 0; next < pieces.size() || !work.isEmpty();) {
        if (cancel.isCancelled())
            return fail({.code = ErrorCode::Cancelled});
        if (!work.isFull() && next < pieces.size()) {
            work.add(
                [&question, &cancel, piece = pieces[next]] { return question.ask(piece, cancel); });
            ++next;
            continue;
        }
        const auto part = work.takeNext();
        if (!part->result)
            return tl::unexpected(part->result.error());
        append(*view, part->view);
        keyed.append(part->keyed);
        progress.report(
            {std::min<std::uint64_t>(next * rowsOfPiece, cleanUp.rowCount()), cleanUp.rowCount()});
    }
    if (question.isSortedByNumber()) {
        auto rows = sorted(keyed, query.descending, cancel);
        if (!rows)
            return fail({.code = ErrorCode::Cancelled});
        view->rows = *std::move(rows);
    }
    if (query.sortBy == ContactColumn::Email)
        if (auto sorted = sortByAddress(cleanUp, view->rows, query.descending, cancel); !sorted)
            return tl::unexpected(sorted.error());
    progress.report({cleanUp.rowCount(), cleanUp.rowCount()});
    return view;
}

} // namespace listwright
