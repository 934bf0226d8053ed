// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/json_report_reader.h"

#include "model/io/lending_pool.h"
#include "model/report/event_batches.h"
#include "model/report/json_documents.h"
#include "model/report/json_event_finder.h"

#include <memory>
#include <utility>

namespace listwright {

namespace {

constexpr std::size_t bytesPerBatch = std::size_t{512} << 10;
constexpr std::size_t mostBytesAtOnce = std::size_t{64} << 20;
// Documents that are looked at to tell what a file is.
constexpr int sampledDocuments = 20;

/// Documents that follow one another, as they are handed to a thread.
struct DocumentBatch {
    /// A document, or what was no document and why.
    struct Piece {
        std::size_t begin = 0;
        std::size_t length = 0;
        std::uint64_t offset = 0;
        std::string_view broken;
    };
    std::string bytes; // padding behind the last one
    std::vector<Piece> pieces;
    std::uint64_t position = 0;
};

class BatchReader {
public:
    BatchReader(const JsonMapping& mapping, const std::string& file)
        : m_finder(mapping)
        , m_file(file) {}

    EventBatch read(const DocumentBatch& batch) {
        EventBatch result;
        result.events.reserve(batch.pieces.size());
        for (const DocumentBatch::Piece& piece : batch.pieces) {
            const auto bytes = std::string_view(batch.bytes).substr(piece.begin, piece.length);
            if (piece.broken.empty())
                readDocument(bytes, piece.offset, result);
            else
                tell(piece.broken, piece.offset, result);
        }
        return result;
    }

private:
    void tell(std::string_view why, std::uint64_t offset, EventBatch& result) const {
        result.problems.push_back({.code = ErrorCode::JsonBroken,
                                   .file = m_file,
                                   .row = {},
                                   .offset = offset,
                                   .detail = std::string(why)});
    }

    /// Padding stands behind `bytes`, or other documents.
    void readDocument(std::string_view bytes, std::uint64_t offset, EventBatch& result) {
        simdjson::dom::element document;
        const auto error = m_parser.parse(bytes.data(), bytes.size(), false).get(document);
        if (error != simdjson::SUCCESS) {
            tell(simdjson::error_message(error), offset, result);
            readInside(bytes.substr(1), offset + 1, result);
            return;
        }
        ++result.itemCount;
        const std::size_t before = result.events.size();
        m_finder.find(document, result.events);
        for (std::size_t at = before; at < result.events.size(); ++at) {
            Place& place = result.events[at].place;
            place.file = m_file;
            place.messageOffset = place.fieldOffset = offset;
        }
    }

    /// A broken document may have swallowed others: those that begin a line.
    void readInside(std::string_view bytes, std::uint64_t offset, EventBatch& result) {
        const auto source = bytesInMemory(m_file, std::string(bytes));
        JsonDocuments documents(*source);
        documents.seekLine();
        for (auto step = documents.next(); step && *step != JsonDocuments::Step::End;
             step = documents.next()) {
            if (*step == JsonDocuments::Step::Broken) {
                tell(documents.broken(), offset + documents.offset(), result);
                continue;
            }
            simdjson::dom::element document;
            const auto inner = documents.document();
            if (m_parser.parse(inner.data(), inner.size(), false).get(document) ==
                simdjson::SUCCESS) {
                readDocument(inner, offset + documents.offset(), result);
                continue;
            }
            documents.giveUpDocument();
        }
    }

    JsonEventFinder m_finder;
    const std::string& m_file;
    simdjson::dom::parser m_parser;
};

/// Fills `batch` from where the documents stand; false at the end of the file.
Result<bool> fillBatch(DocumentBatch& batch, JsonDocuments& documents, const CancelToken& cancel,
                       const std::string& file) {
    batch.bytes.reserve(bytesPerBatch + bytesPerBatch / 4);
    bool more = true;
    while (batch.bytes.size() < bytesPerBatch && batch.pieces.size() < bytesPerBatch / 16) {
        if (cancel.isCancelled())
            return fail({.code = ErrorCode::Cancelled, .file = file});
        const auto step = documents.next();
        if (!step)
            return tl::unexpected(step.error());
        more = *step != JsonDocuments::Step::End;
        if (!more)
            break;
        const bool isBroken = *step == JsonDocuments::Step::Broken;
        const auto bytes = isBroken ? std::string_view() : documents.document();
        batch.pieces.push_back({.begin = batch.bytes.size(),
                                .length = bytes.size(),
                                .offset = documents.offset(),
                                .broken = isBroken ? documents.broken() : std::string_view()});
        batch.bytes += bytes;
        batch.position = documents.offset() + bytes.size();
    }
    batch.bytes.append(JsonDocuments::padding, '\0');
    return more;
}

class JsonReportReader final : public ReportReader {
public:
    explicit JsonReportReader(const JsonMapping& mapping)
        : m_mapping(mapping) {}

    Result<ReportSummary> read(const ByteSource& source, const EventSink& sink,
                               ProgressReporter& progress,
                               const CancelToken& cancel) const override {
        return readJsonReport(source, m_mapping, handOn(sink), progress, cancel);
    }

private:
    const JsonMapping& m_mapping;
};

} // namespace

Result<ReportSummary> readJsonReport(const ByteSource& source, const JsonMapping& mapping,
                                     const EventWork& work, ProgressReporter& progress,
                                     const CancelToken& cancel) {
    LendingPool<BatchReader> readers(
        [&] { return std::make_unique<BatchReader>(mapping, source.name()); });
    EventBatches batches(source, work, progress, cancel, mostBytesAtOnce);
    JsonDocuments documents(source);
    bool more = true;
    while (more) {
        auto batch = std::make_shared<DocumentBatch>();
        const auto filled = fillBatch(*batch, documents, cancel, source.name());
        if (!filled)
            return tl::unexpected(filled.error());
        more = *filled;
        batches.add([batch, &readers] { return readers.borrow()->read(*batch); },
                    batch->bytes.size(), batch->position);
    }
    return batches.finish();
}

std::unique_ptr<ReportReader> jsonReportReader(const JsonMapping& mapping) {
    return std::make_unique<JsonReportReader>(mapping);
}

JsonSign recogniseJson(const ByteSource& source, std::span<const ReportFormat> formats) {
    static_assert(JsonDocuments::padding >= simdjson::SIMDJSON_PADDING);
    JsonSign sign;
    JsonDocuments documents(source, std::size_t{1} << 16);
    simdjson::dom::parser parser;
    for (int looked = 0; looked < sampledDocuments; ++looked) {
        const auto step = documents.next();
        if (!step || *step == JsonDocuments::Step::End)
            break;
        if (*step == JsonDocuments::Step::Broken) {
            sign.broken = documents.broken();
            continue;
        }
        const std::string_view bytes = documents.document();
        simdjson::dom::element document;
        if (parser.parse(bytes.data(), bytes.size(), false).get(document) != simdjson::SUCCESS) {
            documents.giveUpDocument();
            continue;
        }
        sign.isJson = true;
        for (const ReportFormat& format : formats) {
            if (format.container != ReportContainer::Json)
                continue;
            if (JsonEventFinder(format.json).recognises(document)) {
                sign.format = &format;
                return sign;
            }
        }
    }
    return sign;
}

} // namespace listwright
