// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/report/bounce_dialect.h"

namespace listwright {

// One a file, named after it. bounce_dialect.cpp lists them in the order in which they are asked.
extern const BounceDialect activeHunterDialect;
extern const BounceDialect amazonSnsDialect;
extern const BounceDialect amazonWorkMailDialect;
extern const BounceDialect biglobeDialect;
extern const BounceDialect courierDialect;
extern const BounceDialect dominoDialect;
extern const BounceDialect dragonFlyDialect;
extern const BounceDialect exchangeDialect;
extern const BounceDialect eximDialect;
extern const BounceDialect ezwebDialect;
extern const BounceDialect fmlDialect;
extern const BounceDialect gmailDialect;
extern const BounceDialect googleGroupsDialect;
extern const BounceDialect groupWiseDialect;
extern const BounceDialect imailDialect;
extern const BounceDialect interScanDialect;
extern const BounceDialect jamesDialect;
extern const BounceDialect kddiDialect;
extern const BounceDialect mDaemonDialect;
extern const BounceDialect mFilterDialect;
extern const BounceDialect mailMarshalDialect;
extern const BounceDialect mcAfeeDialect;
extern const BounceDialect messagingServerDialect;
extern const BounceDialect mimecastDialect;
extern const BounceDialect notesDialect;
extern const BounceDialect openSmtpdDialect;
extern const BounceDialect postfixDialect;
extern const BounceDialect postfixTranscriptDialect;
extern const BounceDialect qmailDialect;
extern const BounceDialect sendmailDialect;
extern const BounceDialect smailDialect;
extern const BounceDialect tencentDialect;
extern const BounceDialect yahooDialect;
extern const BounceDialect zohoDialect;

} // namespace listwright
