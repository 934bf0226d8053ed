// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/metrics/clean_up_metrics.h"

#include "model/cleaning/contact_query.h"
#include "model/io/parallel.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace listwright {

namespace {

/// Counts of some rows, by provider before they are put in order.
struct Counts {
    CleanUpMetrics metrics;
    std::vector<CleanUpMetrics::ByProvider> providers{providerCount() + std::size_t{1}};
    std::array<std::uint64_t, 1U << addressMarkCount> withMarks{}; // by the marks' bits
    std::vector<std::uint64_t> quietProviders =
        std::vector<std::uint64_t>(providerCount() + std::size_t{1});

    void addRow(const CleanUp& cleanUp, const Decisions& decisions, RowNumber row) {
        const ContactStatus status = statusOf(cleanUp, decisions, row);
        metrics.counts.add(status);
        if (status == ContactStatus::Duplicate || status == ContactStatus::Invalid)
            return;
        const ListRow located = cleanUp.locate(row);
        ++withMarks[cleanUp.lists()[located.list]->marks(located.row).bits];
        if (!cleanUp.isKnown(row)) { // nearly all rows
            ++quietProviders[cleanUp.lists()[located.list]->provider(located.row).value];
            return;
        }
        const ContactOutcome outcome = cleanUp.outcome(row);
        CleanUpMetrics::ByProvider& provider = providers[outcome.provider.value];
        const bool disabled = outcome.hasEvents && outcome.reason == Reason::MailboxDisabled;
        ++provider.disabled.whole;
        provider.disabled.part += disabled ? 1 : 0;
        provider.bounced.whole += 1;
        provider.bounced.part += outcome.bounced ? 1 : 0;
        metrics.disabledOfList.part += disabled ? 1 : 0;
        metrics.disabledOfBounces.whole += outcome.bounced ? 1 : 0;
        metrics.disabledOfBounces.part += disabled && outcome.bounced ? 1 : 0;
        if (outcome.hasEvents)
            ++metrics.byReason[static_cast<std::size_t>(outcome.reason)];
        if (disabled)
            ++metrics.disabledByCause[static_cast<std::size_t>(outcome.cause)];
    }

    void add(const Counts& other) {
        metrics.counts.add(other.metrics.counts);
        add(metrics.disabledOfList, other.metrics.disabledOfList);
        add(metrics.disabledOfBounces, other.metrics.disabledOfBounces);
        for (std::size_t at = 0; at < providers.size(); ++at) {
            providers[at].provider = {static_cast<std::uint16_t>(at)};
            add(providers[at].disabled, other.providers[at].disabled);
            add(providers[at].bounced, other.providers[at].bounced);
            providers[at].disabled.whole += other.quietProviders[at];
            providers[at].bounced.whole += other.quietProviders[at];
        }
        for (std::size_t bits = 0; bits < withMarks.size(); ++bits)
            withMarks[bits] += other.withMarks[bits];
        for (std::size_t at = 0; at < metrics.byReason.size(); ++at)
            metrics.byReason[at] += other.metrics.byReason[at];
        for (std::size_t at = 0; at < metrics.disabledByCause.size(); ++at)
            metrics.disabledByCause[at] += other.metrics.disabledByCause[at];
    }

private:
    static void add(Share& share, const Share& other) {
        share.part += other.part;
        share.whole += other.whole;
    }
};

} // namespace

CleanUpMetrics measure(const CleanUp& cleanUp, const Decisions& decisions) {
    constexpr std::uint32_t rowsOfPiece = 1 << 18;
    const std::uint32_t rows = cleanUp.rowCount();
    std::vector<Counts> pieces(rows / rowsOfPiece + 1);
    inParallel(pieces.size(), [&](std::size_t piece) {
        const auto begin = static_cast<std::uint32_t>(piece) * rowsOfPiece;
        for (std::uint32_t at = begin; at < rows && at - begin < rowsOfPiece; ++at)
            pieces[piece].addRow(cleanUp, decisions, {at});
    });
    Counts whole;
    for (const Counts& piece : pieces)
        whole.add(piece);
    CleanUpMetrics& metrics = whole.metrics;
    auto& providers = whole.providers;
    metrics.disabledOfList.whole = metrics.counts.kept + metrics.counts.removed;
    metrics.bouncedMatched = cleanUp.matchedAddresses();
    metrics.bouncedUnmatched = cleanUp.unmatchedAddresses();

    for (std::size_t bits = 0; bits < whole.withMarks.size(); ++bits)
        if (AddressMarks{static_cast<std::uint8_t>(bits)}.isToCorrect())
            metrics.toCorrect += whole.withMarks[bits];
    for (std::size_t bits = 0; bits < whole.withMarks.size(); ++bits)
        for (std::size_t mark = 0; mark < addressMarkCount; ++mark)
            if (AddressMarks{static_cast<std::uint8_t>(bits)}.has(static_cast<AddressMark>(mark)))
                metrics.byMark[mark] += whole.withMarks[bits];
    std::erase_if(providers, [](const auto& provider) { return provider.disabled.whole == 0; });
    std::stable_sort(providers.begin(), providers.end(), [](const auto& a, const auto& b) {
        return a.disabled.part != b.disabled.part ? a.disabled.part > b.disabled.part
                                                  : a.disabled.whole > b.disabled.whole;
    });
    metrics.disabledByProvider = std::move(providers);
    return std::move(metrics);
}

} // namespace listwright
