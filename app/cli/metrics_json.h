// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/metrics/clean_up_metrics.h"

#include <QJsonObject>

namespace listwright {

/// rows_in, kept, removed, duplicates, invalid, watch, review, bounced_matched, bounced_unmatched,
/// disabled, disabled_percent_of_list, disabled_percent_of_bounces, possible_typos, role,
/// disposable, repairable and, by their ids, the contacts of each reason that occurs, under
/// `reasons`. Percentages have two digits behind the point.
[[nodiscard]] QJsonObject countsAsJson(const CleanUpMetrics& metrics);
/// All of that, with the denominators, and the figures by provider and by cause.
[[nodiscard]] QJsonObject metricsAsJson(const CleanUpMetrics& metrics);

} // namespace listwright
