// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/table_columns.h"

#include "model/address/email_address.h"
#include "model/report/ascii_text.h"

#include <algorithm>

namespace listwright {

namespace {

// Shares of a column's cells from which on its content counts.
constexpr double mostCells = 0.9;
constexpr double manyCells = 0.6;
constexpr double someCells = 0.3;
// A column with fewer filled cells than this proves nothing.
constexpr double filledEnough = 0.5;

// What the cells of a column are, as shares of the filled ones.
struct Content {
    double filled = 0.0; // of all cells
    double addresses = 0.0;
    double statusCodes = 0.0;
    double replyCodes = 0.0;
    double answers = 0.0; // words that the classifier understands
    double eventWords = 0.0;
    double reasonWords = 0.0;
    double dates = 0.0;
    // Shares of what no other table has: as above, and words that are bad news of mail.
    double codedAnswers = 0.0;
    double mailAnswers = 0.0;
    double mailReplies = 0.0;
    double registeredStatus = 0.0;
    double tellingEvents = 0.0;
    double tellingReasons = 0.0;
    bool badNews = false; // an event word that is a bounce, a complaint or the like
    bool hasTypes = false;
    double averageLength = 0.0;
};

bool isReplyCode(std::string_view cell) {
    return cell.size() == 3 && (cell[0] == '4' || cell[0] == '5') && isDigit(cell[1]) &&
           isDigit(cell[2]);
}

// One that HTTP does not know (RFC 9110 and what is in use beyond it).
bool isReplyOfMail(std::uint16_t code) {
    return code == 450 || (code >= 452 && code <= 459) || (code >= 540 && code <= 579);
}

// One of the registry of RFC 5248, where a version of some software often has other numbers.
bool isRegistered(const EnhancedStatusCode& code) {
    static constexpr std::array<int, 8> lastDetails = {0, 10, 4, 6, 7, 6, 10, 30};
    return code.subject < lastDetails.size() &&
           code.detail <= lastDetails[static_cast<std::size_t>(code.subject)];
}

bool hasCodeOfMail(std::string_view answer) {
    const auto reply = findReplyCode(answer);
    return (reply && isReplyOfMail(reply->value)) || findEnhancedStatusCode(answer);
}

bool speaksOfMail(std::string_view answer) {
    const std::string words = lowerAscii(answer);
    for (const std::string_view word : {"mail", "recipient", "smtp", "inbox"})
        if (words.find(word) != std::string::npos)
            return true;
    return false;
}

bool isAnswer(std::string_view cell, const Classifier& classifier) {
    if (cell.size() < 8 || cell.find(' ') == std::string_view::npos)
        return false;
    DeliveryEvent event;
    event.diagnostic = cell;
    const auto judged = classifier.classify(event);
    return judged.reason != Reason::Undetermined && judged.confidence >= Confidence::Text;
}

bool isBadNews(const EventWord& word) {
    switch (word.kind) {
    case EventKind::Bounce:
    case EventKind::Delay:
    case EventKind::Complaint:
    case EventKind::Unsubscribe:
        return true;
    case EventKind::AutoReply:
    case EventKind::Delivered:
    case EventKind::Engaged:
    case EventKind::None:
    case EventKind::Unreadable:
        break;
    }
    return false;
}

Content contentOf(const TableMapping& mapping, const TablePreview& preview, std::size_t column,
                  const Classifier& classifier) {
    Content content;
    const auto cells = filledCells(preview, column);
    if (cells.empty())
        return content;

    std::size_t addresses = 0, status = 0, reply = 0, answers = 0, events = 0, reasons = 0;
    std::size_t dates = 0, length = 0, registered = 0, mailReplies = 0, coded = 0, ofMail = 0;
    std::size_t tellingEvents = 0, tellingReasons = 0;
    const DateOrder order = dateOrderOf(cells);
    const DateOrder anyOrder = order == DateOrder::Unknown ? DateOrder::DayFirst : order;
    std::string address;
    for (const auto cell : cells) {
        length += cell.size();
        if (normaliseAddressInto(cell, address)) {
            ++addresses;
            continue;
        }
        if (const auto code = parseEnhancedStatusCode(cell); code && cell.size() <= 12) {
            ++status;
            registered += isRegistered(*code) ? 1 : 0;
        }
        if (isReplyCode(cell)) {
            ++reply;
            mailReplies += isReplyOfMail(findReplyCode(cell).value_or(ReplyCode()).value) ? 1 : 0;
        }
        if (isAnswer(cell, classifier)) {
            ++answers;
            coded += hasCodeOfMail(cell) ? 1 : 0;
            ofMail += speaksOfMail(cell) ? 1 : 0;
        }
        const bool isWeak = mapping.isWeak(cell);
        if (const auto word = mapping.eventOf(cell)) {
            ++events;
            content.badNews = content.badNews || isBadNews(*word);
            tellingEvents += isBadNews(*word) && !isWeak ? 1 : 0;
            content.hasTypes = content.hasTypes || word->type;
        }
        if (mapping.reasonOf(cell)) {
            ++reasons;
            tellingReasons += isWeak ? 0 : 1;
        }
        dates += parseEventDate(cell, anyOrder) ? 1 : 0;
    }
    const auto share = [&](std::size_t count) {
        return static_cast<double>(count) / static_cast<double>(cells.size());
    };
    content.filled = static_cast<double>(cells.size()) / static_cast<double>(preview.rows.size());
    content.addresses = share(addresses);
    content.statusCodes = share(status);
    content.replyCodes = share(reply);
    content.answers = share(answers);
    content.eventWords = share(events);
    content.reasonWords = share(reasons);
    content.dates = share(dates);
    content.registeredStatus = share(registered);
    content.mailReplies = share(mailReplies);
    content.codedAnswers = share(coded);
    content.mailAnswers = share(ofMail);
    content.tellingEvents = share(tellingEvents);
    content.tellingReasons = share(tellingReasons);
    content.averageLength = share(length);
    return content;
}

// How well a column fits a role; 0 for not at all.
using Fit = double;

Fit fitOf(ColumnRole role, const Content& content, double header) {
    switch (role) {
    case ColumnRole::Address:
        // A name that says so makes up for cells that are broken.
        return content.addresses >= (header > 0 ? someCells : manyCells) && header >= 0
                   ? content.addresses + header
                   : 0.0;
    case ColumnRole::OriginalAddress:
        return content.addresses >= manyCells && header > 0 ? header : 0.0;
    case ColumnRole::Status:
        return content.statusCodes >= manyCells ? content.statusCodes + header : 0.0;
    case ColumnRole::Reply:
        return content.replyCodes >= manyCells && header > 0 ? content.replyCodes + header : 0.0;
    case ColumnRole::Diagnostic: {
        const bool named = header > 0 && content.averageLength > 8 && content.dates < manyCells &&
                           content.addresses < someCells;
        if (content.answers < someCells && !named)
            return 0.0;
        return 2 * content.answers + header;
    }
    case ColumnRole::Reason:
        if (content.addresses >= someCells || content.dates >= manyCells)
            return 0.0;
        return content.reasonWords >= someCells ? content.reasonWords + header : header / 2;
    case ColumnRole::Type:
        return content.eventWords >= mostCells && content.hasTypes ? 1 + header : 0.0;
    case ColumnRole::Event:
        return content.eventWords >= mostCells ? 1 + header : 0.0;
    case ColumnRole::Date:
        if (content.dates < manyCells)
            return 0.0;
        return header > 0 ? 1 + header : content.dates >= mostCells ? 0.5 : 0.0;
    case ColumnRole::Host:
        return content.addresses < someCells ? header : 0.0;
    }
    return 0.0;
}

// Of several dates the one of the bounce, whatever else its name says.
double headerOf(const TableMapping& mapping, ColumnRole role, std::string_view name) {
    constexpr double telling = 0.4;
    const double weight = mapping.headerWeight(role, name);
    return role == ColumnRole::Date && weight == 0.0 && mapping.headerTells(name) ? telling
                                                                                  : weight;
}

// Whether a column with that role shows that the table tells what became of mail. Lists, logs and
// tables of other trades have such columns too, so that one needs what only mail has, or a name.
bool proves(ColumnRole role, const Content& content, double header, bool headerTells) {
    if (content.filled < filledEnough)
        return false;
    switch (role) {
    case ColumnRole::Status:
        return header > 0 || headerTells || content.registeredStatus >= mostCells;
    case ColumnRole::Reply:
        return content.replyCodes >= mostCells && (headerTells || content.mailReplies >= someCells);
    case ColumnRole::Diagnostic:
        return content.codedAnswers >= (header > 0 ? someCells : manyCells) ||
               content.mailAnswers >= (header > 0 ? manyCells : mostCells) ||
               content.tellingReasons >= manyCells || content.tellingEvents >= manyCells ||
               (headerTells && content.answers >= someCells);
    case ColumnRole::Reason:
        return content.reasonWords >= (header > 0 ? manyCells : mostCells) &&
               (headerTells || content.tellingReasons >= someCells);
    case ColumnRole::Type:
    case ColumnRole::Event:
        return content.badNews && (headerTells || content.tellingEvents > 0);
    case ColumnRole::Address:
    case ColumnRole::OriginalAddress:
    case ColumnRole::Date:
    case ColumnRole::Host:
        break;
    }
    return false;
}

// The surest signs first: a column is given to the first role that it fits best.
constexpr std::array<ColumnRole, columnRoleCount> rolesBySureness = {
    ColumnRole::OriginalAddress, ColumnRole::Address, ColumnRole::Status, ColumnRole::Reply,
    ColumnRole::Diagnostic,      ColumnRole::Type,    ColumnRole::Event,  ColumnRole::Date,
    ColumnRole::Reason,          ColumnRole::Host};

} // namespace

std::vector<std::string_view> filledCells(const TablePreview& preview, std::size_t column) {
    std::vector<std::string_view> cells;
    for (const auto& row : preview.rows)
        if (column < row.size())
            if (const auto cell = trimmed(row[column]); !cell.empty())
                cells.push_back(cell);
    return cells;
}

TableColumns findColumns(const TableMapping& mapping, const TablePreview& preview,
                         const Classifier& classifier) {
    TableColumns found;
    const std::size_t count = preview.columns.size();
    std::vector<Content> contents;
    for (std::size_t column = 0; column < count; ++column)
        contents.push_back(contentOf(mapping, preview, column, classifier));

    std::vector<bool> taken(count);
    for (const ColumnRole role : rolesBySureness) {
        Fit best = 0.0;
        std::optional<std::size_t> chosen;
        for (std::size_t column = 0; column < count; ++column) {
            if (taken[column])
                continue;
            const Fit fit =
                fitOf(role, contents[column], headerOf(mapping, role, preview.columns[column]));
            if (fit > best) {
                best = fit;
                chosen = column;
            }
        }
        if (!chosen)
            continue;
        taken[*chosen] = true;
        found.columns[static_cast<std::size_t>(role)] = chosen;
    }
    if (const auto date = found.column(ColumnRole::Date))
        found.setDateOrder(filledCells(preview, *date));
    if (!found.column(ColumnRole::Address))
        return found;
    for (const ColumnRole role : rolesBySureness) {
        const auto column = found.column(role);
        if (!column || found.evidence)
            continue;
        const std::string& name = preview.columns[*column];
        if (!mapping.headerTellsOtherwise(name) &&
            proves(role, contents[*column], mapping.headerWeight(role, name),
                   mapping.headerTells(name)))
            found.evidence = role;
    }
    return found;
}

} // namespace listwright
