// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/io/error.h"

#include <QTemporaryDir>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace listwright {

/// A folder of the user's alone for what is unpacked, gone with the last that holds it. One that a
/// killed program left behind is taken away when the next is made.
class TemporaryFolder {
public:
    /// Below TMPDIR, else /var/tmp, which is on a disk where /tmp may be in memory.
    /// TargetNotWritable.
    [[nodiscard]] static Result<std::shared_ptr<TemporaryFolder>> create();

    /// A path for a new file; its name says nothing of what is in it.
    [[nodiscard]] std::string newPath();
    [[nodiscard]] std::string path() const;

private:
    explicit TemporaryFolder(const QString& pattern)
        : m_folder(pattern) {}

    QTemporaryDir m_folder;
    std::uint64_t m_files = 0;
};

/// A file that is being written into a temporary folder.
class TemporaryFile {
public:
    /// `about` is what errors name: DiskFull, TargetNotWritable.
    [[nodiscard]] static Result<TemporaryFile> create(std::string path, std::string about);
    TemporaryFile(TemporaryFile&& other) noexcept;
    TemporaryFile& operator=(TemporaryFile&&) = delete;
    ~TemporaryFile();

    /// Buffered. ArchiveLimit when the disk would have less than `roomKept` left.
    [[nodiscard]] Result<void> write(std::string_view bytes);
    /// Writes out what is buffered; nothing may be written after. The file is as old as `written`
    /// says, in seconds since 1970: logs without a year are dated by it.
    [[nodiscard]] Result<void> close(std::optional<std::int64_t> written = std::nullopt);
    [[nodiscard]] const std::string& path() const { return m_path; }
    [[nodiscard]] std::uint64_t size() const { return m_size; }

    /// What other programs keep of the disk.
    static constexpr std::uint64_t roomKept = std::uint64_t{1} << 30;

private:
    TemporaryFile(std::string path, std::string about, int descriptor)
        : m_path(std::move(path))
        , m_about(std::move(about))
        , m_descriptor(descriptor) {}
    [[nodiscard]] Result<void> flush();

    std::string m_path;
    std::string m_about;
    int m_descriptor = -1;
    std::string m_buffer;
    std::uint64_t m_size = 0;
    std::uint64_t m_roomAsked = 0; // of the size, at the last look at the disk's room
};

} // namespace listwright
