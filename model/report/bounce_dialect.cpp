// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/bounce_dialect.h"

#include "model/report/dialects/dialects.h"

#include <algorithm>
#include <array>

namespace listwright {

std::span<const BounceDialect> bounceDialects() {
    // A copy a row: the rows are constants of other files, complete before main().
    static const std::array dialects = {
        amazonSnsDialect,   amazonWorkMailDialect,
        zohoDialect,        googleGroupsDialect,
        gmailDialect,       mFilterDialect,
        notesDialect,       dominoDialect,
        dragonFlyDialect,   openSmtpdDialect,
        mailMarshalDialect, biglobeDialect,
        mcAfeeDialect,      interScanDialect,
        imailDialect,       ezwebDialect,
        kddiDialect,        messagingServerDialect,
        yahooDialect,       qmailDialect,
        courierDialect,     postfixTranscriptDialect,
        postfixDialect,     activeHunterDialect,
        exchangeDialect,    eximDialect,
        sendmailDialect,    fmlDialect,
        groupWiseDialect,   mDaemonDialect,
        jamesDialect,       tencentDialect,
        mimecastDialect,    smailDialect,
    };
    return dialects;
}

const BounceDialect* dialectOf(const ReportMail& mail, std::span<const BounceDialect> dialects) {
    const auto found =
        std::find_if(dialects.begin(), dialects.end(),
                     [&](const BounceDialect& dialect) { return dialect.recognises(mail); });
    return found == dialects.end() ? nullptr : &*found;
}

} // namespace listwright
