// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/metrics_json.h"

#include "app/cli/console.h"

#include <QJsonArray>

namespace listwright {

namespace {

qint64 number(std::uint64_t count) {
    return static_cast<qint64>(count);
}

} // namespace

QJsonObject countsAsJson(const CleanUpMetrics& metrics) {
    const CleanUpCounts& counts = metrics.counts;
    const auto withMark = [&](AddressMark mark) {
        return number(metrics.byMark[static_cast<std::size_t>(mark)]);
    };
    QJsonObject reasons;
    for (std::size_t at = 0; at < reasonCount; ++at)
        if (metrics.byReason[at] > 0)
            reasons.insert(textOf(reasonId(static_cast<Reason>(at))), number(metrics.byReason[at]));
    return {
        {QStringLiteral("rows_in"), number(counts.in)},
        {QStringLiteral("kept"), number(counts.kept)},
        {QStringLiteral("removed"), number(counts.removed)},
        {QStringLiteral("duplicates"), number(counts.duplicates)},
        {QStringLiteral("invalid"), number(counts.invalid)},
        {QStringLiteral("watch"), number(counts.watch)},
        {QStringLiteral("review"), number(counts.review)},
        {QStringLiteral("bounced_matched"), number(metrics.bouncedMatched)},
        {QStringLiteral("bounced_unmatched"), number(metrics.bouncedUnmatched)},
        {QStringLiteral("disabled"), number(metrics.disabledOfList.part)},
        {QStringLiteral("disabled_percent_of_list"),
         roundedPercent(metrics.disabledOfList.percent())},
        {QStringLiteral("disabled_percent_of_bounces"),
         roundedPercent(metrics.disabledOfBounces.percent())},
        {QStringLiteral("possible_typos"), withMark(AddressMark::PossibleTypo)},
        {QStringLiteral("role"), withMark(AddressMark::Role)},
        {QStringLiteral("disposable"), withMark(AddressMark::Disposable)},
        {QStringLiteral("repairable"), withMark(AddressMark::Repairable)},
        {QStringLiteral("reasons"), reasons},
    };
}

QJsonObject metricsAsJson(const CleanUpMetrics& metrics) {
    QJsonObject json = countsAsJson(metrics);
    json.insert(QStringLiteral("contacts"), number(metrics.disabledOfList.whole));
    json.insert(QStringLiteral("contacts_bounced"), number(metrics.disabledOfBounces.whole));
    json.insert(QStringLiteral("disabled_and_bounced"), number(metrics.disabledOfBounces.part));
    QJsonArray providers;
    for (const auto& provider : metrics.disabledByProvider)
        providers.append(QJsonObject{
            {QStringLiteral("provider"), textOf(providerId(provider.provider))},
            {QStringLiteral("name"), textOf(providerName(provider.provider))},
            {QStringLiteral("contacts"), number(provider.disabled.whole)},
            {QStringLiteral("bounced"), number(provider.bounced.part)},
            {QStringLiteral("disabled"), number(provider.disabled.part)},
            {QStringLiteral("disabled_percent"), roundedPercent(provider.disabled.percent())},
        });
    json.insert(QStringLiteral("providers"), providers);
    QJsonObject causes;
    for (std::size_t at = 0; at < causeCount; ++at)
        if (metrics.disabledByCause[at] > 0)
            causes.insert(textOf(causeId(static_cast<Cause>(at))),
                          number(metrics.disabledByCause[at]));
    json.insert(QStringLiteral("causes"), causes);
    return json;
}

} // namespace listwright
