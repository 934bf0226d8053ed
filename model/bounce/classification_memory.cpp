// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/bounce/classification_memory.h"

#include <absl/container/flat_hash_map.h>
#include <xxhash.h>

#include <algorithm>
#include <string_view>
#include <tuple>

namespace listwright {

namespace {

/// Longer answers hardly come twice.
constexpr std::size_t longestAnswer = 1024;
/// Of all keys; then it begins anew.
constexpr std::size_t mostBytes = std::size_t{4} << 20;

struct KeyHash {
    std::size_t operator()(const std::string& key) const {
        return static_cast<std::size_t>(XXH3_64bits(key.data(), key.size()));
    }
};

void addNumber(std::string& key, std::uint32_t number) {
    for (int byte = 0; byte < 4; ++byte)
        key += static_cast<char>(number >> (8 * byte));
}

void addText(std::string& key, std::string_view text) {
    addNumber(key, static_cast<std::uint32_t>(text.size()));
    key += text;
}

void addStatus(std::string& key, const std::optional<EnhancedStatusCode>& status) {
    addNumber(key, status ? 1U + status->classDigit : 0U);
    addNumber(key, status ? std::uint32_t{status->subject} << 16 | status->detail : 0U);
}

void addReply(std::string& key, const std::optional<ReplyCode>& reply) {
    addNumber(key, reply ? 1U + reply->value : 0U);
}

} // namespace

struct ClassificationMemory::Answers {
    absl::flat_hash_map<std::string, Classification, KeyHash> byKey;
    std::size_t bytes = 0;
};

ClassificationMemory::ClassificationMemory(const Classifier& classifier)
    : m_classifier(classifier)
    , m_answers(std::make_unique<Answers>()) {}

ClassificationMemory::~ClassificationMemory() = default;

void ClassificationMemory::makeKey(const DeliveryEvent& event, const std::string& words) {
    m_domain.assign(event.recipient, std::min(event.recipient.rfind('@'), event.recipient.size()));
    for (char& c : m_domain)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    const std::string_view domain =
        m_domain.empty() ? std::string_view() : std::string_view(m_domain).substr(1);
    m_key.clear();
    addNumber(m_key, static_cast<std::uint32_t>(event.kind));
    addStatus(m_key, event.status);
    addReply(m_key, event.reply);
    addStatus(m_key, findEnhancedStatusCode(event.diagnostic));
    addReply(m_key, findReplyCode(event.diagnostic));
    addNumber(m_key, event.provider.value);
    addNumber(m_key, m_providers.providerOf(domain).value);
    addNumber(m_key, event.vendorReason ? 1U + static_cast<std::uint32_t>(*event.vendorReason) : 0);
    addNumber(m_key, event.vendorType ? 1U + static_cast<std::uint32_t>(*event.vendorType) : 0);
    addText(m_key, event.remoteMta);
    addText(m_key, event.mailSystem);
    addText(m_key, event.command);
    addText(m_key, event.feedbackType);
    m_key += words;
}

Classification ClassificationMemory::classify(const DeliveryEvent& event) {
    if (event.diagnostic.size() > longestAnswer)
        return m_classifier.classify(event);
    const AnswerWords words(event.diagnostic);
    Classification classification = remembered(event, words);
    std::tie(classification.matchBegin, classification.matchLength) =
        words.inAnswer(classification.matchBegin, classification.matchLength);
    return classification;
}

Classification ClassificationMemory::remembered(const DeliveryEvent& event,
                                                const AnswerWords& words) {
    makeKey(event, words.text());
    auto& answers = *m_answers;
    if (const auto known = answers.byKey.find(m_key); known != answers.byKey.end())
        return known->second;
    const Classification classification = m_classifier.classify(event, words);
    answers.bytes += m_key.size() + sizeof(Classification) + sizeof(std::string);
    if (answers.bytes > mostBytes) {
        answers.byKey.clear();
        answers.bytes = 0;
    }
    answers.byKey.emplace(m_key, classification);
    return classification;
}

} // namespace listwright
