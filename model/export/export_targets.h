// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/export/clean_up_exporter.h"
#include "model/export/suppression_preset.h"
#include "model/export/workbook_exporter.h"

#include <string>
#include <vector>

namespace listwright {

/// Refuses what would destroy something: TargetIsInput when a target is one of `inputs` (also by
/// another name of the same file), TargetNotWritable when two targets are one file. Empty targets
/// do not count.
[[nodiscard]] Result<void> checkTargets(const std::vector<std::string>& targets,
                                        const std::vector<std::string>& inputs);

/// The form of the plan's suppression file; null where there is none of that id.
[[nodiscard]] const SuppressionPreset* presetOf(const ExportPlan& plan);

/// Every file that a plan names, the further ones of its workbooks, and the rule beside its
/// suppression file; empty for what is not written.
[[nodiscard]] std::vector<std::string> targetsOf(const ExportPlan& plan,
                                                 const std::vector<WorkbookTarget>& workbooks);

} // namespace listwright
