// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/intake/report_import.h"

#include "model/report/json_report_reader.h"
#include "model/report/mail_reader.h"
#include "model/report/report_format.h"
#include "model/report/table_report_reader.h"

#include <utility>

namespace listwright {

namespace {

std::unique_ptr<ReportReader> readerOf(const InputFile& file) {
    const ReportFormat* const format = reportFormatById(file.formatId);
    if (format == nullptr)
        return nullptr;
    switch (format->container) {
    case ReportContainer::Mails:
        return mailReader();
    case ReportContainer::Json:
        return jsonReportReader(format->json);
    case ReportContainer::Table:
        break;
    }
    if (!file.preview)
        return nullptr;
    const TableColumns columns = file.reportColumns.value_or(
        findColumns(format->table, *file.preview, standardClassifier()));
    return tableReportReader(format->table, file.preview->dialect, columns, file.preview->columns);
}

} // namespace

Result<ReportSummary> readReport(const InputFile& file, const Classifier& classifier,
                                 const ClassifiedEventSink& sink, ProgressReporter& progress,
                                 const CancelToken& cancel) {
    const auto source = openFile(file.path);
    if (!source)
        return tl::unexpected(source.error());
    const auto reader = readerOf(file);
    if (!reader)
        return fail({.code = ErrorCode::FileNotRecognised, .file = file.path});
    const auto classify = [&](std::vector<DeliveryEvent> events) {
        std::vector<ClassifiedEvent> classified;
        classified.reserve(events.size());
        for (DeliveryEvent& event : events) {
            const Classification judged = classifier.classify(event);
            classified.push_back({std::move(event), judged});
        }
        sink(std::move(classified));
    };
    return reader->read(**source, classify, progress, cancel);
}

} // namespace listwright
