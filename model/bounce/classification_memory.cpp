// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/bounce/classification_memory.h"

#include "model/bounce/echo_marks.h"

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>
#include <type_traits>

namespace listwright {

namespace {

/// Longer answers hardly come twice.
constexpr std::size_t longestAnswer = 1024;

/// Begins with everything that is a number.
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

/// Everything of the event but the diagnostic that the classifier's answer hangs on.
KeyNumbers numbersOf(const DeliveryEvent& event, ProviderId domain) {
    KeyNumbers numbers;
    numbers.add(static_cast<std::size_t>(event.kind));
    numbers.add(event.status);
    numbers.add(event.reply);
    numbers.add(event.provider.value);
    numbers.add(domain.value);
    numbers.add(event.vendorReason);
    numbers.add(event.vendorType);
    return numbers;
}

void addTexts(const DeliveryEvent& event, KeyNumbers numbers, std::string_view diagnostic,
              std::string& key) {
    const std::array<std::string_view, 4> texts{event.remoteMta, event.mailSystem, event.command,
                                                event.feedbackType};
    for (const std::string_view text : texts)
        numbers.add(text.size());
    numbers.giveTo(key);
    for (const std::string_view text : texts)
        key += text;
    key += diagnostic;
}

/// A place in an answer that repeats the recipient, as one in the marked answer; none where it is
/// within an echo.
std::optional<std::uint32_t> placeInMarked(std::string_view marked, std::size_t recipient,
                                           std::size_t place) {
    std::size_t at = 0; // in the answer
    for (std::size_t mark = 0; mark < marked.size(); ++mark) {
        if (at >= place)
            return at == place ? std::optional(static_cast<std::uint32_t>(mark)) : std::nullopt;
        at += isMark(marked[mark]) ? recipient : 1;
    }
    return at == place ? std::optional(static_cast<std::uint32_t>(marked.size())) : std::nullopt;
}

std::uint32_t placeInAnswer(std::string_view marked, std::size_t recipient, std::uint32_t place) {
    const auto echoes = std::count_if(marked.begin(), marked.begin() + place, isMark);
    return place + static_cast<std::uint32_t>(static_cast<std::size_t>(echoes) * (recipient - 1));
}

} // namespace

ProviderId ClassificationMemory::providerOfRecipient(const DeliveryEvent& event) {
    m_domain.assign(event.recipient, std::min(event.recipient.rfind('@'), event.recipient.size()));
    for (char& c : m_domain)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    const std::string_view domain =
        m_domain.empty() ? std::string_view() : std::string_view(m_domain).substr(1);
    return m_domains.traitsOf(domain).provider;
}

Classification ClassificationMemory::classify(const DeliveryEvent& event) {
    if (event.diagnostic.size() > longestAnswer)
        return m_classifier.classify(event);
    const ProviderId domain = providerOfRecipient(event);
    const bool echoes = markEchoes(event.diagnostic, event.recipient, m_marked);
    if (event.diagnostic.size() > longestMarkedAnswer ||
        (echoes ? !isUsualRecipient(event.recipient) : hasMark(event.diagnostic)))
        return byWords(event, domain);
    return echoes ? byMarked(event, domain) : byDiagnostic(event, domain);
}

Classification ClassificationMemory::byDiagnostic(const DeliveryEvent& event, ProviderId domain) {
    KeyNumbers numbers = numbersOf(event, domain);
    numbers.add(0); // where byMarked() tells of an address
    numbers.add(0);
    addTexts(event, numbers, event.diagnostic, m_key);
    if (const Classification* const known = m_byText.find(m_key))
        return *known;
    const std::string key = m_key;
    const Classification classification = byWords(event, domain);
    m_byText.keep(key, classification);
    return classification;
}

Classification ClassificationMemory::byMarked(const DeliveryEvent& event, ProviderId domain) {
    const std::size_t length = event.recipient.size();
    const std::size_t at = event.recipient.find('@');
    KeyNumbers numbers = numbersOf(event, domain);
    // Words show so much of an address.
    numbers.add(std::min(at, AnswerWords::longestMask));
    numbers.add(std::min(length - at - 1, AnswerWords::longestMask));
    addTexts(event, numbers, m_marked, m_key);
    if (const Classification* const known = m_byText.find(m_key)) {
        Classification classification = *known;
        const auto end = classification.matchBegin + classification.matchLength;
        classification.matchBegin = placeInAnswer(m_marked, length, classification.matchBegin);
        classification.matchLength =
            placeInAnswer(m_marked, length, end) - classification.matchBegin;
        return classification;
    }
    const std::string key = m_key;
    const Classification classification = byWords(event, domain);
    const auto end = std::size_t{classification.matchBegin} + classification.matchLength;
    const auto markedBegin = placeInMarked(m_marked, length, classification.matchBegin);
    const auto markedEnd = placeInMarked(m_marked, length, end);
    if (markedBegin && markedEnd) {
        Classification marked = classification;
        marked.matchBegin = *markedBegin;
        marked.matchLength = *markedEnd - *markedBegin;
        m_byText.keep(key, marked);
    }
    return classification;
}

Classification ClassificationMemory::byWords(const DeliveryEvent& event, ProviderId domain) {
    const AnswerWords words(event.diagnostic);
    KeyNumbers numbers = numbersOf(event, domain);
    numbers.add(findEnhancedStatusCode(event.diagnostic));
    numbers.add(findReplyCode(event.diagnostic));
    addTexts(event, numbers, words.text(), m_key);
    Classification classification;
    if (const Classification* const known = m_byWords.find(m_key)) {
        classification = *known;
    } else {
        classification = m_classifier.classify(event, words);
        m_byWords.keep(m_key, classification);
    }
    std::tie(classification.matchBegin, classification.matchLength) =
        words.inAnswer(classification.matchBegin, classification.matchLength);
    return classification;
}

} // namespace listwright
