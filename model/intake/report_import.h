// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/bounce/classifier.h"
#include "model/intake/input_file.h"
#include "model/intake/list_status.h"
#include "model/io/job.h"
#include "model/report/report_reader.h"

#include <array>
#include <functional>
#include <memory>
#include <vector>

namespace listwright {

struct ClassifiedEvent {
    DeliveryEvent event;
    Classification classification;
};
using ClassifiedEventSink = std::function<void(std::vector<ClassifiedEvent>)>;
/// What becomes of a batch of events: called on any thread, it returns what is then to be done in
/// the order of the file, on the caller's thread.
using ClassifiedEventWork = std::function<std::function<void()>(std::vector<ClassifiedEvent>)>;

/// Reads one report file and classifies its events.
[[nodiscard]] Result<ReportSummary> readReport(const InputFile& file, const Classifier& classifier,
                                               const ClassifiedEventWork& work,
                                               ProgressReporter& progress,
                                               const CancelToken& cancel);
/// The same, all events in their order: `sink` gets them on the caller's thread.
[[nodiscard]] Result<ReportSummary> readReport(const InputFile& file, const Classifier& classifier,
                                               const ClassifiedEventSink& sink,
                                               ProgressReporter& progress,
                                               const CancelToken& cancel);

/// The same for what a contact list itself says of its contacts. Rows without an address are none
/// of its problems: the list tells them.
[[nodiscard]] Result<void> readListStatus(const ByteSource& source, const ListProfile& profile,
                                          const ListStatus& status, const Classifier& classifier,
                                          const ClassifiedEventSink& sink,
                                          ProgressReporter& progress, const CancelToken& cancel);

} // namespace listwright
