// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/json_event_finder.h"

#include "model/report/address_in_text.h"
#include "model/report/ascii_text.h"
#include "model/report/event_date.h"
#include "model/report/smtp_answer.h"

#include <algorithm>

namespace listwright {

namespace {

using Element = simdjson::dom::element;

std::optional<Element> at(Element from, const JsonPath& path) {
    for (const std::string& key : path.keys) {
        Element below;
        if (from.at_key(key).get(below) != simdjson::SUCCESS)
            return std::nullopt;
        from = below;
    }
    return from;
}

// The elements that a path stands for: those of a list, or the one.
std::vector<Element> all(Element from, const JsonPath& path) {
    const auto found = at(from, path);
    if (!found)
        return {};
    simdjson::dom::array list;
    if (!path.everyElement || found->get_array().get(list) != simdjson::SUCCESS)
        return {*found};
    return {list.begin(), list.end()};
}

std::string text(Element element) {
    std::string_view string;
    if (element.get_string().get(string) == simdjson::SUCCESS)
        return std::string(string);
    if (element.is_number())
        return simdjson::minify(element);
    return {};
}

std::string firstText(Element document, const std::vector<JsonPath>& paths) {
    for (const JsonPath& path : paths)
        if (const auto found = at(document, path))
            if (std::string written = text(*found); !written.empty())
                return written;
    return {};
}

std::string classText(Element document, const std::vector<JsonPath>& paths) {
    std::string joined;
    for (const JsonPath& path : paths) {
        const auto found = path.fromDocument ? at(document, path) : std::nullopt;
        const std::string part =
            path.fromDocument ? (found ? text(*found) : std::string()) : path.written;
        if (part.empty())
            continue;
        if (!joined.empty())
            joined += '/';
        joined += part;
    }
    return joined;
}

bool isTrue(Element element) {
    bool value = false;
    if (element.get_bool().get(value) == simdjson::SUCCESS)
        return value;
    return !element.is_null();
}

} // namespace

JsonEventFinder::JsonEventFinder(const JsonMapping& mapping)
    : m_mapping(mapping) {}

bool JsonEventFinder::hasSigns(Element document) const {
    if (!document.is_object())
        return false;
    return std::any_of(m_mapping.signs.begin(), m_mapping.signs.end(), [&](const auto& signs) {
        return std::all_of(signs.begin(), signs.end(),
                           [&](const JsonPath& path) { return at(document, path).has_value(); });
    });
}

void JsonEventFinder::openEnvelope(Element content, std::size_t depth, const DocumentTaker& take) {
    if (content.is_object() || content.is_array()) {
        openEnvelopes(content, depth + 1, take);
        return;
    }
    std::string_view written;
    if (content.get_string().get(written) != simdjson::SUCCESS)
        return;
    written = trimmed(written);
    if (!written.starts_with('{') && !written.starts_with('['))
        return;
    auto& parser = m_parsers[depth];
    if (!parser)
        parser = std::make_unique<simdjson::dom::parser>();
    Element inner;
    if (parser->parse(written.data(), written.size(), true).get(inner) == simdjson::SUCCESS)
        openEnvelopes(inner, depth + 1, take);
}

void JsonEventFinder::openEnvelopes(Element document, std::size_t depth,
                                    const DocumentTaker& take) {
    if (hasSigns(document)) {
        take(document);
        return;
    }
    if (depth >= deepestEnvelope)
        return;
    simdjson::dom::array list;
    if (document.get_array().get(list) == simdjson::SUCCESS) {
        for (const Element element : list)
            openEnvelopes(element, depth + 1, take);
        return;
    }
    for (const JsonPath& path : m_mapping.envelopes)
        for (const Element content : all(document, path))
            openEnvelope(content, depth, take);
}

bool JsonEventFinder::recognises(Element document) {
    bool recognised = false;
    openEnvelopes(document, 0, [&](Element) { recognised = true; });
    return recognised;
}

void JsonEventFinder::find(Element document, std::vector<DeliveryEvent>& events) {
    openEnvelopes(document, 0, [&](Element inner) {
        if (!m_mapping.items) {
            readDocument(inner, events);
            return;
        }
        for (const Element item : all(inner, *m_mapping.items))
            readDocument(item, events);
    });
}

void JsonEventFinder::readDocument(Element document, std::vector<DeliveryEvent>& events) const {
    const auto mapping = m_mapping.events.find(firstText(document, m_mapping.kind));
    if (mapping == m_mapping.events.end() || mapping->second.kind == EventKind::None)
        return;
    if (mapping->second.onlyIf) {
        const auto condition = at(document, *mapping->second.onlyIf);
        if (!condition || !isTrue(*condition))
            return;
    }
    readEvents(document, mapping->second, events);
}

void JsonEventFinder::readEvents(Element document, const JsonEventMapping& mapping,
                                 std::vector<DeliveryEvent>& events) const {
    DeliveryEvent common;
    common.kind = mapping.kind;
    common.date = parseEventDate(firstText(document, mapping.date));
    common.feedbackType = firstText(document, mapping.feedbackType);
    const VendorClass vendor = m_mapping.classOf(classText(document, mapping.vendorClass));
    common.vendorType = vendor.type;
    common.vendorReason = vendor.reason;

    const auto recipients = all(document, *mapping.recipients);
    const bool anyOfThem = mapping.onlyOneRecipient && recipients.size() > 1;
    for (std::size_t number = 0; number < recipients.size(); ++number) {
        const Element recipient = recipients[number];
        const auto textOf = [&](const std::optional<JsonPath>& path) {
            if (!path)
                return std::string();
            const auto found = at(path->fromDocument ? document : recipient, *path);
            return found ? text(*found) : std::string();
        };
        DeliveryEvent event = common;
        event.recipient = mapping.address ? textOf(mapping.address) : text(recipient);
        event.recipient = anyOfThem ? std::string() : addressOfField(event.recipient);
        event.status = parseEnhancedStatusCode(textOf(mapping.status));
        event.diagnostic = simplified(textOf(mapping.diagnostic));
        if (startsIgnoringCase(event.diagnostic, "smtp;"))
            event.diagnostic = trimmed(std::string_view(event.diagnostic).substr(5));
        event.place.field =
            mapping.recipients->written.substr(mapping.recipients->fromDocument ? 1 : 0);
        if (event.place.field.ends_with("[]"))
            event.place.field.insert(event.place.field.size() - 1, std::to_string(number));
        if (!event.diagnostic.empty() && mapping.diagnostic && !mapping.diagnostic->fromDocument)
            event.place.field += '.' + mapping.diagnostic->written;
        completeFromDiagnostic(event);
        events.push_back(std::move(event));
        if (anyOfThem)
            return;
    }
}

} // namespace listwright
