// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/intake/report_import.h"

#include "model/report/json_report_reader.h"
#include "model/report/mail_reader.h"
#include "model/report/report_format.h"
#include "model/report/table_report_reader.h"

#include <utility>

namespace listwright {

namespace {

std::vector<ClassifiedEvent> classified(std::vector<DeliveryEvent> events,
                                        const Classifier& classifier) {
    std::vector<ClassifiedEvent> result;
    result.reserve(events.size());
    for (DeliveryEvent& event : events) {
        const Classification judged = classifier.classify(event);
        result.push_back({std::move(event), judged});
    }
    return result;
}

/// For all but mails.
std::unique_ptr<ReportReader> readerOf(const InputFile& file, const ReportFormat& format) {
    switch (format.container) {
    case ReportContainer::Mails:
        return nullptr;
    case ReportContainer::Json:
        return jsonReportReader(format.json);
    case ReportContainer::Table:
        break;
    }
    if (!file.preview)
        return nullptr;
    const TableColumns columns =
        file.reportColumns.value_or(findColumns(format.table, *file.preview, standardClassifier()));
    return tableReportReader(format.table, file.preview->dialect, columns, file.preview->columns);
}

} // namespace

Result<ReportSummary> readReport(const InputFile& file, const Classifier& classifier,
                                 const ClassifiedEventSink& sink, ProgressReporter& progress,
                                 const CancelToken& cancel) {
    const auto source = openFile(file.path);
    if (!source)
        return tl::unexpected(source.error());
    const ReportFormat* const format = reportFormatById(file.formatId);
    if (format != nullptr && format->container == ReportContainer::Mails) {
        const auto classify = [&](std::vector<DeliveryEvent> events) {
            // A std::function copies what it holds.
            auto kept = std::make_shared<std::vector<ClassifiedEvent>>(
                classified(std::move(events), classifier));
            return [&sink, kept] { sink(std::move(*kept)); };
        };
        return readMails(**source, classify, progress, cancel);
    }
    const auto reader = format == nullptr ? nullptr : readerOf(file, *format);
    if (!reader)
        return fail({.code = ErrorCode::FileNotRecognised, .file = file.path});
    const auto classify = [&](std::vector<DeliveryEvent> events) {
        sink(classified(std::move(events), classifier));
    };
    return reader->read(**source, classify, progress, cancel);
}

} // namespace listwright
