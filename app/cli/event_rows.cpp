// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/event_rows.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

#include <array>
#include <chrono>
#include <optional>
#include <string_view>
#include <utility>

namespace listwright {

namespace {

constexpr std::array<const char*, 15> columns = {
    "file",  "offset",   "event",      "recipient", "status",   "reply", "type",      "reason",
    "cause", "proposal", "confidence", "rule",      "provider", "date",  "diagnostic"};

constexpr std::string_view betweenObjects = ",\n";

std::string isoDate(std::int64_t seconds) {
    // The usual years fast, all others as Qt writes them.
    constexpr std::int64_t lastSecond = 253'402'300'799; // of the year 9999
    if (seconds < 0 || seconds > lastSecond)
        return QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC).toString(Qt::ISODate).toStdString();
    const std::chrono::sys_days day{std::chrono::days(seconds / 86400)};
    const std::chrono::year_month_day date(day);
    const auto ofDay = static_cast<unsigned>(seconds % 86400);
    std::string text = "0000-00-00T00:00:00Z";
    const auto put = [&](std::size_t last, unsigned value) {
        for (; value > 0; value /= 10)
            text[last--] = static_cast<char>('0' + value % 10);
    };
    put(3, static_cast<unsigned>(static_cast<int>(date.year())));
    put(6, static_cast<unsigned>(date.month()));
    put(9, static_cast<unsigned>(date.day()));
    put(12, ofDay / 3600);
    put(15, ofDay / 60 % 60);
    put(18, ofDay % 60);
    return text;
}

/// A row's values, and what those look into that are no strings of the event.
struct RowValues {
    RowValues(const DeliveryEvent& event, const Classification& is, const RuleSet& rules) {
        const bool isReport = event.kind != EventKind::None && event.kind != EventKind::Unreadable;
        const auto judged = [isReport](std::string_view value) {
            return isReport ? value : std::string_view();
        };
        if (!event.place.file.empty())
            m_offset = std::to_string(event.place.messageOffset);
        if (event.status)
            m_status = event.status->toString();
        if (event.reply)
            m_reply = std::to_string(event.reply->value);
        if (event.date)
            m_date = isoDate(*event.date);
        const bool disabled = is.reason == Reason::MailboxDisabled;
        values = {event.place.file,
                  m_offset,
                  eventKindId(event.kind),
                  event.recipient,
                  m_status,
                  m_reply,
                  judged(bounceTypeId(is.type)),
                  judged(reasonId(is.reason)),
                  disabled ? causeId(is.cause) : std::string_view(),
                  judged(proposalId(is.proposal)),
                  judged(confidenceId(is.confidence)),
                  rules.id(is.rule),
                  providerId(is.provider),
                  m_date,
                  event.diagnostic};
    }
    RowValues(const RowValues&) = delete;
    RowValues& operator=(const RowValues&) = delete;

    std::array<std::string_view, columns.size()> values;

private:
    std::string m_offset;
    std::string m_status;
    std::string m_reply;
    std::string m_date;
};

void appendEscaped(std::string& row, std::string_view value) {
    const auto isPlain = [](char c) { return static_cast<unsigned char>(c) >= 0x20 && c != '\\'; };
    while (!value.empty()) {
        std::size_t plain = 0;
        while (plain < value.size() && isPlain(value[plain]))
            ++plain;
        row += value.substr(0, plain);
        if (plain == value.size())
            return;
        const char c = value[plain];
        value.remove_prefix(plain + 1);
        if (c == '\t')
            row += "\\t";
        else if (c == '\n')
            row += "\\n";
        else if (c == '\\')
            row += "\\\\";
        else
            row += ' ';
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

std::string_view EventRows::separator() {
    if (m_format == RowFormat::Tsv)
        return {};
    return std::exchange(m_first, false) ? "\n" : betweenObjects;
}

std::string EventRows::rows(std::span<const ClassifiedEvent> events) const {
    std::string rows;
    for (const ClassifiedEvent& classified : events) {
        if (m_format == RowFormat::Json && !rows.empty())
            rows += betweenObjects;
        rows += row(classified.event, classified.classification);
    }
    return rows;
}

std::string EventRows::row(const DeliveryEvent& event, const Classification& is) const {
    const RowValues row(event, is, m_rules);
    const auto& values = row.values;
    if (m_format == RowFormat::Tsv) {
        std::string line;
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
    object.insert(QStringLiteral("sender"), text(event.sender));
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
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

std::string EventRows::end() const {
    return m_format == RowFormat::Json ? "\n]\n" : "";
}

} // namespace listwright
