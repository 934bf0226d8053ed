// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/outlook_message.h"

#include "model/report/ascii_text.h"

#include <QByteArray>
#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

#include <algorithm>
#include <string_view>

namespace listwright {

namespace {

/// A header field's value on one line.
std::string oneLine(std::string text) {
    std::replace_if(
        text.begin(), text.end(),
        [](unsigned char letter) { return letter < 0x20 || letter == 0x7F; }, ' ');
    return std::string(trimmed(text));
}

std::string rfcDate(std::int64_t seconds) {
    return QLocale::c()
               .toString(QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC),
                         QStringLiteral("ddd, d MMM yyyy hh:mm:ss"))
               .toStdString() +
           " +0000";
}

/// 5.1.1 of 511, which is how Exchange keeps it.
std::string statusOf(std::optional<std::uint64_t> code) {
    if (!code || *code < 200 || *code > 599)
        return {};
    const std::string digits = std::to_string(*code);
    return {digits[0], '.', digits[1], '.', digits[2]};
}

bool isFailure(const OutlookMessage& message) {
    return message.kind.ends_with(".NDR");
}

/// Writes one message, and those inside of it.
class MailWriter {
public:
    MailWriter(const OutlookMessage& message, int depth)
        : m_message(message)
        , m_depth(depth)
        , m_boundary("=_outlook_" + std::to_string(depth)) {}

    std::string mail() {
        writeHeader();
        m_text += "MIME-Version: 1.0\r\nContent-Type: multipart/";
        m_text += m_message.isReport() ? "report; report-type=delivery-status" : "mixed";
        m_text += "; boundary=\"" + m_boundary + "\"\r\n\r\n";
        writeBody();
        if (m_message.isReport())
            writeStatus();
        for (const OutlookMessage::Attachment& attachment : m_message.attachments)
            writeAttachment(attachment);
        m_text += "--" + m_boundary + "--\r\n";
        return std::move(m_text);
    }

private:
    void field(const char* name, const std::string& value) {
        if (!value.empty())
            m_text.append(name).append(": ").append(value).append("\r\n");
    }

    // The mail's own fields but for those that say how its body was written, which it is not now.
    void writeHeader() {
        const std::string& own = m_message.header;
        bool kept = true;
        std::size_t at = 0;
        while (at < own.size()) {
            const auto end = std::min(own.find('\n', at), own.size());
            std::string_view line(own.data() + at, end - at);
            at = end + 1;
            if (line.ends_with('\r'))
                line.remove_suffix(1);
            if (line.empty())
                break;
            const bool isFolded = line.front() == ' ' || line.front() == '\t';
            if (!isFolded)
                kept = line.find(':') != std::string_view::npos &&
                       !startsIgnoringCase(line, "content-") &&
                       !startsIgnoringCase(line, "mime-version:");
            if (kept && (!isFolded || !m_text.empty()))
                m_text.append(line).append("\r\n");
        }
        if (!m_text.empty())
            return;
        field("From", '<' + m_message.from + '>');
        field("Subject", m_message.subject);
        if (m_message.date)
            field("Date", rfcDate(*m_message.date));
    }

    void beginPart(const std::string& type, const char* encoding) {
        m_text += "--" + m_boundary + "\r\nContent-Type: " + type +
                  "\r\nContent-Transfer-Encoding: " + encoding + "\r\n\r\n";
    }

    void writeBase64(std::string_view bytes) {
        constexpr qsizetype lineLength = 76;
        const QByteArray encoded =
            QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size())).toBase64();
        for (qsizetype at = 0; at < encoded.size(); at += lineLength)
            m_text.append(encoded.mid(at, lineLength).toStdString()).append("\r\n");
    }

    void writeBody() {
        if (!m_message.body.empty()) {
            beginPart("text/plain; charset=UTF-8", "base64");
            writeBase64(m_message.body);
        } else if (!m_message.html.empty()) {
            beginPart("text/html; charset=" + m_message.htmlEncoding, "base64");
            writeBase64(m_message.html);
        }
    }

    void writeStatus() {
        std::string groups;
        const auto add = [&groups](const char* name, const std::string& value) {
            if (!value.empty())
                groups.append(name).append(value).append("\r\n");
        };
        for (const OutlookMessage::Recipient& recipient : m_message.recipients) {
            if (recipient.address.find('@') == std::string::npos)
                continue;
            groups += "\r\nFinal-Recipient: rfc822; " + recipient.address +
                      "\r\nAction: " + (isFailure(m_message) ? "failed" : "delivered") + "\r\n";
            add("Status: ", recipient.status);
            add("Remote-MTA: dns; ", recipient.remoteMta);
            add("Diagnostic-Code: smtp; ", recipient.words);
        }
        if (groups.empty())
            return;
        beginPart("message/delivery-status", "8bit");
        m_text += "Reporting-MTA: dns; exchange.invalid\r\n" + groups + "\r\n";
    }

    void writeAttachment(const OutlookMessage::Attachment& attachment) {
        if (!attachment.message.empty()) {
            beginPart("message/rfc822", "8bit");
            m_text += MailWriter(attachment.message.front(), m_depth + 1).mail();
            return;
        }
        if (attachment.bytes.empty())
            return;
        std::string type = attachment.type;
        if (type.find('/') == std::string::npos)
            type = "application/octet-stream";
        // RFC 2046 allows no base64 for these.
        if (startsIgnoringCase(type, "message/")) {
            beginPart(type, "8bit");
            m_text += attachment.bytes + "\r\n";
            return;
        }
        beginPart(type, "base64");
        writeBase64(attachment.bytes);
    }

    const OutlookMessage& m_message;
    int m_depth;
    std::string m_boundary;
    std::string m_text;
};

} // namespace

bool OutlookMessage::isReport() const {
    return startsIgnoringCase(kind, "REPORT.") && (kind.ends_with(".NDR") || kind.ends_with(".DR"));
}

OutlookMessage outlookMessage(OutlookProperties& properties) {
    if (const auto codePage = properties.number(OutlookTag::CodePage))
        properties.setEncoding(encodingOfCodePage(*codePage));
    OutlookMessage message;
    message.kind = properties.text(OutlookTag::MessageClass);
    message.header = properties.text(OutlookTag::TransportHeaders);
    message.from = oneLine(properties.text(OutlookTag::SenderSmtpAddress));
    if (message.from.empty())
        message.from = oneLine(properties.text(OutlookTag::SenderAddress));
    if (message.from.find('@') == std::string::npos)
        message.from = "MAILER-DAEMON";
    message.subject = oneLine(properties.text(OutlookTag::Subject));
    message.date = properties.time(OutlookTag::DeliveryTime);
    if (!message.date)
        message.date = properties.time(OutlookTag::SubmitTime);
    message.body = properties.text(OutlookTag::Body);
    if (message.body.empty())
        message.body = properties.text(OutlookTag::ReportText);
    if (message.body.empty()) {
        message.html = properties.bytes(OutlookTag::Html);
        message.htmlEncoding =
            encodingOfCodePage(properties.number(OutlookTag::InternetCodePage).value_or(0));
    }
    return message;
}

OutlookMessage::Recipient outlookRecipient(const OutlookProperties& properties) {
    OutlookMessage::Recipient recipient;
    recipient.address = oneLine(properties.text(OutlookTag::SmtpAddress));
    if (recipient.address.empty())
        recipient.address = oneLine(properties.text(OutlookTag::EmailAddress));
    recipient.status = statusOf(properties.number(OutlookTag::StatusCode));
    recipient.remoteMta = oneLine(properties.text(OutlookTag::RemoteMta));
    recipient.words = oneLine(properties.text(OutlookTag::SupplementaryInfo));
    return recipient;
}

OutlookMessage::Attachment outlookAttachment(const OutlookProperties& properties) {
    return {.type = oneLine(properties.text(OutlookTag::AttachmentType)),
            .bytes = properties.bytes(OutlookTag::AttachedBytes)};
}

std::string mailOf(const OutlookMessage& message) {
    return MailWriter(message, 1).mail();
}

} // namespace listwright
