// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/address/domain_memory.h"
#include "model/bounce/classifier.h"
#include "model/bounce/text_memory.h"

#include <string>
#include <string_view>

namespace listwright {

/// A classifier that remembers its answers: servers say the same to thousands of recipients, and
/// addresses are no part of what rules look at. Gives what Classifier::classify() gives. For one
/// thread; takes a few MiB at most.
class ClassificationMemory {
public:
    /// Keeps a reference to the classifier.
    explicit ClassificationMemory(const Classifier& classifier)
        : m_classifier(classifier) {}
    ClassificationMemory(const ClassificationMemory&) = delete;
    ClassificationMemory& operator=(const ClassificationMemory&) = delete;

    [[nodiscard]] Classification classify(const DeliveryEvent& event);

private:
    [[nodiscard]] ProviderId providerOfRecipient(const DeliveryEvent& event);
    /// By the diagnostic as it is: soon found.
    [[nodiscard]] Classification byDiagnostic(const DeliveryEvent& event, ProviderId domain);
    /// By the diagnostic with marks for the recipient.
    [[nodiscard]] Classification byMarked(const DeliveryEvent& event, ProviderId domain);
    /// By its words, which do without the ids of messages and all addresses.
    [[nodiscard]] Classification byWords(const DeliveryEvent& event, ProviderId domain);

    const Classifier& m_classifier;
    TextMemory<Classification> m_byText;  // marked where it repeats the recipient, and what matched
    TextMemory<Classification> m_byWords; // what matched is a part of the words
    DomainMemory m_domains;
    std::string m_domain; // used again and again, like what follows
    std::string m_marked;
    std::string m_key;
};

} // namespace listwright
