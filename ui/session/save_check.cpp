// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/save_check.h"

#include "model/export/export_targets.h"

#include <QFileInfo>

namespace listwright {

namespace {

std::vector<std::string> targetsOf(const ExportPlan& plan,
                                   const std::vector<WorkbookTarget>& workbooks) {
    std::vector<std::string> targets;
    for (const WorkbookTarget& workbook : workbooks)
        targets.insert(targets.end(), workbook.files.begin() + 1, workbook.files.end());
    for (const ListTargets& list : plan.lists)
        for (const std::string* path :
             {&list.cleaned, &list.removed, &list.duplicates, &list.invalid, &list.corrections})
            if (!path->empty())
                targets.push_back(*path);
    if (!plan.suppression.empty())
        targets.push_back(plan.suppression);
    return targets;
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
    return check;
}

} // namespace listwright
