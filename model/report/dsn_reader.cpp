// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/dsn_reader.h"

#include "model/report/address_in_text.h"
#include "model/report/ascii_text.h"
#include "model/report/smtp_answer.h"

#include <algorithm>
#include <optional>

namespace listwright {

namespace {

constexpr std::size_t statusLimit = std::size_t{4} * 1024 * 1024;
constexpr std::size_t mostRecipients = 100000;

/// The fields of one recipient, and what the report says about all of them.
struct StatusGroups {
    HeaderBlock message;
    std::vector<HeaderBlock> recipients;
};

bool namesRecipient(const HeaderBlock& group) {
    return group.has("Final-Recipient") || group.has("Original-Recipient") ||
           group.has("X-Actual-Recipient");
}

bool tellsOutcome(const HeaderBlock& group) {
    return group.has("Action") || group.has("Status") || group.has("Diagnostic-Code");
}

/// Where the fields of a second recipient begin in a group that lacks the empty line between; the
/// whole length where there is none.
std::size_t secondRecipient(std::string_view text) {
    bool hasFinal = false;
    bool hasOutcome = false;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string_view line = text.substr(begin, end - begin);
        if (trimmed(line).empty()) // a line of spaces ends the group like an empty one
            return begin > 0 && !line.empty() && line != "\r" ? begin : text.size();
        const bool isFinal = startsIgnoringCase(line, "final-recipient:");
        const bool isOriginal = startsIgnoringCase(line, "original-recipient:");
        if ((isFinal && hasFinal) || (isOriginal && hasFinal && hasOutcome))
            return begin;
        hasFinal = hasFinal || isFinal;
        // What stands before the recipient may be about him too; it does not end his fields.
        hasOutcome = hasOutcome || (hasFinal && (startsIgnoringCase(line, "action:") ||
                                                 startsIgnoringCase(line, "status:")));
        begin = end + 1;
    }
    return text.size();
}

StatusGroups groupsOf(std::string_view text, std::uint64_t offset, bool exactOffsets) {
    StatusGroups groups;
    std::size_t at = 0;
    while (at < text.size() && groups.recipients.size() < mostRecipients) {
        const std::string_view rest = text.substr(at);
        HeaderBlock group(rest.substr(0, secondRecipient(rest)), offset + at);
        if (!exactOffsets)
            group.placeAt(offset);
        if (group.length() == 0)
            break;
        at += group.length();
        if (group.fields().empty())
            continue;
        // Fields without a recipient may follow an empty line too many, in the middle of its own.
        const bool goesOn = !namesRecipient(group) && tellsOutcome(group) &&
                            !groups.recipients.empty() && !tellsOutcome(groups.recipients.back());
        if (goesOn) {
            groups.recipients.back().append(group);
        } else if (namesRecipient(group) || tellsOutcome(group)) {
            groups.recipients.push_back(std::move(group));
        } else if (groups.message.fields().empty()) {
            groups.message = std::move(group);
        }
    }
    return groups;
}

/// What a program of the receiving host said, not a server: its type is a part of the answer.
bool isOfProgram(std::string_view value) {
    return startsIgnoringCase(trimmed(value), "x-unix;");
}

std::string_view withoutType(std::string_view value) {
    const auto semicolon = value.find(';');
    if (semicolon == std::string_view::npos || semicolon > 32 ||
        value.substr(0, semicolon).find_first_of("<@:.") != std::string_view::npos)
        return trimmed(value);
    return trimmed(value.substr(semicolon + 1));
}

std::string_view answerOf(std::string_view value) {
    return isOfProgram(value) ? trimmed(value) : withoutType(value);
}

/// RFC 3464, 2.3.3, as it is and as it is written in the world; none where the field says nothing
/// that is known.
std::optional<EventKind> kindOfAction(std::string_view action) {
    action = trimmed(action);
    for (const std::string_view word :
         {"fail", "error", "expired", "bounce", "undeliver", "reject"})
        if (startsIgnoringCase(action, word))
            return EventKind::Bounce;
    if (startsIgnoringCase(action, "delay"))
        return EventKind::Delay;
    for (const std::string_view word : {"deliver", "relay", "expand", "success"})
        if (startsIgnoringCase(action, word))
            return EventKind::Delivered;
    return std::nullopt;
}

EventKind kindOf(std::string_view action, const std::optional<EnhancedStatusCode>& status) {
    if (const auto kind = kindOfAction(action))
        return *kind;
    return status && status->classDigit == 2 ? EventKind::Delivered : EventKind::Bounce;
}

const HeaderField* firstOf(const HeaderBlock& group,
                           std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names)
        if (const HeaderField* field = group.find(name); field != nullptr && !field->value.empty())
            return field;
    return nullptr;
}

void setRecipients(DeliveryEvent& event, const HeaderBlock& group) {
    const std::string final = addressOfField(group.value("Final-Recipient"));
    const std::string original = addressOfField(group.value("Original-Recipient"));
    const std::string actual = addressOfField(group.value("X-Actual-Recipient"));
    for (const std::string& candidate : {final, original, actual})
        if (event.recipient.empty() && looksLikeAddress(candidate))
            event.recipient = candidate;
    if (event.recipient.empty())
        event.recipient = final.empty() ? original : final;
    // A name inside the other's house, such as ann@server, is nobody's address.
    const bool isInternal =
        event.recipient.find('.', event.recipient.rfind('@') + 1) == std::string::npos;
    if (isInternal && looksLikeAddress(original))
        event.recipient = original;
    if (looksLikeAddress(original) && !sameAddress(original, event.recipient))
        event.originalRecipient = original;
}

std::string_view commentOf(std::string_view value) {
    const auto open = value.find('(');
    const auto close = value.rfind(')');
    return open == std::string_view::npos || close == std::string_view::npos || close < open
               ? std::string_view()
               : value.substr(open + 1, close - open - 1);
}

/// The status in a server's own answer, `550 5.1.1 ...`. The sending system's Status field often
/// says only that it gave up.
std::optional<EnhancedStatusCode> statusOfAnswer(std::string_view diagnostic) {
    const bool isAnswer = diagnostic.size() > 9 && (diagnostic[0] == '4' || diagnostic[0] == '5') &&
                          isDigit(diagnostic[1]) && isDigit(diagnostic[2]) &&
                          (diagnostic[3] == ' ' || diagnostic[3] == '-');
    if (!isAnswer)
        return std::nullopt;
    const std::string_view rest = diagnostic.substr(4);
    return parseEnhancedStatusCode(rest.substr(0, rest.find(' ')));
}

DeliveryEvent eventOf(const ReportMail& mail, const StatusGroups& groups,
                      const HeaderBlock& group) {
    std::optional<EnhancedStatusCode> status = parseEnhancedStatusCode(group.value("Status"));
    if (!status)
        status = findEnhancedStatusCode(group.value("Status"));
    DeliveryEvent event = mail.event(kindOf(group.value("Action"), status), {});
    setRecipients(event, group);
    event.status = status;
    if (!status)
        event.reply = findReplyCode(group.value("Status"));

    const HeaderField* diagnostic =
        firstOf(group, {"Diagnostic-Code", "X-Diagnostic-Code", "Diagnostic-Text",
                        "X-Supplementary-Info", "X-Display-Name-Error"});
    // Some put the words behind the status: `4.0.0 (host name lookup failure)`.
    event.diagnostic = simplified(diagnostic != nullptr ? answerOf(diagnostic->value)
                                                        : commentOf(group.value("Status")));
    if (const auto said = statusOfAnswer(event.diagnostic))
        event.status = said;
    const HeaderField* spoke = diagnostic;
    if (spoke == nullptr)
        spoke = firstOf(group, {"Status", "Action", "Final-Recipient", "Original-Recipient"});
    if (spoke != nullptr) {
        event.place.fieldOffset = spoke->offset;
        event.place.field = spoke->name;
    }

    std::string_view remote = withoutType(group.value("Remote-MTA"));
    if (remote.empty())
        remote = withoutType(group.value("X-Remote-MTA"));
    event.remoteMta = remote.substr(0, remote.find_first_of(" [("));
    for (const std::string_view name : {"Last-Attempt-Date", "Arrival-Date"}) {
        const HeaderBlock& block = group.has(name) ? group : groups.message;
        if (name == "Arrival-Date" && event.date)
            break;
        if (const auto date = parseMailDate(block.value(name))) {
            event.date = date;
            break;
        }
    }
    completeFromDiagnostic(event);
    return event;
}

/// A `message/delivery-status` in the words: from its first field on.
std::string statusInText(std::span<const TextLine> lines, std::uint64_t& offset) {
    std::string text;
    bool hasRecipient = false;
    bool hasOutcome = false;
    for (const TextLine& line : lines) {
        const std::string_view words = line.trimmed();
        const bool isRecipient = startsIgnoringCase(words, "final-recipient:") ||
                                 startsIgnoringCase(words, "original-recipient:");
        const bool begins =
            isRecipient || startsIgnoringCase(words, "reporting-mta:") ||
            (startsIgnoringCase(words, "action:") && kindOfAction(words.substr(7)).has_value());
        if (text.empty() && !begins)
            continue;
        if (text.empty())
            offset = line.offset;
        hasRecipient = hasRecipient || isRecipient;
        hasOutcome = hasOutcome || startsIgnoringCase(words, "action:") ||
                     startsIgnoringCase(words, "status:") ||
                     startsIgnoringCase(words, "diagnostic-code:");
        text += isFieldLine(words) ? words : line.text;
        text += '\n';
    }
    return hasRecipient && hasOutcome ? text : std::string();
}

bool isStatusType(std::string_view type) {
    return type == "message/delivery-status" || type == "message/global-delivery-status" ||
           type == "text/delivery-status" || type == "message/delivery_status";
}

void append(std::vector<DeliveryEvent>& events, const ReportMail& mail, std::string_view text,
            std::uint64_t offset, bool exactOffsets) {
    const StatusGroups groups = groupsOf(text, offset, exactOffsets);
    for (const HeaderBlock& group : groups.recipients)
        events.push_back(eventOf(mail, groups, group));
}

} // namespace

std::vector<DeliveryEvent> readDeliveryStatus(const ReportMail& mail) {
    std::vector<DeliveryEvent> events;
    const MailMessage& message = mail.message();
    for (const MailPart& part : message.parts()) {
        if (!isStatusType(part.type) ||
            (!mail.mayReport() && (part.isAttachment || mail.isAnswer())))
            continue;
        if (part.depth > 0 && (!events.empty() || !mail.mayReport() || mail.isAnswer()))
            continue; // the mail that comes back may be a report itself
        const std::string text = message.text(part, statusLimit);
        append(events, mail, text, message.offset(part), message.keepsOffsets(part, text));
    }
    if (!events.empty() || !mail.mayReport() || mail.isAnswer())
        return events;

    std::uint64_t offset = 0;
    for (const MailPart& part : message.parts()) { // the right words in a part of another type
        const bool mayHold = part.depth == 0 && part.length > 0 &&
                             (part.type.starts_with("text/") || part.type == "message/unknown" ||
                              part.type == "application/octet-stream");
        if (!mayHold || !events.empty())
            continue;
        const std::string text = message.text(part, std::size_t{64} * 1024);
        const auto at = findIgnoringCase(text, "final-recipient:");
        if (at == std::string::npos || part.type == "text/plain" || part.type == "text/html")
            continue;
        append(events, mail, text, message.offset(part), message.keepsOffsets(part, text));
    }
    if (!events.empty())
        return events;
    const std::string text = statusInText(mail.text().lines(), offset);
    if (!text.empty())
        append(events, mail, text, offset, false);
    return events;
}

} // namespace listwright
