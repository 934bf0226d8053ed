// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/table_report_reader.h"

#include "model/address/email_address.h"
#include "model/io/csv_scanner.h"
#include "model/report/address_in_text.h"
#include "model/report/ascii_text.h"
#include "model/report/smtp_answer.h"

#include <utility>

namespace listwright {

namespace {

constexpr std::size_t batchSize = 512;
// A cell in a message: enough to find it again.
constexpr std::size_t longestShownCell = 60;

class TableReportReader final : public ReportReader {
public:
    TableReportReader(const TableMapping& mapping, TableDialect dialect, TableColumns columns,
                      std::vector<std::string> columnNames)
        : m_mapping(mapping)
        , m_dialect(std::move(dialect))
        , m_columns(columns)
        , m_columnNames(std::move(columnNames)) {}

    Result<ReportSummary> read(const ByteSource& source, const EventSink& sink,
                               ProgressReporter& progress,
                               const CancelToken& cancel) const override;

private:
    std::string cell(CsvScanner& scanner, ColumnRole role) const {
        const auto column = m_columns.column(role);
        return column ? std::string(trimmed(scanner.fieldText(*column))) : std::string();
    }
    std::optional<DeliveryEvent> eventOf(CsvScanner& scanner, const std::string& file,
                                         ProblemLog& problems) const;
    void readWords(CsvScanner& scanner, DeliveryEvent& event) const;
    Place placeOf(const CsvScanner& scanner, const std::string& file) const;

    const TableMapping& m_mapping;
    TableDialect m_dialect;
    TableColumns m_columns;
    std::vector<std::string> m_columnNames;
};

// What became of the mail, by the words of the event and the type column: the more telling counts.
void TableReportReader::readWords(CsvScanner& scanner, DeliveryEvent& event) const {
    for (const ColumnRole role : {ColumnRole::Event, ColumnRole::Type}) {
        const auto word = m_mapping.eventOf(cell(scanner, role));
        if (!word)
            continue;
        if (event.kind == EventKind::Bounce)
            event.kind = word->kind;
        if (word->type)
            event.vendorType = word->type;
    }
    event.vendorReason = m_mapping.reasonOf(cell(scanner, ColumnRole::Reason));
    if (event.vendorReason == Reason::AutoReply && event.kind == EventKind::Bounce)
        event.kind = EventKind::AutoReply;
}

Place TableReportReader::placeOf(const CsvScanner& scanner, const std::string& file) const {
    Place place{.file = file,
                .messageOffset = scanner.row().offset,
                .fieldOffset = scanner.row().offset,
                .field = {}};
    for (const ColumnRole role : {ColumnRole::Diagnostic, ColumnRole::Reason, ColumnRole::Status,
                                  ColumnRole::Event, ColumnRole::Type, ColumnRole::Address}) {
        const auto column = m_columns.column(role);
        if (!column || *column >= scanner.row().fields.size())
            continue;
        const CsvField& field = scanner.row().fields[*column];
        if (field.length == 0)
            continue;
        place.fieldOffset += field.begin;
        place.field = *column < m_columnNames.size() ? m_columnNames[*column] : std::string();
        break;
    }
    return place;
}

std::optional<DeliveryEvent> TableReportReader::eventOf(CsvScanner& scanner,
                                                        const std::string& file,
                                                        ProblemLog& problems) const {
    DeliveryEvent event;
    event.recipient = cell(scanner, ColumnRole::Address);
    if (!normaliseAddress(event.recipient)) {
        problems.add({.code = ErrorCode::RowWithoutAddress,
                      .file = file,
                      .row = scanner.row().number,
                      .detail = event.recipient.empty()
                                    ? "the cell is empty"
                                    : event.recipient.substr(0, longestShownCell)});
        return std::nullopt;
    }
    event.recipient = addressOfField(event.recipient);
    const std::string original = cell(scanner, ColumnRole::OriginalAddress);
    if (!original.empty() && !sameAddress(addressOfField(original), event.recipient))
        event.originalRecipient = addressOfField(original);
    readWords(scanner, event);
    if (event.kind == EventKind::None)
        return std::nullopt;

    event.status = parseEnhancedStatusCode(cell(scanner, ColumnRole::Status));
    event.reply = findReplyCode(cell(scanner, ColumnRole::Reply));
    event.remoteMta = cell(scanner, ColumnRole::Host);
    event.diagnostic = simplified(cell(scanner, ColumnRole::Diagnostic));
    // A word for the reason is the vendor's opinion; anything longer is text to be judged.
    if (event.diagnostic.empty() && !event.vendorReason)
        event.diagnostic = simplified(cell(scanner, ColumnRole::Reason));
    if (startsIgnoringCase(event.diagnostic, "smtp;"))
        event.diagnostic = trimmed(std::string_view(event.diagnostic).substr(5));
    event.date = parseEventDate(cell(scanner, ColumnRole::Date), m_columns.dateOrder);
    completeFromDiagnostic(event);
    event.place = placeOf(scanner, file);
    return event;
}

Result<ReportSummary> TableReportReader::read(const ByteSource& source, const EventSink& sink,
                                              ProgressReporter& progress,
                                              const CancelToken& cancel) const {
    ReportSummary summary;
    std::vector<DeliveryEvent> batch;
    CsvScanner scanner(source, m_dialect);
    bool header = m_dialect.hasHeader;
    while (true) {
        const auto row = scanner.next();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            break;
        if (scanner.row().quoteNotClosed)
            summary.problems.add({.code = ErrorCode::QuoteNotClosed,
                                  .file = source.name(),
                                  .row = scanner.row().number});
        if (std::exchange(header, false))
            continue;
        if (trimmed(scanner.row().bytes).empty())
            continue;
        ++summary.itemCount;
        if (auto event = eventOf(scanner, source.name(), summary.problems))
            batch.push_back(*std::move(event));
        if (batch.size() >= batchSize) {
            sink(std::exchange(batch, {}));
            progress.report({scanner.offset(), source.size()});
        }
        if (summary.itemCount % batchSize == 0 && cancel.isCancelled())
            return fail({.code = ErrorCode::Cancelled, .file = source.name()});
    }
    if (!batch.empty())
        sink(std::move(batch));
    if (auto unchanged = source.checkUnchanged(); !unchanged)
        return tl::unexpected(unchanged.error());
    progress.report({source.size(), source.size()});
    return summary;
}

} // namespace

std::unique_ptr<ReportReader> tableReportReader(const TableMapping& mapping, TableDialect dialect,
                                                TableColumns columns,
                                                std::vector<std::string> columnNames) {
    return std::make_unique<TableReportReader>(mapping, std::move(dialect), columns,
                                               std::move(columnNames));
}

} // namespace listwright
