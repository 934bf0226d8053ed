// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/json_mapping.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <re2/re2.h>

namespace listwright {

namespace {

// The event of every kind that has none of its own.
constexpr std::string_view anyKind = "*";

QString key(const char* name) {
    return QString::fromLatin1(name);
}

Error broken(const std::string& name, std::string detail) {
    return {.code = ErrorCode::SettingsBroken, .file = name, .detail = std::move(detail)};
}

std::optional<JsonPath> path(const QJsonObject& object, const char* name) {
    const std::string written = object.value(key(name)).toString().toStdString();
    return written.empty() ? std::nullopt : std::optional(parseJsonPath(written));
}

// One path or a list of them.
std::vector<JsonPath> paths(const QJsonValue& value) {
    std::vector<JsonPath> all;
    if (value.isString())
        return {parseJsonPath(value.toString().toStdString())};
    const QJsonArray list = value.toArray();
    for (const auto& one : list)
        all.push_back(parseJsonPath(one.toString().toStdString()));
    return all;
}

Result<std::shared_ptr<const re2::RE2>> pattern(std::string_view written, const std::string& name) {
    auto made = std::make_shared<const re2::RE2>(re2::StringPiece(written.data(), written.size()),
                                                 re2::RE2::Quiet);
    if (!made->ok())
        return fail(broken(name, "the pattern " + std::string(written) + ": " + made->error()));
    return made;
}

// `common` holds what all events have in common; an event is an object, or just its kind.
QJsonObject withCommon(const QJsonObject& common, const QJsonValue& event) {
    QJsonObject whole = common;
    if (event.isString())
        whole.insert(key("event"), event);
    const QJsonObject own = event.toObject();
    for (auto at = own.begin(); at != own.end(); ++at)
        whole.insert(at.key(), at.value());
    return whole;
}

Result<JsonEventMapping> eventMapping(const QJsonObject& object, const std::string& name) {
    JsonEventMapping mapping;
    const auto kind = eventKindById(object.value(key("event")).toString().toStdString());
    if (!kind)
        return fail(broken(name, "an event without a kind that is known"));
    mapping.kind = *kind;
    mapping.recipients = paths(object.value(key("recipients")));
    if (mapping.kind != EventKind::None && mapping.recipients.empty())
        return fail(broken(name, "an event without recipients"));
    mapping.address = path(object, "address");
    mapping.status = paths(object.value(key("status")));
    mapping.reply = path(object, "reply");
    mapping.host = path(object, "host");
    mapping.diagnostic = paths(object.value(key("diagnostic")));
    mapping.date = paths(object.value(key("date")));
    mapping.feedbackType = paths(object.value(key("feedback_type")));
    mapping.vendorClass = paths(object.value(key("class")));
    mapping.onlyIf = path(object, "only_if");
    mapping.onlyOneRecipient = object.value(key("only_one_recipient")).toBool();
    return mapping;
}

Result<VendorClass> vendorClass(const QJsonObject& object, const std::string& called,
                                const std::string& name) {
    const std::string type = object.value(key("type")).toString().toStdString();
    const std::string reason = object.value(key("reason")).toString().toStdString();
    if ((!type.empty() && !bounceTypeById(type)) || (!reason.empty() && !reasonById(reason)))
        return fail(broken(name, "class " + called + " has an unknown type or reason"));
    return VendorClass{bounceTypeById(type), reasonById(reason)};
}

Result<void> readClasses(const QJsonObject& description, const std::string& name,
                         JsonMapping& mapping) {
    const QJsonObject classes = description.value(key("classes")).toObject();
    for (auto at = classes.begin(); at != classes.end(); ++at) {
        const std::string called = at.key().toStdString();
        const auto worth = vendorClass(at.value().toObject(), called, name);
        if (!worth)
            return tl::unexpected(worth.error());
        mapping.classes.emplace(called, *worth);
    }
    const QJsonArray patterns = description.value(key("class_patterns")).toArray();
    for (const auto& entry : patterns) {
        const QJsonObject object = entry.toObject();
        const std::string written = object.value(key("pattern")).toString().toStdString();
        auto found = pattern(written, name);
        if (!found)
            return tl::unexpected(found.error());
        const auto worth = vendorClass(object, written, name);
        if (!worth)
            return tl::unexpected(worth.error());
        mapping.classPatterns.push_back({*std::move(found), *worth});
    }
    return {};
}

// By the whole of `a/b/c`, else by `a/b`, else by `a`.
template <typename Value>
const Value* byBeginning(const std::map<std::string, Value, std::less<>>& all,
                         std::string_view name) {
    while (true) {
        if (const auto found = all.find(name); found != all.end())
            return &found->second;
        const auto slash = name.rfind('/');
        if (slash == std::string_view::npos)
            return nullptr;
        name = name.substr(0, slash);
    }
}

} // namespace

JsonPath parseJsonPath(std::string_view path) {
    JsonPath parsed;
    parsed.written = path;
    if (path.starts_with('/')) {
        parsed.fromDocument = true;
        path.remove_prefix(1);
    }
    if (path.ends_with("[]")) {
        parsed.everyElement = true;
        path.remove_suffix(2);
    }
    if (!path.empty())
        parsed.keys.emplace_back();
    for (std::size_t at = 0; at < path.size(); ++at) {
        if (path[at] == '.') {
            parsed.keys.emplace_back();
            continue;
        }
        if (path[at] == '\\' && path.substr(at + 1).starts_with('.'))
            ++at;
        parsed.keys.back() += path[at];
    }
    return parsed;
}

Result<JsonCondition> parseJsonCondition(std::string_view condition, const std::string& name) {
    JsonCondition parsed;
    if (condition.starts_with('!')) {
        parsed.absent = true;
        condition.remove_prefix(1);
    }
    const auto sign = condition.find_first_of("=~");
    parsed.path = parseJsonPath(condition.substr(0, sign));
    if (parsed.path.keys.empty() || (parsed.absent && sign != std::string_view::npos))
        return fail(broken(name, "a sign that is no path: " + std::string(condition)));
    if (sign == std::string_view::npos)
        return parsed;
    std::string_view wanted = condition.substr(sign + 1);
    if (condition[sign] == '~') {
        auto made = pattern(wanted, name);
        if (!made)
            return tl::unexpected(made.error());
        parsed.pattern = *std::move(made);
        return parsed;
    }
    while (true) {
        const auto bar = wanted.find('|');
        parsed.values.emplace_back(wanted.substr(0, bar));
        if (bar == std::string_view::npos)
            return parsed;
        wanted.remove_prefix(bar + 1);
    }
}

const JsonEventMapping* JsonMapping::eventOf(std::string_view name) const {
    if (const auto* const found = byBeginning(events, name))
        return found;
    const auto any = events.find(anyKind);
    return any == events.end() ? nullptr : &any->second;
}

VendorClass JsonMapping::classOf(std::string_view name) const {
    for (std::string_view rest = name; !rest.empty();) {
        if (const auto* const found = byBeginning(classes, rest))
            return *found;
        const auto slash = rest.find('/');
        rest = slash == std::string_view::npos ? std::string_view() : rest.substr(slash + 1);
    }
    for (const VendorClassPattern& known : classPatterns)
        if (re2::RE2::PartialMatch(re2::StringPiece(name.data(), name.size()), *known.pattern))
            return known.vendorClass;
    return {};
}

Result<JsonMapping> parseJsonMapping(const QJsonObject& description, const std::string& name) {
    JsonMapping mapping;
    const QJsonArray signs = description.value(key("signs")).toArray();
    for (const auto& alternative : signs) {
        std::vector<JsonCondition> conditions;
        const QJsonArray written = alternative.toArray();
        for (const auto& one : written) {
            auto condition = parseJsonCondition(one.toString().toStdString(), name);
            if (!condition)
                return tl::unexpected(condition.error());
            conditions.push_back(*std::move(condition));
        }
        if (conditions.empty())
            return fail(broken(name, "signs that hold nothing would take every file"));
        mapping.signs.push_back(std::move(conditions));
    }
    mapping.envelopes = paths(description.value(key("envelopes")));
    mapping.formField = description.value(key("form_field")).toString().toStdString();
    mapping.items = path(description, "items");
    mapping.kind = paths(description.value(key("kind")));
    mapping.kindAlso = paths(description.value(key("kind_also")));

    const QJsonObject common = description.value(key("common")).toObject();
    const QJsonObject events = description.value(key("events")).toObject();
    for (auto at = events.begin(); at != events.end(); ++at) {
        auto event = eventMapping(withCommon(common, at.value()), name);
        if (!event)
            return tl::unexpected(event.error());
        mapping.events.emplace(at.key().toStdString(), *std::move(event));
    }
    if (mapping.signs.empty() || (mapping.kind.empty() && !mapping.events.contains(anyKind)))
        return fail(broken(name, "signs and kind must be there"));
    if (auto read = readClasses(description, name, mapping); !read)
        return tl::unexpected(read.error());
    return mapping;
}

} // namespace listwright
