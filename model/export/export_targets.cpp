// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/export/export_targets.h"

#include "model/export/suppression_writer.h"

#include <absl/container/flat_hash_set.h>

#include <sys/stat.h>

#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

namespace listwright {

namespace {

using FileIdentity = std::pair<dev_t, ino_t>;

std::optional<FileIdentity> identityOf(const std::string& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0)
        return std::nullopt;
    return FileIdentity{status.st_dev, status.st_ino};
}

std::string resolved(const std::string& path) {
    std::error_code failed;
    const auto canonical = std::filesystem::weakly_canonical(path, failed);
    return failed ? path : canonical.string();
}

/// Files by what they are, hard links included, and by name where they are not there yet.
class KnownFiles {
public:
    void add(const std::string& path) {
        m_names.insert(resolved(path));
        if (const auto identity = identityOf(path))
            m_identities.insert(*identity);
    }

    [[nodiscard]] bool contain(const std::string& path) const {
        const auto identity = identityOf(path);
        return m_names.contains(resolved(path)) || (identity && m_identities.contains(*identity));
    }

private:
    absl::flat_hash_set<std::string> m_names;
    absl::flat_hash_set<FileIdentity> m_identities;
};

} // namespace

Result<void> checkTargets(const std::vector<std::string>& targets,
                          const std::vector<std::string>& inputs) {
    KnownFiles known;
    for (const std::string& input : inputs)
        known.add(input);
    KnownFiles taken;
    for (const std::string& target : targets) {
        if (target.empty())
            continue;
        if (known.contain(target))
            return fail({.code = ErrorCode::TargetIsInput, .file = target});
        if (taken.contain(target))
            return fail({.code = ErrorCode::TargetNotWritable,
                         .file = target,
                         .detail = "another file is to be written under that name"});
        taken.add(target);
    }
    return {};
}

const SuppressionPreset* presetOf(const ExportPlan& plan) {
    return suppressionPresetById(plan.suppressionPreset.empty() ? ownSuppressionPreset
                                                                : plan.suppressionPreset);
}

std::vector<std::string> targetsOf(const ExportPlan& plan,
                                   const std::vector<WorkbookTarget>& workbooks) {
    std::vector<std::string> targets;
    for (const WorkbookTarget& workbook : workbooks)
        targets.insert(targets.end(), workbook.files.begin() + 1, workbook.files.end());
    for (const ListTargets& list : plan.lists)
        for (const std::string* target :
             {&list.cleaned, &list.removed, &list.duplicates, &list.invalid, &list.corrections})
            targets.push_back(*target);
    targets.push_back(plan.suppression);
    const SuppressionPreset* const preset = presetOf(plan);
    if (!plan.suppression.empty() && preset != nullptr && !preset->rule.empty())
        targets.push_back(ruleTarget(plan.suppression));
    targets.push_back(plan.audit);
    return targets;
}

} // namespace listwright
