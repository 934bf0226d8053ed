// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/cleaning/ledger_batch.h"

#include "model/address/email_address.h"
#include "model/bounce/echo_marks.h"
#include "model/cleaning/text_pool.h"

#include <algorithm>

namespace listwright {

namespace {

// Longer answers are cut: what a server says in 4 KiB is said.
constexpr std::size_t longestDiagnostic = 4096;
// What a usual event needs room for.
constexpr std::size_t usualTextBytes = 160;

std::string_view upToLongest(std::string_view diagnostic) {
    if (diagnostic.size() <= longestDiagnostic)
        return diagnostic;
    std::size_t end = longestDiagnostic;
    while (end > 0 && (static_cast<unsigned char>(diagnostic[end]) & 0xC0U) == 0x80U)
        --end; // not in the middle of a character
    return diagnostic.substr(0, end);
}

bool isOf(const LedgerBatch::Origin& origin, const DeliveryEvent& event) {
    return origin.file == event.place.file && origin.field == event.place.field &&
           origin.remoteMta == event.remoteMta && origin.mailSystem == event.mailSystem &&
           origin.command == event.command && origin.feedbackType == event.feedbackType;
}

} // namespace

LedgerBatch::LedgerBatch(std::span<const ClassifiedEvent> events) {
    m_events.reserve(events.size());
    m_texts.reserve(events.size() * usualTextBytes);
    for (const ClassifiedEvent& event : events)
        add(event);
}

LedgerBatch::Text LedgerBatch::keep(std::string_view text) {
    const Text kept{m_texts.size(), static_cast<std::uint32_t>(text.size()),
                    TextPool::hashOf(text)};
    m_texts += text;
    return kept;
}

LedgerBatch::Address LedgerBatch::addressOf(std::string_view recipient) {
    Address address;
    if (recipient.empty())
        return address;
    address.hash = addressHashOf(recipient);
    if (address.hash) {
        m_normalised = recipient;
        for (char& c : m_normalised)
            c = c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
    } else if (!normaliseAddressInto(recipient, m_normalised)) {
        address.written = keep(recipient);
        return address;
    }
    address.isNormalised = m_normalised == recipient;
    address.text = keep(m_normalised);
    address.key = addressKey(m_normalised);
    address.written = address.isNormalised ? address.text : keep(recipient);
    return address;
}

std::uint32_t LedgerBatch::originOf(const DeliveryEvent& event) {
    if (m_origins.empty() || !isOf(m_origins.back(), event)) // nearly never in tables
        m_origins.push_back({.file = event.place.file,
                             .field = event.place.field,
                             .remoteMta = event.remoteMta,
                             .mailSystem = event.mailSystem,
                             .command = event.command,
                             .feedbackType = event.feedbackType});
    return static_cast<std::uint32_t>(m_origins.size() - 1);
}

void LedgerBatch::add(const ClassifiedEvent& classified) {
    const DeliveryEvent& event = classified.event;
    const Classification& judged = classified.classification;
    ++m_countByKind[static_cast<std::size_t>(event.kind)];
    if (event.kind == EventKind::None || event.kind == EventKind::Unreadable)
        return;
    const Address recipient = addressOf(event.recipient);
    const Address original = addressOf(event.originalRecipient);
    if (recipient.text.length == 0 && original.text.length == 0) {
        ++m_withoutAddress;
        return;
    }
    Event& kept = m_events.emplace_back();
    kept.entry = {.kind = event.kind,
                  .type = judged.type,
                  .reason = judged.reason,
                  .cause = judged.cause,
                  .proposal = judged.proposal,
                  .confidence = judged.confidence,
                  .rule = judged.rule,
                  .status = event.status.value_or(EnhancedStatusCode{}),
                  .reply = event.reply.value_or(ReplyCode{}),
                  .provider = judged.provider,
                  .date = event.date.value_or(0)};
    kept.recipient = recipient;
    kept.originalRecipient = original;
    const auto diagnostic = upToLongest(event.diagnostic);
    kept.echoes = markEchoes(diagnostic, event.recipient, m_marked);
    kept.diagnostic = keep(kept.echoes ? std::string_view(m_marked) : diagnostic);
    kept.messageOffset = event.place.messageOffset;
    kept.fieldOffset = event.place.fieldOffset;
    kept.origin = originOf(event);
    const auto size = static_cast<std::uint32_t>(diagnostic.size());
    const auto matchBegin = std::min(judged.matchBegin, size);
    kept.matchBegin = static_cast<std::uint16_t>(matchBegin);
    kept.matchLength = static_cast<std::uint16_t>(std::min(judged.matchLength, size - matchBegin));
    kept.vendorReason = event.vendorReason;
    kept.vendorType = event.vendorType;
}

} // namespace listwright
