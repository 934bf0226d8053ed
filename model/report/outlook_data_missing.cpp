// SPDX-License-Identifier: GPL-3.0-or-later
// In place of outlook_data_file.cpp in a build without libpff.
#include "model/report/outlook_data_file.h"

namespace listwright {

bool opensOutlookDataFiles() {
    return false;
}

Result<void> readOutlookDataFile(const SourceFile& file, const OutlookDataSink& /*sink*/,
                                 ProgressReporter& /*progress*/, const CancelToken& /*cancel*/,
                                 std::uint64_t /*mostBetweenOpenings*/) {
    return fail({.code = ErrorCode::OutlookDataNotSupported, .file = file.name});
}

} // namespace listwright
