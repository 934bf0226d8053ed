// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/report_reader.h"

#include <memory>
#include <utility>

namespace listwright {

EventWork handOn(const EventSink& sink) {
    return [&sink](std::vector<DeliveryEvent> events) {
        // A std::function copies what it holds.
        auto kept = std::make_shared<std::vector<DeliveryEvent>>(std::move(events));
        return [&sink, kept] { sink(std::move(*kept)); };
    };
}

} // namespace listwright
