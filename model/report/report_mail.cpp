// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/report_mail.h"

#include "model/report/address_in_text.h"
#include "model/report/ascii_text.h"
#include "model/report/report_phrases.h"

#include <algorithm>
#include <array>

namespace listwright {

namespace {

constexpr std::array<std::string_view, 8> answerMarks = {
    "re:", "re ", "aw:", "fw:", "fwd:", "wg:", "tr:", "sv:"};

bool isEmptyPath(const HeaderBlock& header) {
    const HeaderField* path = header.find("Return-Path");
    if (path == nullptr)
        return false;
    const std::string_view value = trimmed(path->value);
    return value == "<>" || value.empty() || startsIgnoringCase(value, "<mailer-daemon") ||
           startsIgnoringCase(value, "mailer-daemon");
}

std::string join(std::span<const TextLine> lines) {
    std::string text;
    for (const TextLine& line : lines) {
        text += line.text;
        text += '\n';
    }
    return text;
}

} // namespace

ReportMail::ReportMail(const MailMessage& message)
    : m_message(message) {
    const std::string from = message.headerText("From");
    if (const auto address = findAddress(from))
        m_sender = address->address;
    m_addressees = addressesIn(message.headerText("To"));
    m_subject = message.headerText("Subject");
    m_subjectPhrase = forPhrases(m_subject);
    m_hasEmptyReturnPath = isEmptyPath(header());
    m_isFromMailSystem =
        holdsPhrase(forPhrases(from), PhraseUse::MailSystem) ||
        (header().has("From") && m_sender.empty() && from.find("<>") != std::string::npos);
    m_isAnswer = std::any_of(answerMarks.begin(), answerMarks.end(), [this](std::string_view mark) {
        return m_subjectPhrase.starts_with(mark);
    });

    const bool reportSubject =
        !m_isAnswer && (holdsPhrase(m_subjectPhrase, PhraseUse::BounceSubject) ||
                        holdsPhrase(m_subjectPhrase, PhraseUse::DelaySubject));
    // People write subjects like a report's too, when they ask what one means.
    const bool isConversation = header().has("In-Reply-To") || header().has("References") ||
                                header().has("List-Unsubscribe") || header().has("List-Id");
    m_mayReport = m_isFromMailSystem || m_hasEmptyReturnPath ||
                  (reportSubject && (!isConversation || header().has("X-MLServer"))) ||
                  message.type() == "multipart/report" || header().has("X-Failed-Recipients") ||
                  header().has("x-amz-sns-message-id");
}

const ReportText& ReportMail::text() const {
    if (!m_text)
        m_text.emplace(m_message);
    return *m_text;
}

const HeaderBlock& ReportMail::original() const {
    if (m_original)
        return *m_original;
    m_original.emplace();
    constexpr std::size_t headerLimit = std::size_t{64} * 1024;
    for (const MailPart& part : m_message.parts()) {
        const bool isHeader = part.type == "text/rfc822-headers" ||
                              part.type == "message/rfc822-headers" ||
                              part.type == "message/global-headers";
        if (part.depth != 0 ||
            (!isHeader && part.type != "message/rfc822" && part.type != "message/global"))
            continue;
        if (part.encoding == TransferEncoding::Identity) {
            m_original.emplace(m_message.raw(part).substr(0, headerLimit), m_message.offset(part));
        } else {
            const std::string text = m_message.text(part, headerLimit);
            m_original.emplace(text, m_message.offset(part));
        }
        if (!m_original->fields().empty())
            return *m_original;
    }
    const auto lines = text().original();
    if (!lines.empty())
        m_original.emplace(join(lines.first(std::min<std::size_t>(lines.size(), 1000))),
                           lines.front().offset);
    return *m_original;
}

std::vector<std::string> ReportMail::failedRecipientsField() const {
    std::string all;
    for (const HeaderField& field : header().fields())
        if (equalsIgnoringCase(field.name, "X-Failed-Recipients") ||
            equalsIgnoringCase(field.name, "X-Failed-Recipient"))
            all += field.value + ", ";
    return addressesIn(all);
}

std::vector<std::string> ReportMail::originalRecipients() const {
    const HeaderBlock& fields = original();
    for (const std::string_view name :
         {"X-Original-To", "Envelope-To", "X-Envelope-To", "X-Rcpt-To", "To", "Delivered-To"}) {
        auto addresses = addressesIn(decodeHeaderText(fields.value(name)));
        if (!addresses.empty())
            return addresses;
    }
    return {};
}

std::optional<std::int64_t> ReportMail::date() const {
    return parseMailDate(header().value("Date"));
}

DeliveryEvent ReportMail::event(EventKind kind, std::string recipient, const TextLine* line) const {
    DeliveryEvent event;
    event.kind = kind;
    event.recipient = std::move(recipient);
    event.date = date();
    event.place.fieldOffset = line == nullptr ? m_message.fileOffset() : line->offset;
    event.place.field = line == nullptr ? "header" : "body";
    return event;
}

bool ReportMail::isOwnAddress(std::string_view address) const {
    if (sameAddress(address, m_sender))
        return true;
    return std::any_of(m_addressees.begin(), m_addressees.end(),
                       [address](const std::string& to) { return sameAddress(to, address); });
}

} // namespace listwright
