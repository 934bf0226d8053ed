// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/report/completion_memory.h"
#include "model/report/json_mapping.h"

#include <simdjson.h>

#include <array>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace listwright {

/// Finds the events of one parsed document, also in envelopes around it. Private to the readers of
/// JSON: the only place that sees the parser's types.
class JsonEventFinder {
public:
    explicit JsonEventFinder(const JsonMapping& mapping);

    /// Whether the document, or one in it, has the signs of the mapping.
    [[nodiscard]] bool recognises(simdjson::dom::element document);
    /// Adds the events of the document, without places but for the field.
    void find(simdjson::dom::element document, std::vector<DeliveryEvent>& events);

private:
    using DocumentTaker = std::function<void(simdjson::dom::element)>;
    static constexpr std::size_t deepestEnvelope = 4;

    bool hasSigns(simdjson::dom::element document) const;
    void openEnvelopes(simdjson::dom::element document, std::size_t depth,
                       const DocumentTaker& take);
    void openEnvelope(simdjson::dom::element content, std::size_t depth, const DocumentTaker& take);
    void readDocument(simdjson::dom::element document, std::vector<DeliveryEvent>& events);
    void readEvents(simdjson::dom::element document, const JsonEventMapping& mapping,
                    std::vector<DeliveryEvent>& events);

    const JsonMapping& m_mapping;
    CompletionMemory m_completion;
    std::array<std::unique_ptr<simdjson::dom::parser>, deepestEnvelope> m_parsers;
};

} // namespace listwright
