// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/table_report_reader.h"

#include "model/address/address_hash.h"
#include "model/address/email_address.h"
#include "model/io/lending_pool.h"
#include "model/io/parted_table.h"
#include "model/report/address_in_text.h"
#include "model/report/ascii_text.h"
#include "model/report/completion_memory.h"
#include "model/report/header_words.h"
#include "model/report/table_choice.h"

#include <algorithm>
#include <array>
#include <utility>

namespace listwright {

namespace {

// What one thread reads at once.
constexpr std::uint64_t partBytes = std::uint64_t{128} << 10;
// What there is room for from the beginning.
constexpr std::size_t fewestRowBytes = 96;
// A cell in a message: enough to find it again.
constexpr std::size_t longestShownCell = 60;

struct Table {
    const TableMapping& mapping;
    const TableDialect& dialect;
    const TableColumns& columns;
    const std::vector<std::string>& columnNames;
    LendingPool<CompletionMemory>& memories;
};

/// Makes events of the rows of a part.
class ReportRows {
public:
    ReportRows(const Table& table, const std::string& file, const EventWork& work)
        : m_table(table)
        , m_file(file)
        , m_work(work)
        , m_hasChosen(std::any_of(table.columns.chosen.begin(), table.columns.chosen.end(),
                                  [](bool chosen) { return chosen; }))
        , m_completion(std::in_place, table.memories.borrow()) {}

    void take(CsvScanner& scanner) {
        if (scanner.row().quoteNotClosed)
            problems.add(
                {.code = ErrorCode::QuoteNotClosed, .file = m_file, .row = scanner.row().number});
        if (trimmed(scanner.row().bytes).empty())
            return;
        ++itemCount;
        if (m_events.empty())
            m_events.reserve(partBytes / fewestRowBytes);
        // Filled in its place: an event is large to move.
        if (!readEvent(scanner, m_events.emplace_back()))
            m_events.pop_back();
    }
    /// Still on the thread of the part.
    void finish() {
        m_completion.reset();
        if (!m_events.empty())
            inOrder = m_work(std::move(m_events));
    }

    std::uint64_t itemCount = 0;
    ProblemLog problems; // rows numbered from where the part begins, which is row 1
    std::function<void()> inOrder;

private:
    static std::string_view cell(CsvScanner& scanner, std::optional<std::size_t> column) {
        return column ? trimmed(scanner.fieldText(*column)) : std::string_view();
    }
    std::string_view cell(CsvScanner& scanner, ColumnRole role) const {
        return cell(scanner, m_table.columns.column(role));
    }
    bool readMeaning(CsvScanner& scanner, DeliveryEvent& event);
    /// False where the row says nothing about a mail.
    bool readEvent(CsvScanner& scanner, DeliveryEvent& event);
    void readWords(CsvScanner& scanner, bool flagged, DeliveryEvent& event) const;
    Place placeOf(const CsvScanner& scanner) const;
    void tellWhatIsNotUnderstood(CsvScanner& scanner);

    const Table& m_table;
    const std::string& m_file;
    const EventWork& m_work;
    const bool m_hasChosen;
    std::vector<DeliveryEvent> m_events;
    std::optional<LendingPool<CompletionMemory>::Lent> m_completion;
    std::string m_normalised;
    std::optional<std::size_t> m_flagColumn; // that said what the row means
};

bool isYes(std::string_view cell, const EventFlag& flag) {
    static constexpr std::array<std::string_view, 9> no = {"",  "0",    "0 0", "false", "no",
                                                           "n", "nein", "non", "нет"};
    const std::string word = comparableWords(cell);
    if (flag.words.empty())
        return std::find(no.begin(), no.end(), word) == no.end();
    return std::find(flag.words.begin(), flag.words.end(), word) != flag.words.end();
}

// What became of the mail where the description itself says it: by a flag, or for every row.
// Whether a flag did.
bool ReportRows::readMeaning(CsvScanner& scanner, DeliveryEvent& event) {
    const TableMapping& mapping = m_table.mapping;
    const std::size_t count = std::min(mapping.flags.size(), m_table.columns.flags.size());
    m_flagColumn.reset();
    for (std::size_t at = 0; at < count; ++at) {
        const EventFlag& flag = mapping.flags[at];
        const FlagColumns& columns = m_table.columns.flags[at];
        if (!columns.column || !isYes(cell(scanner, columns.column), flag))
            continue;
        event.kind = flag.kind;
        event.vendorType = flag.type;
        event.vendorReason = flag.reason;
        event.diagnostic = simplified(cell(scanner, columns.diagnostic));
        event.date = parseEventDate(cell(scanner, columns.date), m_table.columns.dateOrder);
        m_flagColumn = columns.column;
        return true;
    }
    if (mapping.everyRow) {
        event.kind = mapping.everyRow->kind;
        event.vendorType = mapping.everyRow->type;
        event.vendorReason = mapping.everyRow->reason;
    } else if (count > 0) {
        event.kind = EventKind::None;
    }
    return false;
}

// What became of the mail, by the words of the event and the type column: the more telling counts.
void ReportRows::readWords(CsvScanner& scanner, bool flagged, DeliveryEvent& event) const {
    const EventKind before = event.kind;
    for (const ColumnRole role : {ColumnRole::Event, ColumnRole::Type}) {
        const auto word = m_table.mapping.eventOf(cell(scanner, role));
        // What a flag says, no word that all is well takes back.
        if (!word || (flagged && word->kind == EventKind::None))
            continue;
        if (event.kind == before)
            event.kind = word->kind;
        if (word->type)
            event.vendorType = word->type;
    }
    if (const auto reason = m_table.mapping.reasonOf(cell(scanner, ColumnRole::Reason)))
        event.vendorReason = reason;
    if (event.vendorReason == Reason::AutoReply && event.kind == EventKind::Bounce)
        event.kind = EventKind::AutoReply;
}

Place ReportRows::placeOf(const CsvScanner& scanner) const {
    Place place{.file = m_file,
                .messageOffset = scanner.row().offset,
                .fieldOffset = scanner.row().offset,
                .field = {}};
    const auto pointAt = [&](std::optional<std::size_t> column) {
        if (!column || *column >= scanner.row().fields.size())
            return false;
        const CsvField& field = scanner.row().fields[*column];
        if (field.length == 0)
            return false;
        place.fieldOffset += field.begin;
        place.field =
            *column < m_table.columnNames.size() ? m_table.columnNames[*column] : std::string();
        return true;
    };
    for (const ColumnRole role : {ColumnRole::Diagnostic, ColumnRole::Reason, ColumnRole::Status,
                                  ColumnRole::Event, ColumnRole::Type, ColumnRole::Address}) {
        if (role == ColumnRole::Event && pointAt(m_flagColumn))
            break;
        if (pointAt(m_table.columns.column(role)))
            break;
    }
    return place;
}

// A column that the user chose wrongly must not lose what it was chosen for without a word.
void ReportRows::tellWhatIsNotUnderstood(CsvScanner& scanner) {
    for (std::size_t at = 0; at < columnRoleCount; ++at) {
        const auto role = static_cast<ColumnRole>(at);
        if (!m_table.columns.chosen[at] || role == ColumnRole::Address)
            continue;
        const auto text = cell(scanner, role);
        if (!text.empty() && !saysSomething(m_table.mapping, role, text, m_table.columns.dateOrder))
            problems.add({.code = ErrorCode::CellNotUnderstood,
                          .file = m_file,
                          .row = scanner.row().number,
                          .detail = columnRoleName(role) + ": \"" +
                                    std::string(text.substr(0, longestShownCell)) + '"'});
    }
}

bool ReportRows::readEvent(CsvScanner& scanner, DeliveryEvent& event) {
    event.recipient = cell(scanner, ColumnRole::Address);
    const bool isHash = addressHashOf(event.recipient).has_value();
    if (!isHash && !normaliseAddressInto(event.recipient, m_normalised)) {
        problems.add({.code = ErrorCode::RowWithoutAddress,
                      .file = m_file,
                      .row = scanner.row().number,
                      .detail = event.recipient.empty()
                                    ? "the cell is empty"
                                    : event.recipient.substr(0, longestShownCell)});
        return false;
    }
    if (m_hasChosen)
        tellWhatIsNotUnderstood(scanner);
    if (!isHash && !equalsIgnoringCase(event.recipient, m_normalised)) // something stands around it
        event.recipient = addressOfField(event.recipient);
    const std::string original(cell(scanner, ColumnRole::OriginalAddress));
    if (!original.empty() && !sameAddress(addressOfField(original), event.recipient))
        event.originalRecipient = addressOfField(original);
    const bool flagged = readMeaning(scanner, event);
    if (flagged && event.kind == EventKind::None)
        return false;
    readWords(scanner, flagged, event);
    if (event.kind == EventKind::None)
        return false;

    event.status = parseEnhancedStatusCode(cell(scanner, ColumnRole::Status));
    event.reply = findReplyCode(cell(scanner, ColumnRole::Reply));
    event.remoteMta = cell(scanner, ColumnRole::Host);
    if (event.diagnostic.empty())
        event.diagnostic = simplified(cell(scanner, ColumnRole::Diagnostic));
    // A word for the reason is the vendor's opinion; anything longer is text to be judged.
    if (event.diagnostic.empty() && !event.vendorReason)
        event.diagnostic = simplified(cell(scanner, ColumnRole::Reason));
    if (startsIgnoringCase(event.diagnostic, "smtp;"))
        event.diagnostic = trimmed(std::string_view(event.diagnostic).substr(5));
    if (!event.date)
        event.date = parseEventDate(cell(scanner, ColumnRole::Date), m_table.columns.dateOrder);
    (*m_completion)->complete(event);
    event.place = placeOf(scanner);
    return true;
}

/// Looks in the rows of a part for dates that tell which of their numbers is the day.
class DateOrderRows {
public:
    explicit DateOrderRows(const std::vector<std::size_t>& columns)
        : m_columns(columns) {}

    void take(CsvScanner& scanner) {
        for (const std::size_t column : m_columns) {
            const DateOrder told = dateOrderOf({trimmed(scanner.fieldText(column))});
            dayFirst = dayFirst || told == DateOrder::DayFirst;
            monthFirst = monthFirst || told == DateOrder::MonthFirst;
        }
    }
    void finish() {}

    bool dayFirst = false;
    bool monthFirst = false;

private:
    const std::vector<std::size_t>& m_columns;
};

std::vector<std::size_t> dateColumns(const TableColumns& columns) {
    std::vector<std::size_t> all;
    if (const auto date = columns.column(ColumnRole::Date))
        all.push_back(*date);
    for (const FlagColumns& flag : columns.flags)
        if (flag.date)
            all.push_back(*flag.date);
    return all;
}

/// Of the file as a whole; Unknown where no date tells, or one the contrary of another.
Result<DateOrder> dateOrderOfFile(const ByteSource& source, const Table& description,
                                  const CancelToken& cancel) {
    const auto columns = dateColumns(description.columns);
    PartedTable<DateOrderRows> table(source, description.dialect, description.columnNames.size(),
                                     partBytes, cancel);
    bool dayFirst = false;
    bool monthFirst = false;
    ProgressReporter quiet;
    const auto read = table.read(
        0, [&] { return std::make_unique<DateOrderRows>(columns); },
        [&](const PartedTable<DateOrderRows>::Part& part) {
            dayFirst = dayFirst || part.rows->dayFirst;
            monthFirst = monthFirst || part.rows->monthFirst;
        },
        quiet);
    if (!read)
        return tl::unexpected(read.error());
    if (dayFirst == monthFirst)
        return DateOrder::Unknown;
    return dayFirst ? DateOrder::DayFirst : DateOrder::MonthFirst;
}

class TableReportReader final : public ReportReader {
public:
    TableReportReader(const TableMapping& mapping, TableDialect dialect, TableColumns columns,
                      std::vector<std::string> columnNames)
        : m_mapping(mapping)
        , m_dialect(std::move(dialect))
        , m_columns(std::move(columns))
        , m_columnNames(std::move(columnNames)) {}

    Result<ReportSummary> read(const ByteSource& source, const EventSink& sink,
                               ProgressReporter& progress,
                               const CancelToken& cancel) const override {
        return readTableReport(source, m_mapping, m_dialect, m_columns, m_columnNames, handOn(sink),
                               progress, cancel);
    }

private:
    const TableMapping& m_mapping;
    TableDialect m_dialect;
    TableColumns m_columns;
    std::vector<std::string> m_columnNames;
};

} // namespace

std::unique_ptr<ReportReader> tableReportReader(const TableMapping& mapping, TableDialect dialect,
                                                TableColumns columns,
                                                std::vector<std::string> columnNames) {
    return std::make_unique<TableReportReader>(mapping, std::move(dialect), std::move(columns),
                                               std::move(columnNames));
}

Result<ReportSummary> readTableReport(const ByteSource& source, const TableMapping& mapping,
                                      const TableDialect& dialect, const TableColumns& columns,
                                      const std::vector<std::string>& columnNames,
                                      const EventWork& work, ProgressReporter& progress,
                                      const CancelToken& cancel) {
    ReportSummary summary;
    LendingPool<CompletionMemory> memories;
    TableColumns known = columns;
    const Table description{mapping, dialect, known, columnNames, memories};
    if (known.seeksDateOrder) {
        const auto order = dateOrderOfFile(source, description, cancel);
        if (!order)
            return tl::unexpected(order.error());
        known.dateOrder = *order;
    }
    PartedTable<ReportRows> table(source, dialect, columnNames.size(), partBytes, cancel);
    const auto begin = [&] {
        return std::make_unique<ReportRows>(description, source.name(), work);
    };
    const auto use = [&](const PartedTable<ReportRows>::Part& part) {
        summary.itemCount += part.rows->itemCount;
        summary.problems.append(part.rows->problems, part.rowsBefore);
        if (part.rows->inOrder)
            part.rows->inOrder();
    };
    if (const auto read = table.read(0, begin, use, progress); !read)
        return tl::unexpected(read.error());
    if (auto unchanged = source.checkUnchanged(); !unchanged)
        return tl::unexpected(unchanged.error());
    progress.report({source.size(), source.size()});
    return summary;
}

} // namespace listwright
