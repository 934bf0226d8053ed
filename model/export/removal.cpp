// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/export/removal.h"

#include <QDateTime>

#include <algorithm>
#include <filesystem>

namespace listwright {

namespace {

bool isGoodNews(EventKind kind) {
    return kind == EventKind::Delivered || kind == EventKind::Engaged ||
           kind == EventKind::AutoReply;
}

} // namespace

Removal removalOf(const CleanUp& cleanUp, const Decisions& decisions, RowNumber row) {
    Removal removal;
    removal.byHand = decisions.override(row) == Proposal::Remove &&
                     cleanUp.outcome(row).proposal != Proposal::Remove;
    const auto entry = cleanUp.decidingEntry(row);
    if (!entry || isGoodNews(entry->kind)) {
        removal.reason = removedByHand;
        removal.source = "by hand";
        return removal;
    }

    const ClassifiedEvent decided = cleanUp.ledger().event(*entry);
    const DeliveryEvent& event = decided.event;
    removal.reason = reasonId(entry->reason);
    removal.type = bounceTypeId(entry->type);
    if (event.status)
        removal.code = event.status->toString();
    else if (event.reply)
        removal.code = std::to_string(event.reply->value);
    if (entry->reason == Reason::MailboxDisabled)
        removal.cause = causeId(entry->cause);
    removal.diagnostic = event.diagnostic;
    removal.rule = standardClassifier().rules().id(entry->rule);
    removal.source = std::filesystem::path(event.place.file).filename().string();
    removal.sourceOffset = event.place.messageOffset;
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
