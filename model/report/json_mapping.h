// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/bounce/delivery_event.h"
#include "model/io/error.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

class QJsonObject;

namespace listwright {

/// Keys one below the other, as `bounce.timestamp`; `[]` behind a key stands for every element of a
/// list.
struct JsonPath {
    std::vector<std::string> keys;
    /// Begins at the document and not at the recipient: written with `/` before it.
    bool fromDocument = false;
    bool everyElement = false;
    std::string written;
};
[[nodiscard]] JsonPath parseJsonPath(std::string_view path);

/// Where one kind of event keeps what it says.
struct JsonEventMapping {
    EventKind kind = EventKind::None;
    std::optional<JsonPath> recipients;
    /// Below a recipient; the recipient itself is the address where this is not given.
    std::optional<JsonPath> address;
    std::optional<JsonPath> status;
    std::optional<JsonPath> diagnostic;
    std::vector<JsonPath> date;         // the first that is there
    std::vector<JsonPath> feedbackType; // the first that is there
    std::vector<JsonPath> vendorClass;  // all, joined with `/`; one without `/` before it is a word
    /// The event counts only when this is there and neither false nor null.
    std::optional<JsonPath> onlyIf;
    /// Several recipients mean that it is not known which of them it was: no address is taken.
    bool onlyOneRecipient = false;
};

/// What a vendor's class is worth.
struct VendorClass {
    std::optional<BounceType> type;
    std::optional<Reason> reason;
};

/// How the JSON of one kind of report is laid out.
struct JsonMapping {
    /// A document is one of these when all paths of one alternative are in it.
    std::vector<std::vector<JsonPath>> signs;
    /// Where the real document may lie, as an object or as JSON in a string.
    std::vector<JsonPath> envelopes;
    /// Where a document holds a list of many.
    std::optional<JsonPath> items;
    std::vector<JsonPath> kind; // the first that is there
    std::map<std::string, JsonEventMapping, std::less<>> events;
    std::map<std::string, VendorClass, std::less<>> classes;

    /// By `Permanent/NoEmail`, else by `Permanent`.
    [[nodiscard]] VendorClass classOf(std::string_view name) const;
};

[[nodiscard]] Result<JsonMapping> parseJsonMapping(const QJsonObject& description,
                                                   const std::string& name);

} // namespace listwright
