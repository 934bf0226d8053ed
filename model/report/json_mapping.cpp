// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/json_mapping.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

namespace listwright {

namespace {

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

std::vector<JsonPath> paths(const QJsonValue& value) {
    std::vector<JsonPath> all;
    const QJsonArray list = value.toArray();
    for (const auto& one : list)
        all.push_back(parseJsonPath(one.toString().toStdString()));
    return all;
}

Result<JsonEventMapping> eventMapping(const QJsonObject& object, const std::string& name) {
    JsonEventMapping mapping;
    const auto kind = eventKindById(object.value(key("event")).toString().toStdString());
    if (!kind)
        return fail(broken(name, "an event without a kind that is known"));
    mapping.kind = *kind;
    mapping.recipients = path(object, "recipients");
    if (mapping.kind != EventKind::None && !mapping.recipients)
        return fail(broken(name, "an event without recipients"));
    mapping.address = path(object, "address");
    mapping.status = path(object, "status");
    mapping.diagnostic = path(object, "diagnostic");
    mapping.date = paths(object.value(key("date")));
    mapping.feedbackType = paths(object.value(key("feedback_type")));
    mapping.vendorClass = paths(object.value(key("class")));
    mapping.onlyIf = path(object, "only_if");
    mapping.onlyOneRecipient = object.value(key("only_one_recipient")).toBool();
    return mapping;
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
    while (!path.empty()) {
        const auto dot = path.find('.');
        parsed.keys.emplace_back(path.substr(0, dot));
        path.remove_prefix(dot == std::string_view::npos ? path.size() : dot + 1);
    }
    return parsed;
}

VendorClass JsonMapping::classOf(std::string_view name) const {
    auto found = classes.find(name);
    if (found == classes.end())
        found = classes.find(name.substr(0, name.find('/')));
    return found == classes.end() ? VendorClass{} : found->second;
}

Result<JsonMapping> parseJsonMapping(const QJsonObject& description, const std::string& name) {
    JsonMapping mapping;
    const QJsonArray signs = description.value(key("signs")).toArray();
    for (const auto& alternative : signs)
        mapping.signs.push_back(paths(alternative));
    mapping.envelopes = paths(description.value(key("envelopes")));
    mapping.items = path(description, "items");
    mapping.kind = paths(description.value(key("kind")));
    if (mapping.signs.empty() || mapping.kind.empty())
        return fail(broken(name, "signs and kind must be there"));

    const QJsonObject events = description.value(key("events")).toObject();
    for (auto at = events.begin(); at != events.end(); ++at) {
        auto event = eventMapping(at.value().toObject(), name);
        if (!event)
            return tl::unexpected(event.error());
        mapping.events.emplace(at.key().toStdString(), *std::move(event));
    }
    const QJsonObject classes = description.value(key("classes")).toObject();
    for (auto at = classes.begin(); at != classes.end(); ++at) {
        const QJsonObject object = at.value().toObject();
        const std::string type = object.value(key("type")).toString().toStdString();
        const std::string reason = object.value(key("reason")).toString().toStdString();
        if ((!type.empty() && !bounceTypeById(type)) || (!reason.empty() && !reasonById(reason)))
            return fail(
                broken(name, "class " + at.key().toStdString() + " has an unknown type or reason"));
        mapping.classes.emplace(at.key().toStdString(),
                                VendorClass{bounceTypeById(type), reasonById(reason)});
    }
    return mapping;
}

} // namespace listwright
