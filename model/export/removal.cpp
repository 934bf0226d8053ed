// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/export/removal.h"

#include <QDateTime>

#include <algorithm>

namespace listwright {

namespace {

/// Without its folders.
std::string_view fileName(std::string_view path) {
    return path.substr(path.rfind('/') + 1);
}

bool isGoodNews(EventKind kind) {
    return kind == EventKind::Delivered || kind == EventKind::Engaged ||
           kind == EventKind::AutoReply;
}

} // namespace

std::string_view removalName(std::string_view reason) {
    if (reason == removedAsRole)
        return "Role address";
    if (reason == removedAsDisposable)
        return "Disposable address";
    const auto known = reasonById(reason);
    return known ? reasonTraits(*known).name : "Removed by hand";
}

Removal removalOf(const CleanUp& cleanUp, const Decisions& decisions, RowNumber row) {
    Removal removal;
    const ContactOutcome outcome = cleanUp.outcome(row);
    removal.byHand =
        decisions.override(row) == Proposal::Remove && outcome.proposal != Proposal::Remove;
    if (outcome.removedFor) {
        removal.reason =
            *outcome.removedFor == AddressMark::Role ? removedAsRole : removedAsDisposable;
        removal.source = "policy";
        return removal;
    }
    const LedgerEntry* const entry = cleanUp.decidingEntry(row);
    if (entry == nullptr || isGoodNews(entry->kind)) {
        removal.reason = removedByHand;
        removal.source = "by hand";
        return removal;
    }

    const EventLedger& ledger = cleanUp.ledger();
    removal.reason = reasonId(entry->reason);
    removal.type = bounceTypeId(entry->type);
    if (entry->status.classDigit != 0)
        removal.code = entry->status.toString();
    else if (entry->reply.value != 0)
        removal.code = std::to_string(entry->reply.value);
    if (entry->reply.value != 0)
        removal.reply = std::to_string(entry->reply.value);
    if (entry->reason == Reason::MailboxDisabled)
        removal.cause = causeId(entry->cause);
    removal.diagnostic = ledger.diagnosticOf(*entry);
    removal.rule = standardClassifier().rules().id(entry->rule);
    removal.source = fileName(ledger.fileOf(*entry));
    removal.sourceOffset = ledger.messageOffsetOf(*entry);
    for (const LedgerEntry& other : cleanUp.history(row)) {
        if (isGoodNews(other.kind) || other.date == 0)
            continue;
        removal.firstSeen = std::min(removal.firstSeen.value_or(other.date), other.date);
        removal.lastSeen = std::max(removal.lastSeen.value_or(other.date), other.date);
    }
    return removal;
}

std::string isoTime(std::optional<std::int64_t> seconds) {
    if (!seconds)
        return {};
    return QDateTime::fromSecsSinceEpoch(*seconds, Qt::UTC).toString(Qt::ISODate).toStdString();
}

} // namespace listwright
