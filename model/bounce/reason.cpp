// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/bounce/reason.h"

#include "model/io/resource_table.h"

#include <QtGlobal>

#include <algorithm>
#include <array>
#include <string>

namespace listwright {

namespace {

// The ids in the order of the enums; a test holds them against resources/reasons.tsv and
// causes.tsv.
constexpr std::array<std::string_view, reasonCount> reasonIds = {
    "user-unknown",     "invalid-address",     "mailbox-moved",
    "domain-not-found", "domain-refuses-mail", "mailbox-disabled",
    "mailbox-full",     "mailbox-other",       "recipient-refused",
    "suppressed",       "message-too-large",   "content-rejected",
    "spam-detected",    "virus-detected",      "nonconformant-message",
    "sender-blocked",   "bad-reputation",      "authentication-failed",
    "missing-ptr",      "policy-violation",    "sender-rejected",
    "relay-denied",     "security-error",      "tls-failed",
    "rate-limited",     "greylisted",          "network-error",
    "delivery-expired", "mail-system-full",    "mail-system-error",
    "mailer-error",     "protocol-error",      "complaint",
    "unsubscribed",     "auto-reply",          "delivered",
    "engaged",          "undetermined"};
constexpr std::array<std::string_view, causeCount> causeIds = {"unspecified",
                                                               "suspended-by-provider",
                                                               "disabled-by-administrator",
                                                               "inactive",
                                                               "policy-violation",
                                                               "closed-by-owner",
                                                               "billing",
                                                               "security"};
constexpr std::array<std::string_view, 4> bounceTypeIds = {"", "hard", "soft", "block"};
constexpr std::array<std::string_view, proposalCount> proposalIds = {"keep", "watch", "review",
                                                                     "remove"};
constexpr std::array<std::string_view, 4> confidenceIds = {"guess", "code only", "text",
                                                           "confirmed"};
constexpr std::array<std::string_view, 9> categoryIds = {"address",        "domain",    "mailbox",
                                                         "content",        "policy",    "system",
                                                         "recipient-wish", "no-bounce", "unknown"};

template <typename Enum, std::size_t size>
std::string_view idOf(const std::array<std::string_view, size>& ids, Enum value) {
    return ids[static_cast<std::size_t>(value)];
}

template <typename Enum, std::size_t size>
std::optional<Enum> byId(const std::array<std::string_view, size>& ids, std::string_view id) {
    const auto found = std::find(ids.begin(), ids.end(), id);
    if (found == ids.end() || id.empty())
        return std::nullopt;
    return static_cast<Enum>(found - ids.begin());
}

struct NamedTraits {
    ReasonTraits traits;
    std::string name;
};

const std::array<NamedTraits, reasonCount>& allTraits() {
    static const auto traits = [] {
        std::array<NamedTraits, reasonCount> all;
        const ResourceTable table = builtInTable(":/reasons.tsv");
        for (const auto& row : table.rows) {
            const auto reason = reasonById(table.value(row, "id"));
            if (!reason)
                qFatal("resources/reasons.tsv: unknown id in line %llu",
                       static_cast<unsigned long long>(row.line));
            NamedTraits& named = all[static_cast<std::size_t>(*reason)];
            named.name = table.value(row, "name");
            named.traits.category = byId<ReasonCategory>(categoryIds, table.value(row, "category"))
                                        .value_or(ReasonCategory::Unknown);
            named.traits.type = bounceTypeById(table.value(row, "type")).value_or(BounceType::None);
            named.traits.proposal =
                proposalById(table.value(row, "proposal")).value_or(Proposal::Review);
        }
        return all;
    }();
    return traits;
}

} // namespace

std::string_view reasonId(Reason reason) {
    return idOf(reasonIds, reason);
}
std::string_view causeId(Cause cause) {
    return idOf(causeIds, cause);
}
std::string_view bounceTypeId(BounceType type) {
    return idOf(bounceTypeIds, type);
}
std::string_view proposalId(Proposal proposal) {
    return idOf(proposalIds, proposal);
}
std::string_view confidenceId(Confidence confidence) {
    return idOf(confidenceIds, confidence);
}

std::optional<Reason> reasonById(std::string_view id) {
    return byId<Reason>(reasonIds, id);
}
std::optional<Cause> causeById(std::string_view id) {
    return byId<Cause>(causeIds, id);
}
std::optional<BounceType> bounceTypeById(std::string_view id) {
    return byId<BounceType>(bounceTypeIds, id);
}
std::optional<Proposal> proposalById(std::string_view id) {
    return byId<Proposal>(proposalIds, id);
}

const ReasonTraits& reasonTraits(Reason reason) {
    static const auto traits = [] {
        std::array<ReasonTraits, reasonCount> all;
        for (std::size_t at = 0; at < reasonCount; ++at) {
            all[at] = allTraits()[at].traits;
            all[at].name = allTraits()[at].name;
        }
        return all;
    }();
    return traits[static_cast<std::size_t>(reason)];
}

std::string_view causeName(Cause cause) {
    static const auto names = [] {
        std::array<std::string, causeCount> all;
        const ResourceTable table = builtInTable(":/causes.tsv");
        for (const auto& row : table.rows)
            if (const auto id = causeById(table.value(row, "id")))
                all[static_cast<std::size_t>(*id)] = table.value(row, "name");
        return all;
    }();
    return names[static_cast<std::size_t>(cause)];
}

} // namespace listwright
