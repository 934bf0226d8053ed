// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/cleaning/suppressed_events.h"

namespace listwright {

namespace {

EventKind kindOf(Reason reason) {
    if (reason == Reason::Complaint)
        return EventKind::Complaint;
    return reason == Reason::Unsubscribed ? EventKind::Unsubscribe : EventKind::Bounce;
}

} // namespace

void addSuppressed(EventLedger& ledger, std::span<const SuppressionEntry> entries,
                   const std::string& storePath) {
    for (const SuppressionEntry& entry : entries) {
        ClassifiedEvent classified;
        Classification& is = classified.classification;
        is.reason = reasonById(entry.reason).value_or(Reason::Suppressed);
        is.cause = causeById(entry.cause).value_or(Cause::Unspecified);
        is.type = reasonTraits(is.reason).type;
        is.proposal = Proposal::Remove;
        is.confidence = Confidence::Confirmed;
        DeliveryEvent& event = classified.event;
        event.kind = kindOf(is.reason);
        event.recipient = entry.address;
        event.status = parseEnhancedStatusCode(entry.code);
        if (!event.status)
            event.reply = findReplyCode(entry.code);
        event.diagnostic = entry.answer;
        event.date = entry.lastSeen;
        event.place.file = storePath;
        ledger.addSuppressed(classified);
    }
}

} // namespace listwright
