// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/bounce/classifier.h"
#include "model/bounce/delivery_event.h"

#include <string>

namespace listwright {

/// What `explain` prints for one answer: what happened and what to do, what the code's digits mean,
/// and how it was found: what was seen, which rules competed and why the winner won. Several lines
/// of UTF-8.
[[nodiscard]] std::string explanationAsText(const DeliveryEvent& event,
                                            const Classifier& classifier);

} // namespace listwright
