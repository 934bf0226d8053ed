// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/export/export_targets.h"

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

} // namespace listwright
