// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/dialects/dialects.h"
#include "model/report/recipient_paragraphs.h"
#include "model/report/report_section.h"

namespace listwright {

namespace {

bool recognises(const ReportMail& mail) {
    return mail.text().holds("------- failure reasons");
}

std::vector<DeliveryEvent> read(const ReportMail& mail) {
    // The reason, then the recipients that it holds for.
    std::vector<DeliveryEvent> events;
    const auto lines = linesBetween(mail.text().lines(), "------- failure reasons", "-------");
    std::size_t reasonBegin = 0;
    std::size_t reasonEnd = 0;
    for (std::size_t index = 0; index < lines.size(); ++index) {
        if (const auto address = leadingAddress(lines[index])) {
            const auto reason = sectionOf(lines.subspan(reasonBegin, reasonEnd - reasonBegin));
            const auto found = eventsOf(mail, EventKind::Bounce, {*address}, reason);
            events.insert(events.end(), found.begin(), found.end());
        } else if (!lines[index].isBlank()) {
            if (index == 0 || reasonEnd < index)
                reasonBegin = index;
            reasonEnd = index + 1;
        }
    }
    return events;
}

} // namespace

const BounceDialect notesDialect = {"notes", recognises, read};

} // namespace listwright
