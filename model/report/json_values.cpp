// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/json_values.h"

#include "model/report/ascii_text.h"

#include <re2/re2.h>

#include <algorithm>
#include <charconv>

namespace listwright {

namespace {

using Element = simdjson::dom::element;

std::optional<Element> below(Element from, const std::string& key) {
    Element found;
    if (from.is_object()) {
        if (from.at_key(key).get(found) == simdjson::SUCCESS)
            return found;
        return std::nullopt;
    }
    simdjson::dom::array list;
    std::size_t index = 0;
    const auto* const end = key.data() + key.size();
    if (from.get_array().get(list) == simdjson::SUCCESS &&
        std::from_chars(key.data(), end, index).ptr == end &&
        list.at(index).get(found) == simdjson::SUCCESS)
        return found;
    return std::nullopt;
}

} // namespace

std::optional<Element> elementAt(Element from, const JsonPath& path) {
    for (const std::string& key : path.keys) {
        const auto found = below(from, key);
        if (!found)
            return std::nullopt;
        from = *found;
    }
    return from;
}

std::vector<Element> elementsAt(Element from, const JsonPath& path) {
    const auto found = elementAt(from, path);
    if (!found)
        return {};
    simdjson::dom::array list;
    if (!path.everyElement || found->get_array().get(list) != simdjson::SUCCESS)
        return {*found};
    return {list.begin(), list.end()};
}

std::string textOf(Element element) {
    std::string_view string;
    if (element.get_string().get(string) == simdjson::SUCCESS)
        return std::string(string);
    if (element.is_number() || element.is_bool())
        return simdjson::minify(element);
    return {};
}

std::string firstText(Element from, const std::vector<JsonPath>& paths) {
    for (const JsonPath& path : paths)
        if (const auto found = elementAt(from, path))
            if (std::string written = textOf(*found); !trimmed(written).empty())
                return written;
    return {};
}

bool holds(Element document, const JsonCondition& condition) {
    const auto found = elementAt(document, condition.path);
    if (condition.absent || !found)
        return condition.absent && !found;
    if (condition.values.empty() && !condition.pattern)
        return true;
    const std::string written = textOf(*found);
    if (condition.pattern)
        return re2::RE2::PartialMatch(written, *condition.pattern);
    return std::find(condition.values.begin(), condition.values.end(), written) !=
           condition.values.end();
}

} // namespace listwright
