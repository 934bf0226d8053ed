// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/bounce/classification_memory.h"

#include <absl/container/flat_hash_map.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <tuple>
#include <type_traits>

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

/// What a key begins with: everything that is a number.
class KeyNumbers {
public:
    void add(std::size_t number) { m_numbers[m_count++] = static_cast<std::uint32_t>(number); }
    void add(const std::optional<EnhancedStatusCode>& status) {
        add(status ? 1U + status->classDigit : 0U);
        add(status ? std::uint32_t{status->subject} << 16 | status->detail : 0U);
    }
    void add(const std::optional<ReplyCode>& reply) { add(reply ? 1U + reply->value : 0U); }
    template <typename Kind>
    requires std::is_enum_v<Kind>
    void add(const std::optional<Kind>& kind) {
        add(kind ? 1U + static_cast<std::size_t>(*kind) : 0U);
    }

    void giveTo(std::string& key) const {
        key.assign(reinterpret_cast<const char*>(m_numbers.data()), sizeof m_numbers);
    }

private:
    std::array<std::uint32_t, 15> m_numbers{};
    std::size_t m_count = 0;
};

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
    KeyNumbers numbers;
    numbers.add(static_cast<std::size_t>(event.kind));
    numbers.add(event.status);
    numbers.add(event.reply);
    numbers.add(findEnhancedStatusCode(event.diagnostic));
    numbers.add(findReplyCode(event.diagnostic));
    numbers.add(event.provider.value);
    numbers.add(m_domains.traitsOf(domain).provider.value);
    numbers.add(event.vendorReason);
    numbers.add(event.vendorType);
    const std::array<std::string_view, 4> texts{event.remoteMta, event.mailSystem, event.command,
                                                event.feedbackType};
    for (const std::string_view text : texts)
        numbers.add(text.size());
    numbers.giveTo(m_key);
    for (const std::string_view text : texts)
        m_key += text;
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
