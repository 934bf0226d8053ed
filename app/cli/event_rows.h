// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/bounce/classifier.h"
#include "model/intake/report_import.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace listwright {

enum class RowFormat : std::uint8_t { Tsv, Json };

/// Writes classified events as `classify` and `explain` print them: tab-separated values with a
/// header line, or an array of JSON objects, one a line. What it gives is UTF-8 and ends its lines
/// itself: print begin(), then separator() and rows() again and again, then end().
class EventRows {
public:
    EventRows(RowFormat format, const RuleSet& rules)
        : m_format(format)
        , m_rules(rules) {}
    [[nodiscard]] std::string begin() const;
    /// File and offset stay empty where the event's place names no file.
    [[nodiscard]] std::string row(const DeliveryEvent& event, const Classification& is) const;
    /// The rows of all of them; at least one. Any thread may ask.
    [[nodiscard]] std::string rows(std::span<const ClassifiedEvent> events) const;
    /// What stands before the next rows.
    [[nodiscard]] std::string_view separator();
    [[nodiscard]] std::string end() const;

private:
    RowFormat m_format;
    const RuleSet& m_rules;
    bool m_first = true;
};

} // namespace listwright
