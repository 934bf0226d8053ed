// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/completion_memory.h"

#include "model/bounce/echo_marks.h"
#include "model/report/smtp_answer.h"

#include <string_view>

namespace listwright {

namespace {

char stateOf(const std::optional<EnhancedStatusCode>& status) {
    if (!status)
        return 'n';
    return status->subject == 0 && status->detail == 0 ? 'v' : 's';
}

} // namespace

void CompletionMemory::makeKey(const DeliveryEvent& event, bool echoes) {
    m_key.clear();
    m_key += event.command.empty() ? 'n' : 'c';
    m_key += event.remoteMta.empty() ? 'n' : 'h';
    m_key += event.reply ? 'r' : 'n';
    m_key += stateOf(event.status);
    m_key += echoes ? 'e' : 'n';
    m_key += echoes ? std::string_view(m_marked) : std::string_view(event.diagnostic);
}

CompletionMemory::Told CompletionMemory::tell(const DeliveryEvent& event,
                                              const DeliveryEvent& completed, bool echoes) {
    Told told{.command = event.command.empty() ? completed.command : std::string(),
              .remoteMta = event.remoteMta.empty() ? completed.remoteMta : std::string(),
              .diagnostic = {},
              .echoes = false,
              .reply = event.reply ? std::nullopt : completed.reply,
              .status = completed.status == event.status ? std::nullopt : completed.status};
    if (completed.diagnostic == event.diagnostic)
        return told;
    told.echoes = echoes && markEchoes(completed.diagnostic, completed.recipient, m_marked);
    told.diagnostic = told.echoes ? m_marked : completed.diagnostic;
    return told;
}

void CompletionMemory::complete(DeliveryEvent& event) {
    if (event.diagnostic.empty())
        return;
    const bool echoes = markEchoes(event.diagnostic, event.recipient, m_marked);
    if (event.diagnostic.size() > longestMarkedAnswer ||
        (echoes ? !isUsualRecipient(event.recipient) : hasMark(event.diagnostic))) {
        completeFromDiagnostic(event);
        return;
    }
    makeKey(event, echoes);
    const Told* told = m_memory.find(m_key);
    if (told == nullptr) {
        DeliveryEvent completed = event;
        completeFromDiagnostic(completed);
        m_memory.keep(m_key, tell(event, completed, echoes));
        event = std::move(completed);
        return;
    }
    if (!told->command.empty())
        event.command = told->command;
    if (!told->remoteMta.empty())
        event.remoteMta = told->remoteMta;
    if (told->reply)
        event.reply = told->reply;
    if (told->status)
        event.status = told->status;
    if (told->diagnostic)
        event.diagnostic =
            told->echoes ? withEchoes(*told->diagnostic, event.recipient) : *told->diagnostic;
}

} // namespace listwright
