// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/io/error.h"
#include "model/io/job.h"
#include "model/io/source_file.h"

#include <cstdint>
#include <functional>
#include <string>

namespace listwright {

/// Whether this build opens Outlook's data files: it does where it was built with libpff.
[[nodiscard]] bool opensOutlookDataFiles();

/// What is found in a data file, folder by folder in the file's order.
struct OutlookDataSink {
    /// One mail, RFC 5322, and the folder that it is in: `Personal Folders/Inbox`. An error ends
    /// the reading.
    std::function<Result<void>(const std::string& folder, const std::string& mail)> mail;
    /// A message or a folder that cannot be read (MailUnreadable); the others still come.
    std::function<void(Error)> problem;
};

/// Reads every mail and every report of Exchange in Outlook's data file (.pst, .ost, [MS-PST]), one
/// in memory at a time; appointments, contacts and the like are passed over. Of every message of
/// the file the library keeps less than a kilobyte, and four of each that was read until the file
/// is opened again, after `mostBetweenOpenings` messages: that takes the longer the more there are,
/// 7 s with 48,000 in one measurement, and cannot be stopped. Progress in bytes of the file, by how
/// many of its messages are done. OutlookDataBroken where it cannot be opened at all, Cancelled,
/// OutlookDataNotSupported, and what the sink gives.
[[nodiscard]] Result<void> readOutlookDataFile(const SourceFile& file, const OutlookDataSink& sink,
                                               ProgressReporter& progress,
                                               const CancelToken& cancel,
                                               std::uint64_t mostBetweenOpenings = 50'000);

} // namespace listwright
