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
    bool badNews = false; // an event word that is a bounce, a complaint or the like
    bool hasTypes = false;
    double averageLength = 0.0;
};

bool isReplyCode(std::string_view cell) {
    return cell.size() == 3 && (cell[0] == '4' || cell[0] == '5') && isDigit(cell[1]) &&
           isDigit(cell[2]);
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
    std::size_t dates = 0, length = 0;
    const DateOrder order = dateOrderOf(cells);
    const DateOrder anyOrder = order == DateOrder::Unknown ? DateOrder::DayFirst : order;
    std::string address;
    for (const auto cell : cells) {
        length += cell.size();
        if (normaliseAddressInto(cell, address)) {
            ++addresses;
            continue;
        }
        status += parseEnhancedStatusCode(cell) && cell.size() <= 12 ? 1 : 0;
        reply += isReplyCode(cell) ? 1 : 0;
        answers += isAnswer(cell, classifier) ? 1 : 0;
        if (const auto word = mapping.eventOf(cell)) {
            ++events;
            content.badNews = content.badNews || isBadNews(*word);
            content.hasTypes = content.hasTypes || word->type;
        }
        reasons += mapping.reasonOf(cell) ? 1 : 0;
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

// Whether a column with that role shows that the table tells what became of mail.
bool proves(ColumnRole role, const Content& content, double header) {
    if (content.filled < filledEnough)
        return false;
    switch (role) {
    case ColumnRole::Status:
        return true;
    case ColumnRole::Reply:
        return content.replyCodes >= mostCells;
    case ColumnRole::Diagnostic:
        return content.answers >= (header > 0 ? someCells : manyCells);
    case ColumnRole::Reason:
        return content.reasonWords >= (header > 0 ? manyCells : mostCells);
    case ColumnRole::Type:
    case ColumnRole::Event:
        return content.badNews;
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
                fitOf(role, contents[column], mapping.headerWeight(role, preview.columns[column]));
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
        if (proves(role, contents[*column], mapping.headerWeight(role, preview.columns[*column])))
            found.evidence = role;
    }
    return found;
}

} // namespace listwright
