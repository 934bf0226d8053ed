// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/address/domain_memory.h"
#include "model/bounce/classifier.h"

#include <cstddef>
#include <memory>
#include <string>

namespace listwright {

/// A classifier that remembers its answers: servers say the same to thousands of recipients, and
/// addresses are no part of what rules look at. Gives what Classifier::classify() gives. For one
/// thread; takes a few MiB at most.
class ClassificationMemory {
public:
    /// Keeps a reference to the classifier.
    explicit ClassificationMemory(const Classifier& classifier);
    ~ClassificationMemory();
    ClassificationMemory(const ClassificationMemory&) = delete;
    ClassificationMemory& operator=(const ClassificationMemory&) = delete;

    [[nodiscard]] Classification classify(const DeliveryEvent& event);

private:
    /// What matched as a part of the words.
    [[nodiscard]] Classification remembered(const DeliveryEvent& event, const AnswerWords& words);
    /// Everything of the event that the classifier's answer depends on, byte for byte.
    void makeKey(const DeliveryEvent& event, const std::string& words);

    struct Answers;
    const Classifier& m_classifier;
    std::unique_ptr<Answers> m_answers;
    DomainMemory m_domains;
    std::string m_domain;
    std::string m_key;
};

} // namespace listwright
