// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/bounce/delivery_event.h"

namespace listwright {

std::string_view eventKindId(EventKind kind) {
    switch (kind) {
    case EventKind::Bounce:
        return "bounce";
    case EventKind::Delay:
        return "delay";
    case EventKind::Complaint:
        return "complaint";
    case EventKind::Unsubscribe:
        return "unsubscribe";
    case EventKind::AutoReply:
        return "auto-reply";
    case EventKind::Delivered:
        return "delivered";
    case EventKind::Engaged:
        return "engaged";
    case EventKind::None:
        return "none";
    case EventKind::Unreadable:
        return "unreadable";
    }
    return {};
}

std::optional<EventKind> eventKindById(std::string_view id) {
    for (auto kind = 0; kind <= static_cast<int>(EventKind::Unreadable); ++kind)
        if (eventKindId(static_cast<EventKind>(kind)) == id)
            return static_cast<EventKind>(kind);
    return std::nullopt;
}

} // namespace listwright
