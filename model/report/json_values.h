// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/report/json_mapping.h"

#include <simdjson.h>

#include <optional>
#include <string>
#include <vector>

namespace listwright {

/// What a path leads to, seen from `from`.
[[nodiscard]] std::optional<simdjson::dom::element> elementAt(simdjson::dom::element from,
                                                              const JsonPath& path);
/// The elements that a path stands for: those of a list, or the one.
[[nodiscard]] std::vector<simdjson::dom::element> elementsAt(simdjson::dom::element from,
                                                             const JsonPath& path);
/// A text, a number or `true` and `false` as written; empty for anything else.
[[nodiscard]] std::string textOf(simdjson::dom::element element);
[[nodiscard]] std::string firstText(simdjson::dom::element from,
                                    const std::vector<JsonPath>& paths);
[[nodiscard]] bool holds(simdjson::dom::element document, const JsonCondition& condition);

} // namespace listwright
