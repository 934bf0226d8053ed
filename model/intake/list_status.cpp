// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/intake/list_status.h"

#include "model/report/ascii_text.h"
#include "model/report/header_words.h"
#include "model/report/table_report_reader.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <memory>

namespace listwright {

namespace {

// Of the filled cells: a column of other words is another column.
constexpr double mostCells = 0.8;

const TableMapping& mapping() {
    static const TableMapping read = [] {
        QFile file(QStringLiteral(":/list_status.json"));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("%s cannot be opened", qPrintable(file.fileName()));
        auto parsed = parseTableMapping(QJsonDocument::fromJson(file.readAll()).object(),
                                        file.fileName().toStdString());
        if (!parsed)
            qFatal("%s", message(parsed.error()).c_str());
        return *std::move(parsed);
    }();
    return read;
}

/// How many cells of a column are filled, are known, and tell of a contact not to be mailed.
struct Cells {
    std::size_t filled = 0;
    std::size_t known = 0;
    std::size_t telling = 0;

    [[nodiscard]] bool areMostlyKnown() const {
        return filled > 0 && static_cast<double>(known) >= mostCells * static_cast<double>(filled);
    }
};

template <typename Look>
Cells lookAt(const TablePreview& preview, std::size_t column, const Look& look) {
    Cells cells;
    for (const auto& row : preview.rows) {
        const auto cell = column < row.size() ? trimmed(row[column]) : std::string_view();
        if (cell.empty())
            continue;
        ++cells.filled;
        look(cell, cells);
    }
    return cells;
}

Cells wordsIn(const TablePreview& preview, std::size_t column) {
    return lookAt(preview, column, [](std::string_view cell, Cells& cells) {
        const auto word = mapping().eventOf(cell);
        cells.known += word ? 1 : 0;
        cells.telling += word && word->kind != EventKind::None ? 1 : 0;
    });
}

bool isNo(const std::string& word) {
    static constexpr std::array<std::string_view, 12> words = {
        "0", "no", "false", "n", "nein", "non", "nao", "нет", "f", "falsch", "いいえ", "-"};
    return std::find(words.begin(), words.end(), word) != words.end();
}

Cells yesIn(const TablePreview& preview, std::size_t column, const EventFlag& flag) {
    return lookAt(preview, column, [&](std::string_view cell, Cells& cells) {
        const std::string word = comparableWords(cell);
        const bool isYes =
            std::find(flag.words.begin(), flag.words.end(), word) != flag.words.end();
        cells.known += isYes || isNo(word) ? 1 : 0;
        cells.telling += isYes ? 1 : 0;
    });
}

} // namespace

void ListStatusCounts::add(const DeliveryEvent& event) {
    const bool isSuppressed = event.vendorReason == Reason::Suppressed && !event.vendorType;
    unsubscribed += event.kind == EventKind::Unsubscribe ? 1 : 0;
    complained += event.kind == EventKind::Complaint ? 1 : 0;
    suppressed += event.kind == EventKind::Bounce && isSuppressed ? 1 : 0;
    bounced += event.kind == EventKind::Bounce && !isSuppressed ? 1 : 0;
}

void ListStatusCounts::add(const ListStatusCounts& other) {
    unsubscribed += other.unsubscribed;
    bounced += other.bounced;
    complained += other.complained;
    suppressed += other.suppressed;
}

std::optional<ListStatus> findListStatus(const TablePreview& preview, const ListProfile& profile) {
    if (!preview.dialect.hasHeader)
        return std::nullopt;
    ListStatus status;
    std::vector<std::string> names;
    for (const std::string& column : preview.columns)
        names.push_back(comparableWords(column));
    const auto take = [&](std::size_t column, const Cells& cells) {
        status.columnNames.push_back(preview.columns[column]);
        status.tellsInFirstRows |= cells.telling > 0;
    };
    const auto set = [&](ColumnRole role, std::size_t column) {
        status.columns.columns[static_cast<std::size_t>(role)] = column;
    };
    if (const auto column = profile.roles.column(ListRole::Status)) {
        const Cells cells = wordsIn(preview, *column);
        if (cells.areMostlyKnown()) {
            take(*column, cells);
            set(ColumnRole::Event, *column);
            set(ColumnRole::Type, *column);
            set(ColumnRole::Reason, *column);
        }
    }
    for (const EventFlag& flag : mapping().flags) {
        FlagColumns& columns = status.columns.flags.emplace_back();
        const auto named = std::find(names.begin(), names.end(), flag.column);
        if (named == names.end())
            continue;
        const auto column = static_cast<std::size_t>(named - names.begin());
        const Cells cells = yesIn(preview, column, flag);
        // An empty column may say yes further down.
        if (column == profile.emailColumn || (cells.filled > 0 && !cells.areMostlyKnown()))
            continue;
        columns.column = column;
        take(column, cells);
    }
    if (status.columnNames.empty())
        return std::nullopt;
    const auto& reasons = mapping().columns[static_cast<std::size_t>(ColumnRole::Reason)];
    const auto reason =
        std::find_first_of(names.begin(), names.end(), reasons.begin(), reasons.end());
    if (reason != names.end())
        set(ColumnRole::Reason, static_cast<std::size_t>(reason - names.begin()));
    set(ColumnRole::Address, profile.emailColumn);
    return status;
}

Result<ReportSummary> readListStatus(const ByteSource& source, const ListProfile& profile,
                                     const ListStatus& status, const EventWork& work,
                                     ProgressReporter& progress, const CancelToken& cancel) {
    return readTableReport(source, mapping(), profile.dialect, status.columns, profile.columns,
                           work, progress, cancel);
}

Result<ListStatusCounts> countListStatus(const ByteSource& source, const ListProfile& profile,
                                         const ListStatus& status, ProgressReporter& progress,
                                         const CancelToken& cancel) {
    ListStatusCounts counts;
    const auto count = [&counts](const std::vector<DeliveryEvent>& events) {
        ListStatusCounts part;
        for (const DeliveryEvent& event : events)
            part.add(event);
        return [&counts, part] { counts.add(part); };
    };
    const auto read = readListStatus(source, profile, status, count, progress, cancel);
    if (!read)
        return tl::unexpected(read.error());
    return counts;
}

} // namespace listwright
