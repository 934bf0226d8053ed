// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <utility>

namespace listwright {

/// A file to read: where its bytes lie, and what people know it by. For most files that is the same
/// path; what came out of an archive or a spreadsheet lies in a temporary folder.
struct SourceFile {
    /// What messages and evidence show: a path, or `/in/archive.zip/entry.csv`.
    std::string name = {};
    std::string path = {};
    /// The file of the user that it came out of; the path itself where it did not.
    std::string origin = {};
    /// A sentence about how it came to be, such as which sheet it was; empty for most files.
    std::string note = {};
    /// What it was before it became a table, an id of a list format: `vcard`, `ldif`; empty for all
    /// others.
    std::string form = {};
    /// Keeps the temporary folder that it lies in.
    std::shared_ptr<const void> folder = {};

    SourceFile() = default;
    // A path is a file as it stands, wherever one is asked for.
    // NOLINTNEXTLINE(google-explicit-constructor)
    SourceFile(std::string path_)
        : name(path_)
        , path(path_)
        , origin(std::move(path_)) {}
    // NOLINTNEXTLINE(google-explicit-constructor)
    SourceFile(const char* path_)
        : SourceFile(std::string(path_)) {}

    [[nodiscard]] bool isUnpacked() const { return path != origin; }
};

} // namespace listwright
