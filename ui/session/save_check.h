// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/export/clean_up_exporter.h"
#include "model/export/workbook_exporter.h"

#include <string>
#include <vector>

namespace listwright {

/// What has to be asked before files are written.
struct SaveCheck {
    std::vector<WorkbookTarget> workbooks;
    /// Files that are there already.
    std::vector<std::string> existing;
};

/// Looks at the targets of a plan; `inputs` are the files that were read. TargetIsInput and the
/// like where something must not be written. Meant for a worker.
[[nodiscard]] Result<SaveCheck> checkSave(const CleanUp& cleanUp, const Decisions& decisions,
                                          const ExportPlan& plan,
                                          const std::vector<std::string>& inputs);

} // namespace listwright
