// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/intake/report_import.h"

#include "model/bounce/classification_memory.h"
#include "model/io/lending_pool.h"
#include "model/report/json_report_reader.h"
#include "model/report/log_report_reader.h"
#include "model/report/mail_reader.h"
#include "model/report/report_format.h"
#include "model/report/table_report_reader.h"

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <system_error>
#include <utility>
#include <vector>

namespace listwright {

namespace {

using Memories = LendingPool<ClassificationMemory>;

Memories memoriesFor(const Classifier& classifier) {
    return Memories([&classifier] { return std::make_unique<ClassificationMemory>(classifier); });
}

EventWork classifying(Memories& memories, const ClassifiedEventWork& work) {
    return [&memories, &work](std::vector<DeliveryEvent> events) {
        std::vector<ClassifiedEvent> classified;
        classified.reserve(events.size());
        const auto memory = memories.borrow();
        for (DeliveryEvent& event : events) {
            const Classification judged = memory->classify(event);
            classified.push_back({std::move(event), judged});
        }
        return work(std::move(classified));
    };
}

ClassifiedEventWork handOn(const ClassifiedEventSink& sink) {
    return [&sink](std::vector<ClassifiedEvent> events) -> std::function<void()> {
        // A std::function copies what it holds.
        auto kept = std::make_shared<std::vector<ClassifiedEvent>>(std::move(events));
        return [&sink, kept] { sink(std::move(*kept)); };
    };
}

// Seconds since 1970; now where the file does not tell.
std::int64_t lastWrittenTo(const std::string& path) {
    using namespace std::chrono;
    std::error_code error;
    const auto written = std::filesystem::last_write_time(path, error);
    const auto moment = error
                            ? system_clock::now()
                            : time_point_cast<system_clock::duration>(file_clock::to_sys(written));
    return duration_cast<seconds>(moment.time_since_epoch()).count();
}

} // namespace

Result<ReportSummary> readReport(const InputFile& file, const Classifier& classifier,
                                 const ClassifiedEventWork& classifiedWork,
                                 ProgressReporter& progress, const CancelToken& cancel) {
    const auto source = openFile(file.source);
    if (!source)
        return tl::unexpected(source.error());
    const ReportFormat* const format = reportFormatById(file.formatId);
    if (format == nullptr || (format->container == ReportContainer::Table && !file.preview))
        return fail({.code = ErrorCode::FileNotRecognised, .file = file.source.name});
    Memories memories = memoriesFor(classifier);
    const EventWork work = classifying(memories, classifiedWork);
    switch (format->container) {
    case ReportContainer::Mails:
        return readMails(**source, work, progress, cancel);
    case ReportContainer::Json:
        return readJsonReport(**source, format->json, work, progress, cancel);
    case ReportContainer::Log:
        return readMailLog(**source, lastWrittenTo(file.source.path), work, progress, cancel);
    case ReportContainer::Table:
        break;
    }
    const TablePreview& preview = *file.preview;
    const TableColumns columns =
        file.reportColumns.value_or(findColumns(format->table, preview, standardClassifier()));
    return readTableReport(**source, format->table, preview.dialect, columns, preview.columns, work,
                           progress, cancel);
}

Result<ReportSummary> readReport(const InputFile& file, const Classifier& classifier,
                                 const ClassifiedEventSink& sink, ProgressReporter& progress,
                                 const CancelToken& cancel) {
    return readReport(file, classifier, handOn(sink), progress, cancel);
}

Result<void> readListStatus(const ByteSource& source, const ListProfile& profile,
                            const ListStatus& status, const Classifier& classifier,
                            const ClassifiedEventSink& sink, ProgressReporter& progress,
                            const CancelToken& cancel) {
    Memories memories = memoriesFor(classifier);
    const ClassifiedEventWork work = handOn(sink);
    const auto read =
        readListStatus(source, profile, status, classifying(memories, work), progress, cancel);
    if (!read)
        return tl::unexpected(read.error());
    return {};
}

} // namespace listwright
