// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/metrics/clean_up_metrics.h"

#include <algorithm>

namespace listwright {

CleanUpMetrics measure(const CleanUp& cleanUp, const Decisions& decisions) {
    CleanUpMetrics metrics;
    std::vector<CleanUpMetrics::ByProvider> providers(providerCount() + std::size_t{1});
    for (std::size_t at = 0; at < providers.size(); ++at)
        providers[at].provider = {static_cast<std::uint16_t>(at)};

    for (std::uint32_t at = 0; at < cleanUp.rowCount(); ++at) {
        const ContactOutcome outcome = cleanUp.outcome({at});
        metrics.counts.add(statusOf(outcome, decisions.override({at})));
        if (outcome.state != RowState::Contact)
            continue;
        CleanUpMetrics::ByProvider& provider = providers[outcome.provider.value];
        const bool disabled = outcome.hasEvents && outcome.reason == Reason::MailboxDisabled;
        ++provider.disabled.whole;
        provider.disabled.part += disabled ? 1 : 0;
        provider.bounced.whole += 1;
        provider.bounced.part += outcome.bounced ? 1 : 0;
        ++metrics.disabledOfList.whole;
        metrics.disabledOfList.part += disabled ? 1 : 0;
        metrics.disabledOfBounces.whole += outcome.bounced ? 1 : 0;
        metrics.disabledOfBounces.part += disabled && outcome.bounced ? 1 : 0;
        if (outcome.hasEvents)
            ++metrics.byReason[static_cast<std::size_t>(outcome.reason)];
        if (disabled)
            ++metrics.disabledByCause[static_cast<std::size_t>(outcome.cause)];
    }
    metrics.bouncedMatched = cleanUp.matchedAddresses();
    metrics.bouncedUnmatched = cleanUp.unmatchedAddresses();

    std::erase_if(providers, [](const auto& provider) { return provider.disabled.whole == 0; });
    std::stable_sort(providers.begin(), providers.end(), [](const auto& a, const auto& b) {
        return a.disabled.part != b.disabled.part ? a.disabled.part > b.disabled.part
                                                  : a.disabled.whole > b.disabled.whole;
    });
    metrics.disabledByProvider = std::move(providers);
    return metrics;
}

} // namespace listwright
