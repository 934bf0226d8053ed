// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/bounce/delivery_event.h"
#include "model/io/error.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

class QJsonObject;
namespace re2 {
class RE2;
}

namespace listwright {

/// Keys one below the other, as `bounce.timestamp`; a number counts the elements of a list from 0,
/// and `[]` behind the last key stands for every element of a list. A dot in a key is written `\.`.
struct JsonPath {
    std::vector<std::string> keys;
    /// Begins at the document and not at the recipient: written with `/` before it.
    bool fromDocument = false;
    bool everyElement = false;
    std::string written;
};
[[nodiscard]] JsonPath parseJsonPath(std::string_view path);

/// What must be true of a document: `a.b` is there, `!a.b` is not there, `a.b=x|y` is one of these
/// texts, `a.b~pattern` is a text in which RE2 finds the pattern.
struct JsonCondition {
    JsonPath path;
    bool absent = false;
    std::vector<std::string> values;
    std::shared_ptr<const re2::RE2> pattern;
};
[[nodiscard]] Result<JsonCondition> parseJsonCondition(std::string_view condition,
                                                       const std::string& name);

/// Where one kind of event keeps what it says.
struct JsonEventMapping {
    EventKind kind = EventKind::None;
    std::vector<JsonPath> recipients; // the first that is there
    /// Below a recipient; the recipient itself is the address where this is not given.
    std::optional<JsonPath> address;
    std::vector<JsonPath> status; // all, joined with `.`
    std::optional<JsonPath> reply;
    std::optional<JsonPath> host;
    std::vector<JsonPath> diagnostic;   // the first with a text
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

/// The same by a pattern, for services that put their class into a sentence.
struct VendorClassPattern {
    std::shared_ptr<const re2::RE2> pattern;
    VendorClass vendorClass;
};

/// How the JSON of one kind of report is laid out.
struct JsonMapping {
    /// A document is one of these when all conditions of one alternative hold.
    std::vector<std::vector<JsonCondition>> signs;
    /// Where the real document may lie, as an object or as JSON in a string.
    std::vector<JsonPath> envelopes;
    /// The field that holds the documents where they come as a web form; empty for most.
    std::string formField;
    /// Where a document holds a list of many.
    std::optional<JsonPath> items;
    std::vector<JsonPath> kind; // the first that is there
    /// Joined to the kind with `/`: `failed/permanent`. Those that are not there are left out.
    std::vector<JsonPath> kindAlso;
    std::map<std::string, JsonEventMapping, std::less<>> events;
    std::map<std::string, VendorClass, std::less<>> classes;
    std::vector<VendorClassPattern> classPatterns;

    /// By `failed/permanent`, else by `failed`, else by `*`; null where there is none of them.
    [[nodiscard]] const JsonEventMapping* eventOf(std::string_view name) const;
    /// By `Permanent/NoEmail`, else by `Permanent`, else by what stands behind it, else by the
    /// first pattern that is found.
    [[nodiscard]] VendorClass classOf(std::string_view name) const;
};

[[nodiscard]] Result<JsonMapping> parseJsonMapping(const QJsonObject& description,
                                                   const std::string& name);

} // namespace listwright
