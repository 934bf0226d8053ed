// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a file of mails: every event must come with a place inside the file, and be
// classified.
#include "model/bounce/classifier.h"
#include "model/report/mail_reader.h"

#include <cstdlib>

using namespace listwright;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const auto source =
        bytesInMemory("fuzz.mbox", std::string(reinterpret_cast<const char*>(bytes), size));
    const auto check = [&](const std::vector<DeliveryEvent>& events) {
        for (const DeliveryEvent& event : events) {
            if (event.place.messageOffset > size || event.place.fieldOffset > size)
                std::abort();
            const Classification verdict = standardClassifier().classify(event);
            if (verdict.matchBegin + verdict.matchLength > event.diagnostic.size())
                std::abort();
            if (event.kind == EventKind::None && verdict.proposal != Proposal::Keep)
                std::abort();
        }
    };
    ProgressReporter progress;
    const auto summary = mailReader()->read(*source, check, progress, CancelToken());
    if (!summary && summary.error().code == ErrorCode::Cancelled)
        std::abort();
    return 0;
}
