// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cleaning/clean_up_of.h"

#include "model/list/list_importer.h"

#include <QtGlobal>

namespace listwright {

std::shared_ptr<const EventLedger> ledgerOf(const std::vector<TestBounce>& bounces) {
    auto ledger = std::make_shared<EventLedger>();
    for (const TestBounce& bounce : bounces) {
        ClassifiedEvent classified;
        DeliveryEvent& event = classified.event;
        event.recipient = bounce.recipient;
        event.diagnostic = bounce.diagnostic;
        event.status = findEnhancedStatusCode(bounce.diagnostic);
        event.reply = findReplyCode(bounce.diagnostic);
        event.place.file = "/reports/spring.mbox";
        if (bounce.date != 0)
            event.date = bounce.date;
        classified.classification = standardClassifier().classify(event);
        ledger->add(classified);
    }
    ledger->finish();
    return ledger;
}

std::shared_ptr<const CleanUp> cleanUpOf(std::vector<std::shared_ptr<const ByteSource>> sources,
                                         const std::vector<TestBounce>& bounces,
                                         const Policy& policy) {
    std::vector<std::shared_ptr<const ContactList>> lists;
    ProgressReporter progress;
    for (auto& source : sources) {
        const auto preview = previewTable(*source);
        const auto profile = profileList(*source, preview.value());
        if (!profile)
            qFatal("%s", message(profile.error()).c_str());
        auto list = importList(std::move(source), *profile, progress, {});
        if (!list)
            qFatal("%s", message(list.error()).c_str());
        lists.push_back(*std::move(list));
    }
    return match(std::move(lists), ledgerOf(bounces), policy, progress, {}).value();
}

} // namespace listwright
