// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/json_report_reader.h"

#include "model/report/json_documents.h"
#include "model/report/json_event_finder.h"

#include <utility>

namespace listwright {

namespace {

constexpr std::size_t batchSize = 512;
// Documents that are looked at to tell what a file is.
constexpr int sampledDocuments = 20;

class JsonReportReader final : public ReportReader {
public:
    explicit JsonReportReader(const JsonMapping& mapping)
        : m_mapping(mapping) {}

    Result<ReportSummary> read(const ByteSource& source, const EventSink& sink,
                               ProgressReporter& progress,
                               const CancelToken& cancel) const override {
        ReportSummary summary;
        std::vector<DeliveryEvent> batch;
        JsonDocuments documents(source);
        JsonEventFinder finder(m_mapping);
        simdjson::dom::parser parser;
        const auto broken = [&](std::string_view why) {
            summary.problems.add({.code = ErrorCode::JsonBroken,
                                  .file = source.name(),
                                  .offset = documents.offset(),
                                  .detail = std::string(why)});
        };
        while (true) {
            const auto step = documents.next();
            if (!step)
                return tl::unexpected(step.error());
            if (*step == JsonDocuments::Step::End)
                break;
            if (cancel.isCancelled())
                return fail({.code = ErrorCode::Cancelled, .file = source.name()});
            if (*step == JsonDocuments::Step::Broken) {
                broken(documents.broken());
                continue;
            }
            const std::string_view bytes = documents.document();
            simdjson::dom::element document;
            const auto error = parser.parse(bytes.data(), bytes.size(), false).get(document);
            if (error != simdjson::SUCCESS) {
                broken(simdjson::error_message(error));
                documents.giveUpDocument();
                continue;
            }
            ++summary.itemCount;
            const std::size_t before = batch.size();
            finder.find(document, batch);
            for (std::size_t at = before; at < batch.size(); ++at) {
                batch[at].place.file = source.name();
                batch[at].place.messageOffset = batch[at].place.fieldOffset = documents.offset();
            }
            if (batch.size() >= batchSize) {
                sink(std::exchange(batch, {}));
                progress.report({documents.offset(), source.size()});
            }
        }
        if (!batch.empty())
            sink(std::move(batch));
        if (auto unchanged = source.checkUnchanged(); !unchanged)
            return tl::unexpected(unchanged.error());
        progress.report({source.size(), source.size()});
        return summary;
    }

private:
    const JsonMapping& m_mapping;
};

} // namespace

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
        if (*step == JsonDocuments::Step::Broken)
            continue;
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
