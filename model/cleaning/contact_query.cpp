// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/cleaning/contact_query.h"

#include "model/cleaning/column_texts.h"
#include "model/cleaning/row_piece.h"
#include "model/cleaning/search_words.h"
#include "model/cleaning/sort_keys.h"
#include "model/cleaning/text_order.h"
#include "model/cleaning/text_search.h"
#include "model/io/ordered_work.h"
#include "model/io/parallel.h"

#include <algorithm>

namespace listwright {

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

/// What a piece of the rows adds to the answer.
struct PartOfView {
    ContactView view; // without rows
    RowsByKey rows;   // keys only where rows are counted by them
    RowsToSort toSort;
    Result<void> result = {};
};

/// Asks all rows; any thread may ask for any piece.
class Question {
public:
    [[nodiscard]] static Result<std::unique_ptr<Question>> make(const CleanUp& cleanUp,
                                                                const Decisions& decisions,
                                                                const ContactQuery& query,
                                                                const CancelToken& cancel) {
        auto question = std::unique_ptr<Question>(new Question(cleanUp, decisions, query));
        const OwnColumn* const own =
            query.sortBy ? std::get_if<OwnColumn>(&*query.sortBy) : nullptr;
        if (own) {
            auto texts = ColumnTexts::of(cleanUp, *own, cancel);
            if (!texts)
                return tl::unexpected(texts.error());
            question->m_sortTexts.emplace(*std::move(texts));
        }
        return question;
    }

    /// Above all keys that rows are counted by; 0 where they are not.
    [[nodiscard]] std::uint32_t keyCount() const { return m_sortKey ? m_sortKey->keyCount() : 0; }
    [[nodiscard]] bool isSorted() const { return m_sortKey || m_sortTexts; }

    [[nodiscard]] std::shared_ptr<PartOfView> ask(const RowPiece& piece,
                                                  const CancelToken& cancel) const {
        auto part = std::make_shared<PartOfView>();
        part->result = ask(piece, cancel, *part);
        return part;
    }

private:
    /// All that rows without events and marks have in common, which is nearly all rows, by state
    /// and provider.
    struct QuietRow {
        bool isAccepted = false;
        bool isShown = false;
        std::uint16_t key = 0;
    };
    static constexpr std::size_t stateCount = 3;

    Question(const CleanUp& cleanUp, const Decisions& decisions, const ContactQuery& query)
        : m_cleanUp(cleanUp)
        , m_decisions(decisions)
        , m_search(query.text)
        , m_choices(query) {
        if (!m_search.ofText().empty())
            m_text.emplace(cleanUp, m_search.ofText(), query.searchedColumns);
        if (const auto* const column =
                query.sortBy ? std::get_if<ContactColumn>(&*query.sortBy) : nullptr) {
            if (*column == ContactColumn::Email)
                m_sortTexts.emplace(cleanUp);
            else
                m_sortKey.emplace(*column);
        }
        for (std::size_t state = 0; state < stateCount; ++state)
            for (std::size_t provider = 0; provider < m_providers; ++provider)
                m_quiet.push_back(quietRow(outcomeOf(m_quiet.size())));
    }

    [[nodiscard]] ContactOutcome outcomeOf(std::size_t quiet) const {
        ContactOutcome outcome;
        outcome.state = static_cast<RowState>(quiet / m_providers);
        outcome.provider = {static_cast<std::uint16_t>(quiet % m_providers)};
        return outcome;
    }

    [[nodiscard]] QuietRow quietRow(const ContactOutcome& outcome) const {
        const ContactStatus status = statusOf(outcome, std::nullopt);
        QuietRow row;
        row.isAccepted = m_search.accepts(outcome, status);
        row.isShown = row.isAccepted && fits(outcome, status).all();
        row.key = keyOf(outcome, status);
        return row;
    }

    struct Fits {
        bool status = false;
        bool reason = false;
        bool provider = false;
        bool marks = false;
        [[nodiscard]] bool all() const { return status && reason && provider && marks; }
    };
    static std::size_t reasonOf(const ContactOutcome& outcome) {
        return outcome.hasEvents ? static_cast<std::size_t>(outcome.reason) : reasonCount;
    }
    [[nodiscard]] Fits fits(const ContactOutcome& outcome, ContactStatus status) const {
        return {m_choices.anyStatus || m_choices.statuses[static_cast<std::size_t>(status)],
                m_choices.anyReason || m_choices.reasons[reasonOf(outcome)],
                m_choices.anyProvider || m_choices.providers[outcome.provider.value],
                m_choices.marks.empty() || (m_choices.marks.bits & outcome.marks.bits) != 0};
    }

    [[nodiscard]] std::uint16_t keyOf(const ContactOutcome& outcome, ContactStatus status) const {
        if (keyCount() == 0)
            return 0;
        return static_cast<std::uint16_t>((*m_sortKey)(outcome, status).value_or(keyCount()));
    }

    Result<void> ask(const RowPiece& piece, const CancelToken& cancel, PartOfView& part) const {
        if (cancel.isCancelled())
            return fail({.code = ErrorCode::Cancelled});
        std::vector<bool> having;
        if (m_text) {
            auto found = m_text->rowsOf(piece, cancel);
            if (!found)
                return tl::unexpected(found.error());
            having = *std::move(found);
        }
        part.view.byProvider.resize(providerCount() + std::size_t{1});
        askRows(piece, having, part);
        if (!m_sortTexts)
            return {};
        auto toSort = m_sortTexts->ofRows(piece, part.rows.rows, cancel);
        if (!toSort)
            return tl::unexpected(toSort.error());
        part.toSort = *std::move(toSort);
        part.rows = {};
        return {};
    }

    void askRows(const RowPiece& piece, const std::vector<bool>& having, PartOfView& part) const {
        const ContactList& list = *m_cleanUp.lists()[piece.list];
        const bool hasOverrides = m_decisions.overrideCount() > 0;
        const bool hasKeys = keyCount() > 0;
        const bool isSortedByNumber = m_sortKey && !hasKeys;
        const std::size_t providers = m_providers;
        std::vector<std::uint32_t> quiet(m_quiet.size());
        std::vector<RowNumber>& rows = part.rows.rows;
        std::vector<std::uint16_t>& keys = part.rows.keys;
        rows.resize(piece.size());
        keys.resize(hasKeys ? piece.size() : 0);
        std::size_t shown = 0;
        for (std::uint32_t at = piece.begin; at < piece.end; ++at) {
            if (!having.empty() && !having[at - piece.begin])
                continue;
            const RowNumber row{piece.firstOfList + at};
            bool isShown = false;
            std::uint16_t key = 0;
            if (m_cleanUp.isKnown(row) || !list.marks({at}).empty() ||
                (hasOverrides && m_decisions.override(row))) {
                isShown = askRow(row, part, key);
            } else {
                const std::size_t kind = static_cast<std::size_t>(list.state({at})) * providers +
                                         list.provider({at}).value;
                ++quiet[kind];
                isShown = m_quiet[kind].isShown;
                key = m_quiet[kind].key;
                if (isSortedByNumber && isShown) {
                    part.toSort.addNothing(row);
                    continue;
                }
            }
            rows[shown] = row;
            if (hasKeys)
                keys[shown] = key;
            shown += isShown ? 1 : 0;
        }
        rows.resize(shown);
        if (hasKeys)
            keys.resize(shown);
        for (std::size_t kind = 0; kind < quiet.size(); ++kind)
            if (quiet[kind] > 0 && m_quiet[kind].isAccepted) {
                const ContactOutcome outcome = outcomeOf(kind);
                count(outcome, statusOf(outcome, std::nullopt), quiet[kind], part.view);
            }
    }

    void count(const ContactOutcome& outcome, ContactStatus status, std::uint32_t rows,
               ContactView& view) const {
        const Fits fit = fits(outcome, status);
        if (fit.reason && fit.provider && fit.marks)
            view.byStatus[static_cast<std::size_t>(status)] += rows;
        if (fit.status && fit.provider && fit.marks)
            (outcome.hasEvents ? view.byReason[reasonOf(outcome)] : view.withoutBounce) += rows;
        if (fit.status && fit.reason && fit.marks)
            view.byProvider[outcome.provider.value] += rows;
        if (!outcome.marks.empty() && fit.status && fit.reason && fit.provider)
            for (std::size_t mark = 0; mark < addressMarkCount; ++mark)
                view.byMark[mark] += outcome.marks.has(static_cast<AddressMark>(mark)) ? rows : 0;
    }

    /// Whether the row is to be shown in the order of its key, or of the list.
    bool askRow(RowNumber row, PartOfView& part, std::uint16_t& key) const {
        const ContactOutcome outcome = m_cleanUp.outcome(row);
        const ContactStatus status = statusOf(outcome, m_decisions.override(row));
        if (!m_search.accepts(outcome, status))
            return false;
        count(outcome, status, 1, part.view);
        if (!fits(outcome, status).all())
            return false;
        key = keyOf(outcome, status);
        if (!m_sortKey || keyCount() > 0)
            return true;
        if (const auto number = (*m_sortKey)(outcome, status))
            part.toSort.addNumber(row, *number);
        else
            part.toSort.addNothing(row);
        return false;
    }

    const CleanUp& m_cleanUp;
    const Decisions& m_decisions;
    const std::size_t m_providers = providerCount() + std::size_t{1}; // and none
    SearchWords m_search;
    Choices m_choices;
    std::optional<TextSearch> m_text;
    std::optional<SortKeys> m_sortKey;
    std::optional<ColumnTexts> m_sortTexts;
    std::vector<QuietRow> m_quiet; // by state and provider
};

void addCounts(ContactView& whole, const ContactView& part) {
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

std::vector<RowNumber> joined(const std::vector<RowsByKey>& pieces) {
    std::vector<std::size_t> begins;
    std::size_t count = 0;
    for (const RowsByKey& piece : pieces) {
        begins.push_back(count);
        count += piece.rows.size();
    }
    std::vector<RowNumber> rows(count);
    inParallel(pieces.size(), [&](std::size_t piece) {
        std::copy(pieces[piece].rows.begin(), pieces[piece].rows.end(),
                  rows.begin() + static_cast<std::ptrdiff_t>(begins[piece]));
    });
    return rows;
}

} // namespace

Result<std::shared_ptr<const ContactView>>
runQuery(const CleanUp& cleanUp, const Decisions& decisions, const ContactQuery& query,
         ProgressReporter& progress, const CancelToken& cancel) {
    const auto question = Question::make(cleanUp, decisions, query, cancel);
    if (!question)
        return tl::unexpected(question.error());
    const Question& asked = **question;
    const std::vector<RowPiece> pieces = piecesOf(cleanUp);
    auto view = std::make_shared<ContactView>();
    view->byProvider.resize(providerCount() + std::size_t{1});
    // Rows are asked, then sorted.
    const std::uint64_t total = std::uint64_t{cleanUp.rowCount()} * (asked.isSorted() ? 2 : 1);
    Progress done{0, total};
    std::vector<RowsByKey> rows;
    std::vector<RowsToSort> toSort;
    OrderedWork<std::shared_ptr<PartOfView>> work;
    for (std::size_t next = 0; next < pieces.size() || !work.isEmpty();) {
        if (cancel.isCancelled())
            return fail({.code = ErrorCode::Cancelled});
        if (!work.isFull() && next < pieces.size()) {
            work.add([&asked, &cancel, piece = pieces[next]] { return asked.ask(piece, cancel); });
            ++next;
            continue;
        }
        const auto part = work.takeNext();
        if (!part->result)
            return tl::unexpected(part->result.error());
        addCounts(*view, part->view);
        done.done += pieces[rows.size()].size();
        rows.push_back(std::move(part->rows));
        toSort.push_back(std::move(part->toSort));
        if (done.done < total)
            progress.report(done);
    }
    if (asked.keyCount() > 0) {
        view->rows = rowsInKeyOrder(rows, asked.keyCount(), query.descending);
    } else if (asked.isSorted()) {
        auto sorted = sortedRows(std::move(toSort), query.descending, done, progress, cancel);
        if (!sorted)
            return tl::unexpected(sorted.error());
        view->rows = *std::move(sorted);
    } else {
        view->rows = joined(rows);
    }
    if (cancel.isCancelled())
        return fail({.code = ErrorCode::Cancelled});
    progress.report({total, total});
    return view;
}

} // namespace listwright
