// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/event_rows.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

#include <array>
#include <optional>
#include <string_view>

namespace listwright {

namespace {

constexpr std::array<const char*, 15> columns = {
    "file",  "offset",   "event",      "recipient", "status",   "reply", "type",      "reason",
    "cause", "proposal", "confidence", "rule",      "provider", "date",  "diagnostic"};

std::string isoDate(std::int64_t seconds) {
    return QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC).toString(Qt::ISODate).toStdString();
}

std::array<std::string, columns.size()> valuesOf(const DeliveryEvent& event,
                                                 const Classification& is, const RuleSet& rules) {
    const bool isReport = event.kind != EventKind::None && event.kind != EventKind::Unreadable;
    const auto judged = [isReport](std::string_view value) {
        return isReport ? std::string(value) : std::string();
    };
    const bool disabled = is.reason == Reason::MailboxDisabled;
    return {event.place.file,
            event.place.file.empty() ? std::string() : std::to_string(event.place.messageOffset),
            std::string(eventKindId(event.kind)),
            event.recipient,
            event.status ? event.status->toString() : std::string(),
            event.reply ? std::to_string(event.reply->value) : std::string(),
            judged(bounceTypeId(is.type)),
            judged(reasonId(is.reason)),
            disabled ? std::string(causeId(is.cause)) : std::string(),
            judged(proposalId(is.proposal)),
            judged(confidenceId(is.confidence)),
            std::string(rules.id(is.rule)),
            std::string(providerId(is.provider)),
            event.date ? isoDate(*event.date) : std::string(),
            event.diagnostic};
}

void appendEscaped(std::string& row, std::string_view value) {
    for (const char c : value) {
        if (c == '\t')
            row += "\\t";
        else if (c == '\n')
            row += "\\n";
        else if (c == '\\')
            row += "\\\\";
        else
            row += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
}

QString text(std::string_view utf8) {
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

} // namespace

std::string EventRows::begin() const {
    if (m_format == RowFormat::Json)
        return "[";
    std::string line;
    for (const char* column : columns) {
        line += line.empty() ? "" : "\t";
        line += column;
    }
    return line + '\n';
}

std::string EventRows::row(const DeliveryEvent& event, const Classification& is) {
    const auto values = valuesOf(event, is, m_rules);
    std::string line;
    if (m_format == RowFormat::Tsv) {
        for (std::size_t at = 0; at < values.size(); ++at) {
            line += at == 0 ? "" : "\t";
            appendEscaped(line, values[at]);
        }
        return line + '\n';
    }

    QJsonObject object;
    for (std::size_t at = 0; at < values.size(); ++at)
        object.insert(QLatin1String(columns[at]), text(values[at]));
    object.insert(QStringLiteral("command"), text(event.command));
    object.insert(QStringLiteral("remote_mta"), text(event.remoteMta));
    object.insert(QStringLiteral("mail_system"), text(event.mailSystem));
    if (!event.place.file.empty()) {
        object.insert(QStringLiteral("offset"), static_cast<qint64>(event.place.messageOffset));
        object.insert(QStringLiteral("field"), text(event.place.field));
        object.insert(QStringLiteral("field_offset"), static_cast<qint64>(event.place.fieldOffset));
    } else {
        object.insert(QStringLiteral("offset"), QJsonValue());
    }
    const bool inside = is.matchBegin + std::size_t(is.matchLength) <= event.diagnostic.size();
    object.insert(
        QStringLiteral("match"),
        inside ? text(std::string_view(event.diagnostic).substr(is.matchBegin, is.matchLength))
               : QString());
    line = m_first ? "\n" : ",\n";
    m_first = false;
    return line + QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

std::string EventRows::end() const {
    return m_format == RowFormat::Json ? "\n]\n" : "";
}

} // namespace listwright
