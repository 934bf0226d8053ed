// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/address_in_text.h"
#include "model/report/ascii_text.h"
#include "model/report/dialects/dialects.h"
#include "model/report/smtp_answer.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

namespace listwright {

namespace {

// Amazon SES tells of bounces through a notification service, and that by mail: JSON in the text.
bool recognises(const ReportMail& mail) {
    return mail.header().has("x-amz-sns-message-id") &&
           (mail.text().holds("notificationtype") || mail.text().holds("eventtype"));
}

/// The JSON of the text: up to the signature, and without the folds that mail put into long lines.
QJsonObject notificationIn(const ReportMail& mail) {
    QByteArray json;
    for (const TextLine& line : mail.text().lines()) {
        if (line.text == "--")
            break;
        if (json.isEmpty() && !line.trimmed().starts_with('{'))
            continue;
        const std::string_view text =
            line.text.starts_with(' ') && !json.isEmpty() ? line.text.substr(1) : line.text;
        json.append(text.data(), static_cast<qsizetype>(text.size()));
    }
    const QJsonObject outer = QJsonDocument::fromJson(json).object();
    const QJsonValue message = outer.value(QLatin1String("Message"));
    return message.isString() ? QJsonDocument::fromJson(message.toString().toUtf8()).object()
                              : outer;
}

std::string text(const QJsonObject& object, const char* name) {
    return object.value(QLatin1String(name)).toString().toStdString();
}

DeliveryEvent eventOf(const ReportMail& mail, EventKind kind, const QJsonObject& recipient) {
    DeliveryEvent event = mail.event(kind, addressOfField(text(recipient, "emailAddress")));
    event.place.field = "body";
    event.status = parseEnhancedStatusCode(text(recipient, "status"));
    std::string diagnostic = text(recipient, "diagnosticCode");
    if (startsIgnoringCase(diagnostic, "smtp;"))
        diagnostic.erase(0, 5);
    event.diagnostic = simplified(diagnostic);
    completeFromDiagnostic(event);
    return event;
}

std::vector<DeliveryEvent> read(const ReportMail& mail) {
    const QJsonObject notification = notificationIn(mail);
    std::string type = text(notification, "notificationType");
    if (type.empty())
        type = text(notification, "eventType");
    std::vector<DeliveryEvent> events;
    if (type == "Bounce") {
        const QJsonObject bounce = notification.value(QLatin1String("bounce")).toObject();
        for (const auto& recipient : bounce.value(QLatin1String("bouncedRecipients")).toArray()) {
            DeliveryEvent event = eventOf(mail, EventKind::Bounce, recipient.toObject());
            event.vendorType =
                text(bounce, "bounceType") == "Permanent" ? BounceType::Hard : BounceType::Soft;
            events.push_back(std::move(event));
        }
    } else if (type == "Complaint") {
        const QJsonObject complaint = notification.value(QLatin1String("complaint")).toObject();
        for (const auto& recipient :
             complaint.value(QLatin1String("complainedRecipients")).toArray()) {
            events.push_back(eventOf(mail, EventKind::Complaint, recipient.toObject()));
            events.back().feedbackType = text(complaint, "complaintFeedbackType");
        }
    } else if (type == "Delivery") {
        const QJsonObject delivery = notification.value(QLatin1String("delivery")).toObject();
        for (const auto& recipient : delivery.value(QLatin1String("recipients")).toArray()) {
            DeliveryEvent event = mail.event(EventKind::Delivered,
                                             addressOfField(recipient.toString().toStdString()));
            event.diagnostic = text(delivery, "smtpResponse");
            event.status = findEnhancedStatusCode(event.diagnostic);
            events.push_back(std::move(event));
        }
    }
    return events;
}

} // namespace

const BounceDialect amazonSnsDialect = {"amazon-sns", recognises, read};

} // namespace listwright
