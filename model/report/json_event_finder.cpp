// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/json_event_finder.h"

#include "model/io/utf8.h"
#include "model/report/address_in_text.h"
#include "model/report/ascii_text.h"
#include "model/report/event_date.h"
#include "model/report/json_documents.h"
#include "model/report/json_values.h"

#include <algorithm>
#include <map>
#include <utility>

namespace listwright {

namespace {

using Element = simdjson::dom::element;

// All that is there, one behind the other; a path that does not begin at the document is a word.
std::string joinedText(Element document, const std::vector<JsonPath>& paths, char separator) {
    std::string joined;
    for (const JsonPath& path : paths) {
        const auto found = path.fromDocument ? elementAt(document, path) : std::nullopt;
        const std::string part =
            path.fromDocument ? (found ? textOf(*found) : std::string()) : path.written;
        if (part.empty())
            continue;
        if (!joined.empty())
            joined += separator;
        joined += part;
    }
    return joined;
}

// The recipients, and the path that led to them.
std::pair<std::vector<Element>, const JsonPath*> recipientsOf(Element document,
                                                              const std::vector<JsonPath>& paths) {
    for (const JsonPath& path : paths)
        if (auto found = elementsAt(document, path); !found.empty())
            return {std::move(found), &path};
    return {};
}

// No letter is cut.
std::string cutTo(std::string text, std::size_t most) {
    if (text.size() > most) {
        text.resize(most);
        text.resize(validUtf8Length(text));
    }
    return text;
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
                           [&](const JsonCondition& sign) { return holds(document, sign); });
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
        for (const Element content : elementsAt(document, path))
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
        for (const Element item : elementsAt(inner, *m_mapping.items))
            readDocument(item, events);
    });
}

void JsonEventFinder::readDocument(Element document, std::vector<DeliveryEvent>& events) {
    std::string kind = firstText(document, m_mapping.kind);
    for (const JsonPath& path : m_mapping.kindAlso)
        if (const auto also = elementAt(document, path))
            if (const std::string text = textOf(*also); !text.empty())
                kind += '/' + text;
    const JsonEventMapping* const mapping = m_mapping.eventOf(kind);
    if (mapping == nullptr || mapping->kind == EventKind::None)
        return;
    if (mapping->onlyIf) {
        const auto condition = elementAt(document, *mapping->onlyIf);
        if (!condition || !isTrue(*condition))
            return;
    }
    readEvents(document, *mapping, events);
}

void JsonEventFinder::readEvents(Element document, const JsonEventMapping& mapping,
                                 std::vector<DeliveryEvent>& events) {
    const auto [recipients, where] = recipientsOf(document, mapping.recipients);
    // What a document says once, each of its recipients has a copy of: all of them together are no
    // longer than a document, where a long text and a million recipients would be a terabyte.
    const std::size_t room =
        JsonDocuments::longestDocument / std::max<std::size_t>(recipients.size(), 1);
    std::map<const JsonPath*, std::string> ofDocument;

    DeliveryEvent common;
    common.kind = mapping.kind;
    common.date = parseEventDate(firstText(document, mapping.date));
    common.feedbackType = cutTo(firstText(document, mapping.feedbackType), room);
    const VendorClass vendor = m_mapping.classOf(joinedText(document, mapping.vendorClass, '/'));
    common.vendorType = vendor.type;
    common.vendorReason = vendor.reason;

    const bool anyOfThem = mapping.onlyOneRecipient && recipients.size() > 1;
    for (std::size_t number = 0; number < recipients.size(); ++number) {
        const Element recipient = recipients[number];
        const auto text = [&](const JsonPath& path) {
            if (!path.fromDocument) {
                const auto found = elementAt(recipient, path);
                return found ? textOf(*found) : std::string();
            }
            const auto [known, isNew] = ofDocument.try_emplace(&path);
            if (isNew)
                if (const auto found = elementAt(document, path))
                    known->second = cutTo(textOf(*found), room);
            return known->second;
        };
        DeliveryEvent event = common;
        event.recipient = mapping.address ? text(*mapping.address) : textOf(recipient);
        event.recipient = anyOfThem ? std::string() : addressOfField(event.recipient);
        std::string status;
        for (const JsonPath& path : mapping.status)
            status += (status.empty() ? "" : ".") + text(path);
        event.status = parseEnhancedStatusCode(status);
        if (mapping.reply)
            event.reply = findReplyCode(text(*mapping.reply));
        if (mapping.host)
            event.remoteMta = text(*mapping.host);
        event.place.field = where->written.substr(where->fromDocument ? 1 : 0);
        if (event.place.field.ends_with("[]"))
            event.place.field.insert(event.place.field.size() - 1, std::to_string(number));
        for (const JsonPath& path : mapping.diagnostic) {
            event.diagnostic = simplified(text(path));
            if (event.diagnostic.empty())
                continue;
            if (!path.fromDocument)
                event.place.field += '.' + path.written;
            break;
        }
        if (startsIgnoringCase(event.diagnostic, "smtp;"))
            event.diagnostic = trimmed(std::string_view(event.diagnostic).substr(5));
        m_completion.complete(event);
        events.push_back(std::move(event));
        if (anyOfThem)
            return;
    }
}

} // namespace listwright
