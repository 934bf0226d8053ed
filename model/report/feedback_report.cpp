// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/feedback_report.h"

#include "model/report/address_in_text.h"
#include "model/report/ascii_text.h"

#include <algorithm>

namespace listwright {

namespace {

constexpr std::size_t reportLimit = std::size_t{64} * 1024;

/// What the type means for a list (RFC 5965, 7.3; RFC 6591 for auth-failure): a failed
/// authentication and a mail that is no spam after all are nobody's complaint.
EventKind kindOfType(std::string_view type) {
    if (startsIgnoringCase(type, "opt-out") || startsIgnoringCase(type, "unsub"))
        return EventKind::Unsubscribe;
    if (equalsIgnoringCase(type, "not-spam") || equalsIgnoringCase(type, "auth-failure") ||
        equalsIgnoringCase(type, "dmarc"))
        return EventKind::None;
    return EventKind::Complaint;
}

/// The recipient as the mail that is complained about names him.
std::string recipientOfOriginal(const ReportMail& mail) {
    const HeaderBlock& original = mail.original();
    for (const std::string_view name :
         {"X-HmXmrOriginalRecipient", "X-Original-To", "X-Rcpt-To", "Delivered-To", "To"}) {
        const auto found = addressesIn(decodeHeaderText(original.value(name)));
        if (found.size() == 1)
            return found.front();
    }
    return {};
}

DeliveryEvent complaint(const ReportMail& mail, std::string_view type, std::string recipient) {
    DeliveryEvent event = mail.event(kindOfType(type), std::move(recipient));
    event.feedbackType = lowerAscii(trimmed(type));
    return event;
}

std::vector<DeliveryEvent> readArf(const ReportMail& mail, const MailPart& part) {
    const MailMessage& message = mail.message();
    const HeaderBlock fields(message.text(part, reportLimit), message.offset(part));
    std::vector<std::string> recipients;
    for (const HeaderField& field : fields.fields())
        for (const std::string_view name :
             {"Original-Rcpt-To", "Removal-Recipient", "Original-Recipient", "Redacted-Address"})
            if (equalsIgnoringCase(field.name, name) && findAddress(field.value))
                recipients.push_back(addressOfField(field.value));
    std::sort(recipients.begin(), recipients.end());
    recipients.erase(std::unique(recipients.begin(), recipients.end()), recipients.end());
    if (recipients.empty())
        recipients.push_back(recipientOfOriginal(mail));

    std::vector<DeliveryEvent> events;
    for (std::string& recipient : recipients) {
        DeliveryEvent event = complaint(mail, fields.value("Feedback-Type"), std::move(recipient));
        if (const HeaderField* type = fields.find("Feedback-Type")) {
            event.place.fieldOffset = type->offset;
            event.place.field = type->name;
        }
        if (const auto date = parseMailDate(fields.value("Arrival-Date")); date && !event.date)
            event.date = date;
        events.push_back(std::move(event));
    }
    return events;
}

/// A mail program's answer to a List-Unsubscribe address (RFC 2369, 3.2).
bool asksToUnsubscribe(const ReportMail& mail) {
    return mail.subjectPhrase() == "unsubscribe" && !mail.sender().empty() &&
           !mail.isFromMailSystem();
}

bool isHotmailComplaint(const ReportMail& mail) {
    return mail.subjectPhrase().starts_with("complaint about message from") &&
           (startsIgnoringCase(mail.sender(), "staff@hotmail.") ||
            startsIgnoringCase(mail.sender(), "staff@outlook.") ||
            !mail.original().fields().empty());
}

} // namespace

std::vector<DeliveryEvent> readFeedback(const ReportMail& mail) {
    const MailMessage& message = mail.message();
    for (const MailPart& part : message.parts())
        if (part.depth == 0 &&
            (part.type == "message/feedback-report" || part.type == "text/feedback-report"))
            return readArf(mail, part);
    if (message.reportType() == "feedback-report")
        return {complaint(mail, "abuse", recipientOfOriginal(mail))};
    if (isHotmailComplaint(mail))
        return {complaint(mail, "abuse", recipientOfOriginal(mail))};
    if (asksToUnsubscribe(mail))
        return {complaint(mail, "opt-out", mail.sender())};
    return {};
}

} // namespace listwright
