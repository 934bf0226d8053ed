// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/bounce/delivery_event.h"
#include "model/bounce/text_memory.h"

#include <optional>
#include <string>

namespace listwright {

/// completeFromDiagnostic() that remembers: servers say the same to thousands of recipients. Gives
/// what that gives. For one thread.
class CompletionMemory {
public:
    void complete(DeliveryEvent& event);

private:
    /// What a diagnostic tells, with marks for the recipient where it is repeated.
    struct Told {
        std::string command;
        std::string remoteMta;
        std::optional<std::string> diagnostic; // where less is left than the whole
        bool echoes = false;                   // in what is left
        std::optional<ReplyCode> reply;
        std::optional<EnhancedStatusCode> status;
    };
    /// Everything that a completion hangs on.
    void makeKey(const DeliveryEvent& event, bool echoes);
    [[nodiscard]] Told tell(const DeliveryEvent& event, const DeliveryEvent& completed,
                            bool echoes);

    TextMemory<Told> m_memory;
    std::string m_marked; // used again and again, like the next
    std::string m_key;
};

} // namespace listwright
