// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/save_check.h"

#include "model/export/export_targets.h"
#include "model/export/stale_parts.h"
#include "model/export/suppression_writer.h"

#include <QFileInfo>

#include <algorithm>
#include <cstdint>
#include <utility>

namespace listwright {

namespace {

/// How many files a suppression file can become at most.
std::size_t mostPartsOf(const SuppressionPreset& preset, const CleanUp& cleanUp,
                        const Decisions& decisions) {
    constexpr std::uint64_t longestRow = 2048; // by far
    std::uint64_t rows = cleanUp.ledger().addressCount() + decisions.overrideCount();
    if (cleanUp.policy().removedMarks.bits != 0)
        rows += cleanUp.rowCount();
    std::uint64_t parts = 1;
    if (preset.rowsPerFile != 0)
        parts = std::max(parts, rows / preset.rowsPerFile + 1);
    if (preset.bytesPerFile != 0)
        parts = std::max(parts, rows * longestRow / preset.bytesPerFile + 1);
    return static_cast<std::size_t>(parts);
}

/// Parts that are there already and that this saving can fall on: what an earlier one left, or a
/// file of the user's that happens to be called so.
std::vector<std::string> existingParts(const CleanUp& cleanUp, const Decisions& decisions,
                                       const ExportPlan& plan) {
    const SuppressionPreset* const preset = presetOf(plan);
    if (plan.suppression.empty() || preset == nullptr)
        return {};
    const std::size_t most = std::min(mostPartsOf(*preset, cleanUp, decisions), mostParts);
    std::vector<std::string> existing;
    for (std::size_t part = 2; part <= most; ++part)
        if (std::string path = numberedTarget(plan.suppression, part);
            QFileInfo::exists(QString::fromStdString(path)))
            existing.push_back(std::move(path));
    return existing;
}

} // namespace

Result<SaveCheck> checkSave(const CleanUp& cleanUp, const Decisions& decisions,
                            const ExportPlan& plan, const std::vector<std::string>& inputs) {
    SaveCheck check{workbookTargets(cleanUp, decisions, plan), {}};
    const std::vector<std::string> targets = targetsOf(plan, check.workbooks);
    // Nobody is asked whether to replace what must not be replaced.
    if (const auto checked = checkTargets(targets, inputs); !checked)
        return fail(checked.error());
    for (const std::string& path : targets)
        if (QFileInfo::exists(QString::fromStdString(path)))
            check.existing.push_back(path);
    for (std::string& path : existingParts(cleanUp, decisions, plan))
        check.existing.push_back(std::move(path));
    return check;
}

} // namespace listwright
