// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/dialects/dialects.h"
#include "model/report/report_section.h"

namespace listwright {

namespace {

// Written in the sender's language; the address of the help pages is the same in all.
bool recognises(const ReportMail& mail) {
    return mail.header().has("X-Failed-Recipients") && mail.isFromMailSystem() &&
           mail.text().holds("groups.google.com/support");
}

std::vector<DeliveryEvent> read(const ReportMail& mail) {
    return eventsOf(mail, EventKind::Bounce, mail.failedRecipientsField(),
                    sectionOf(mail.text().lines()));
}

} // namespace

const BounceDialect googleGroupsDialect = {"google-groups", recognises, read};

} // namespace listwright
