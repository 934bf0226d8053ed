// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/intake/container_opening.h"
#include "model/intake/input_file.h"

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <utility>

namespace listwright {

namespace {

namespace fs = std::filesystem;

using FolderId = std::pair<dev_t, ino_t>;

bool isFolder(const std::string& path, FolderId& id) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0 || !S_ISDIR(status.st_mode))
        return false;
    id = {status.st_dev, status.st_ino};
    return true;
}

bool isRegularFile(const std::string& path) {
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode);
}

// A Maildir's mails lie in two of its folders; what is in `tmp` is not yet a mail.
bool isMaildir(const std::vector<std::string>& names) {
    const auto has = [&](const char* name) {
        return std::find(names.begin(), names.end(), name) != names.end();
    };
    return has("cur") && has("new") && has("tmp");
}

std::string below(const std::string& folder, const std::string& name) {
    return folder.ends_with('/') ? folder + name : folder + '/' + name;
}

// The names in a folder in the order of their bytes, hidden ones left out.
Result<std::vector<std::string>> namesIn(const std::string& folder) {
    std::vector<std::string> names;
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
        if (std::string name = at->path().filename().string(); !name.starts_with('.'))
            names.push_back(std::move(name));
    if (error)
        return fail(
            {.code = ErrorCode::FolderNotReadable, .file = folder, .detail = error.message()});
    if (isMaildir(names))
        names = {"cur", "new"};
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace

ExpandedPaths expandPaths(const std::vector<std::string>& paths, ProgressReporter& progress,
                          const CancelToken& cancel) {
    ExpandedPaths expanded;
    ContainerOpening opening(progress, cancel);
    std::set<FolderId> seen;
    // What is still to be looked at, the next one last; what was asked for by name is never
    // skipped.
    struct Waiting {
        std::string path;
        bool named = false;
    };
    std::vector<Waiting> waiting;
    for (std::size_t at = paths.size(); at-- > 0;)
        waiting.push_back({paths[at], true});
    while (!waiting.empty()) {
        if (cancel.isCancelled()) {
            expanded.errors.push_back({.code = ErrorCode::Cancelled});
            break;
        }
        const Waiting next = std::move(waiting.back());
        waiting.pop_back();
        FolderId id;
        if (!isFolder(next.path, id)) {
            if (next.named || isRegularFile(next.path))
                opening.open(next.path, expanded);
            continue;
        }
        if (!seen.insert(id).second)
            continue;
        const auto names = namesIn(next.path);
        if (!names) {
            expanded.errors.push_back(names.error());
            continue;
        }
        for (std::size_t at = names->size(); at-- > 0;)
            waiting.push_back({below(next.path, (*names)[at]), false});
    }
    return expanded;
}

ExpandedPaths expandPaths(const std::vector<std::string>& paths) {
    ProgressReporter progress;
    return expandPaths(paths, progress, CancelToken());
}

} // namespace listwright
