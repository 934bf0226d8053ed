// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/export/audit_report.h"

#include "model/cleaning/clean_up_counts.h"
#include "model/export/removal.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

#include <array>
#include <utility>

namespace listwright {

namespace {

constexpr std::uint32_t rowsBetweenLooks = 4096;

QString textOf(std::string_view utf8) {
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

/// The counts by the names that the command line uses.
std::array<std::pair<const char*, std::uint64_t>, 7> namedCounts(const CleanUpCounts& counts) {
    return {{{"rows_in", counts.in},
             {"kept", counts.kept},
             {"removed", counts.removed},
             {"duplicates", counts.duplicates},
             {"invalid", counts.invalid},
             {"watch", counts.watch},
             {"review", counts.review}}};
}

QJsonObject policyAsJson(const Policy& policy) {
    return QJsonDocument::fromJson(QByteArray::fromStdString(policyToJson(policy))).object();
}

/// A removed contact as a report tells it.
struct RemovedContact {
    std::string address;
    std::string list;
    Removal removal;
};

class JsonReport {
public:
    static std::string begin(const CleanUp& cleanUp, const CleanUpCounts& counts,
                             const AuditReport& report) {
        QJsonObject counted;
        for (const auto& [name, count] : namedCounts(counts))
            counted.insert(QLatin1String(name), static_cast<qint64>(count));
        QJsonArray files;
        for (const std::string& file : report.files)
            files.append(textOf(file));
        const QJsonObject head{
            {QStringLiteral("program"), QStringLiteral("listwright " LISTWRIGHT_VERSION)},
            {QStringLiteral("created"), textOf(isoTime(report.created))},
            {QStringLiteral("files"), files},
            {QStringLiteral("policy"), policyAsJson(cleanUp.policy())},
            {QStringLiteral("counts"), counted},
        };
        std::string text = QJsonDocument(head).toJson(QJsonDocument::Compact).toStdString();
        text.pop_back(); // goes on with the contacts
        return text + ",\"removed\":[";
    }
    std::string contact(const RemovedContact& removed) {
        const Removal& why = removed.removal;
        const QJsonObject object{
            {QStringLiteral("address"), textOf(removed.address)},
            {QStringLiteral("list"), textOf(removed.list)},
            {QStringLiteral("reason"), textOf(why.reason)},
            {QStringLiteral("type"), textOf(why.type)},
            {QStringLiteral("code"), textOf(why.code)},
            {QStringLiteral("cause"), textOf(why.cause)},
            {QStringLiteral("decided_by"), textOf(why.byHand ? "hand" : "program")},
            {QStringLiteral("rule"), textOf(why.rule)},
            {QStringLiteral("answer"), textOf(why.diagnostic)},
            {QStringLiteral("first_seen"), textOf(isoTime(why.firstSeen))},
            {QStringLiteral("last_seen"), textOf(isoTime(why.lastSeen))},
            {QStringLiteral("source"), textOf(why.source)},
            {QStringLiteral("offset"), static_cast<qint64>(why.sourceOffset)},
        };
        return (std::exchange(m_isFirst, false) ? "\n" : ",\n") +
               QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
    }
    static std::string end() { return "\n]}\n"; }

private:
    bool m_isFirst = true;
};

class HtmlReport {
public:
    static std::string begin(const CleanUp& cleanUp, const CleanUpCounts& counts,
                             const AuditReport& report) {
        std::string page = "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                           "<title>What was removed, and why</title><style>"
                           "body{font:15px/1.5 sans-serif;margin:2em;color:#1c2430}"
                           "table{border-collapse:collapse}"
                           "th,td{text-align:left;vertical-align:top;padding:.3em .8em;"
                           "border-bottom:1px solid #d7dde5}"
                           "td.n{text-align:right}q{quotes:none;font-family:monospace}"
                           "</style></head><body>\n<h1>What was removed, and why</h1>\n";
        page += "<p>Made by Listwright " LISTWRIGHT_VERSION " on " + isoTime(report.created) +
                ".</p>\n<h2>Files</h2>\n<ul>\n";
        for (const std::string& file : report.files)
            page += "<li>" + escaped(file) + "</li>\n";
        page += "</ul>\n<h2>Counts</h2>\n<table>\n";
        for (const auto& [name, count] : namedCounts(counts))
            page += std::string("<tr><th>") + name + "</th><td class=\"n\">" +
                    std::to_string(count) + "</td></tr>\n";
        page += "</table>\n<p>rows_in = kept + removed + duplicates + invalid; watch and review "
                "are kept.</p>\n<h2>Policy</h2>\n<pre>" +
                escaped(policyToJson(cleanUp.policy())) +
                "</pre>\n<h2>Removed contacts</h2>\n<table>\n<tr><th>Address</th><th>List</th>"
                "<th>Reason</th><th>Code</th><th>Cause</th><th>Decided by</th><th>Last seen</th>"
                "<th>The server’s words</th><th>Rule</th><th>Where</th></tr>\n";
        return page;
    }
    static std::string contact(const RemovedContact& removed) {
        const Removal& why = removed.removal;
        const auto cause = why.cause.empty() ? std::nullopt : causeById(why.cause);
        std::string row = "<tr>";
        for (const std::string& cell :
             {removed.address, removed.list, std::string(removalName(why.reason)), why.code,
              cause ? std::string(causeName(*cause)) : std::string(),
              std::string(why.byHand ? "hand" : "program"), isoTime(why.lastSeen)})
            row += "<td>" + escaped(cell) + "</td>";
        row += "<td><q>" + escaped(why.diagnostic) + "</q></td><td>" + escaped(why.rule) +
               "</td><td>" + escaped(why.source);
        if (!why.rule.empty())
            row += " at byte " + std::to_string(why.sourceOffset);
        return row + "</td></tr>\n";
    }
    static std::string end() { return "</table>\n</body></html>\n"; }

private:
    static std::string escaped(std::string_view text) {
        return textOf(text).toHtmlEscaped().toStdString();
    }
};

template <typename Form>
Result<void> write(const CleanUp& cleanUp, const Decisions& decisions, const AuditReport& report,
                   RowFile& to, const CancelToken& cancel, Form form) {
    if (auto begun = to.file.write(form.begin(cleanUp, countRows(cleanUp, decisions), report));
        !begun)
        return begun;
    for (std::uint32_t at = 0; at < cleanUp.rowCount(); ++at) {
        if (at % rowsBetweenLooks == 0 && cancel.isCancelled())
            return fail({.code = ErrorCode::Cancelled});
        const RowNumber row{at};
        if (statusOf(cleanUp, decisions, row) != ContactStatus::Remove)
            continue;
        auto address = cleanUp.address(row);
        if (!address)
            return tl::unexpected(address.error());
        const RemovedContact removed{.address = *std::move(address),
                                     .list =
                                         cleanUp.lists()[cleanUp.locate(row).list]->source().name(),
                                     .removal = removalOf(cleanUp, decisions, row)};
        if (auto written = to.file.write(form.contact(removed)); !written)
            return written;
        ++to.rows;
    }
    return to.file.write(form.end());
}

bool isHtml(const std::string& path) {
    return path.ends_with(".html") || path.ends_with(".htm");
}

} // namespace

bool isAuditReportName(const std::string& path) {
    return isHtml(path) || path.ends_with(".json");
}

Result<void> writeAuditReport(const CleanUp& cleanUp, const Decisions& decisions,
                              const AuditReport& report, RowFile& to, const CancelToken& cancel) {
    return isHtml(to.file.target()) ? write(cleanUp, decisions, report, to, cancel, HtmlReport())
                                    : write(cleanUp, decisions, report, to, cancel, JsonReport());
}

} // namespace listwright
