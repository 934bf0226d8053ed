// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/outlook_mail.h"

#include "model/report/ascii_text.h"
#include "model/report/outlook_properties.h"

#include <QByteArray>
#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

#include <algorithm>
#include <vector>

namespace listwright {

namespace {

constexpr std::size_t fixedOfFile = 32;
constexpr std::size_t fixedOfMessage = 24;
constexpr std::size_t fixedOfPart = 8;
constexpr int deepest = 4;               // messages in messages
constexpr std::size_t mostParts = 5'000; // recipients or attachments
constexpr std::size_t largestMail = std::size_t{64} << 20;

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

std::string encodingOf(std::uint64_t codePage) {
    switch (codePage) {
    case 932:
        return "Shift_JIS";
    case 936:
        return "GB18030";
    case 949:
        return "EUC-KR";
    case 950:
        return "Big5";
    case 65001:
        return "UTF-8";
    default:
        return codePage >= 1250 && codePage <= 1258 ? "windows-" + std::to_string(codePage)
                                                    : "windows-1252";
    }
}

/// 5.1.1 of 511, which is how Exchange keeps it.
std::string statusOf(std::optional<std::uint64_t> code) {
    if (!code || *code < 200 || *code > 599)
        return {};
    const std::string digits = std::to_string(*code);
    return {digits[0], '.', digits[1], '.', digits[2]};
}

std::vector<const CompoundFile::Entry*>
partsNamed(const CompoundFile& file, const CompoundFile::Entry& storage, std::string_view prefix) {
    std::vector<const CompoundFile::Entry*> parts;
    for (const std::size_t at : storage.children) {
        const CompoundFile::Entry& entry = file.entries()[at];
        if (entry.isStorage && entry.name.starts_with(prefix) && parts.size() < mostParts)
            parts.push_back(&entry);
    }
    std::sort(parts.begin(), parts.end(),
              [](const auto* a, const auto* b) { return a->name < b->name; });
    return parts;
}

/// Writes one message, and those inside of it.
class MailWriter {
public:
    MailWriter(const CompoundFile& file, const CompoundFile::Entry& storage, std::size_t fixedAt,
               int depth, std::optional<Error>& problem)
        : m_file(file)
        , m_storage(storage)
        , m_properties(file, storage, fixedAt, problem)
        , m_problem(problem)
        , m_depth(depth)
        , m_boundary("=_outlook_" + std::to_string(depth)) {
        if (const auto codePage = m_properties.number(OutlookTag::CodePage))
            m_properties.setEncoding(encodingOf(*codePage));
    }

    std::string mail() {
        const std::string kind = m_properties.text(OutlookTag::MessageClass);
        const bool isReport = startsIgnoringCase(kind, "REPORT.") &&
                              (kind.ends_with(".NDR") || kind.ends_with(".DR"));
        writeHeader();
        m_text += "MIME-Version: 1.0\r\nContent-Type: multipart/";
        m_text += isReport ? "report; report-type=delivery-status" : "mixed";
        m_text += "; boundary=\"" + m_boundary + "\"\r\n\r\n";
        writeBody();
        if (isReport)
            writeStatus(kind.ends_with(".NDR"));
        for (const auto* part : partsNamed(m_file, m_storage, "__attach_version1.0_"))
            if (m_text.size() < largestMail)
                writeAttachment(*part);
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
        const std::string own = m_properties.text(OutlookTag::TransportHeaders);
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
        std::string from = oneLine(m_properties.text(OutlookTag::SenderSmtpAddress));
        if (from.empty())
            from = oneLine(m_properties.text(OutlookTag::SenderAddress));
        if (from.find('@') == std::string::npos)
            from = "MAILER-DAEMON";
        field("From", '<' + from + '>');
        field("Subject", oneLine(m_properties.text(OutlookTag::Subject)));
        auto date = m_properties.time(OutlookTag::DeliveryTime);
        if (!date)
            date = m_properties.time(OutlookTag::SubmitTime);
        if (date)
            field("Date", rfcDate(*date));
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
        std::string body = m_properties.text(OutlookTag::Body);
        if (body.empty())
            body = m_properties.text(OutlookTag::ReportText);
        if (!body.empty()) {
            beginPart("text/plain; charset=UTF-8", "base64");
            writeBase64(body);
        } else if (const std::string html = m_properties.bytes(OutlookTag::Html); !html.empty()) {
            const auto codePage = m_properties.number(OutlookTag::InternetCodePage);
            beginPart("text/html; charset=" + encodingOf(codePage.value_or(0)), "base64");
            writeBase64(html);
        }
    }

    void writeStatus(bool failed) {
        std::string groups;
        for (const auto* part : partsNamed(m_file, m_storage, "__recip_version1.0_")) {
            OutlookProperties recipient(m_file, *part, fixedOfPart, m_problem);
            recipient.setEncoding(m_properties.encoding());
            std::string address = oneLine(recipient.text(OutlookTag::SmtpAddress));
            if (address.empty())
                address = oneLine(recipient.text(OutlookTag::EmailAddress));
            if (address.find('@') == std::string::npos)
                continue;
            groups += "\r\nFinal-Recipient: rfc822; " + address +
                      "\r\nAction: " + (failed ? "failed" : "delivered") + "\r\n";
            const auto add = [&groups](const char* name, const std::string& value) {
                if (!value.empty())
                    groups.append(name).append(value).append("\r\n");
            };
            add("Status: ", statusOf(recipient.number(OutlookTag::StatusCode)));
            add("Remote-MTA: dns; ", oneLine(recipient.text(OutlookTag::RemoteMta)));
            add("Diagnostic-Code: smtp; ", oneLine(recipient.text(OutlookTag::SupplementaryInfo)));
        }
        if (groups.empty())
            return;
        beginPart("message/delivery-status", "8bit");
        m_text += "Reporting-MTA: dns; exchange.invalid\r\n" + groups + "\r\n";
    }

    void writeAttachment(const CompoundFile::Entry& part) {
        OutlookProperties attached(m_file, part, fixedOfPart, m_problem);
        attached.setEncoding(m_properties.encoding());
        const auto* const inside = m_file.child(part, "__substg1.0_3701000D");
        if (inside != nullptr && inside->isStorage) {
            if (m_depth >= deepest)
                return;
            MailWriter writer(m_file, *inside, fixedOfMessage, m_depth + 1, m_problem);
            beginPart("message/rfc822", "8bit");
            m_text += writer.mail();
            return;
        }
        const std::string bytes = attached.bytes(OutlookTag::AttachedBytes);
        if (bytes.empty())
            return;
        std::string type = oneLine(attached.text(OutlookTag::AttachmentType));
        if (type.find('/') == std::string::npos)
            type = "application/octet-stream";
        // RFC 2046 allows no base64 for these.
        if (startsIgnoringCase(type, "message/")) {
            beginPart(type, "8bit");
            m_text += bytes + "\r\n";
            return;
        }
        beginPart(type, "base64");
        writeBase64(bytes);
    }

    const CompoundFile& m_file;
    const CompoundFile::Entry& m_storage;
    OutlookProperties m_properties;
    std::optional<Error>& m_problem;
    int m_depth;
    std::string m_boundary;
    std::string m_text;
};

} // namespace

bool isOutlookMessage(const CompoundFile& file) {
    return file.child(file.entries().front(), "__properties_version1.0") != nullptr;
}

Result<std::string> outlookMail(const CompoundFile& file) {
    std::optional<Error> problem;
    std::string mail = MailWriter(file, file.entries().front(), fixedOfFile, 1, problem).mail();
    if (problem)
        return fail(*std::move(problem));
    return mail;
}

} // namespace listwright
