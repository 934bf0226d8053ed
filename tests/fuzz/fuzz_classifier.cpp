// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a server's answer: the judgement must be the same twice, mark a place inside the
// answer, and never remove anyone for a temporary code.
#include "model/bounce/explanation.h"
#include "model/bounce/server_answer.h"

#include <cstdlib>

using namespace listwright;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view answer(reinterpret_cast<const char*>(bytes), size);
    const DeliveryEvent event = eventFromAnswer(answer);
    const Classifier& classifier = standardClassifier();
    const Classification first = classifier.classify(event);
    const Classification second = classifier.classify(event);
    if (first.rule != second.rule || first.reason != second.reason ||
        first.proposal != second.proposal)
        std::abort();
    if (first.matchBegin + first.matchLength > event.diagnostic.size())
        std::abort();
    if (event.status && event.status->isTransient() && first.proposal == Proposal::Remove)
        std::abort();
    if (explain(event, first, classifier.rules()).headline.empty())
        std::abort();
    return 0;
}
