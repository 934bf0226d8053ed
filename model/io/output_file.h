// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/io/error.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace listwright {

/// A file that is written beside its target under a hidden name and takes the target's place when
/// it is complete: until replaceTarget() the target is as it was, and whoever reads it sees either
/// the old or the new one whole. Without replaceTarget() the destructor takes everything back.
///
/// A target that is a symbolic link is written through, and one that exists keeps its permissions.
/// Not guaranteed: several files replace their targets one after the other, so a crash between two
/// of them leaves one new and one old.
class OutputFile {
public:
    /// TargetNotWritable, also where the target is a folder or a device.
    [[nodiscard]] static Result<OutputFile> create(const std::string& target);
    OutputFile(OutputFile&& other) noexcept;
    OutputFile& operator=(OutputFile&& other) noexcept;
    ~OutputFile();

    /// Buffered. DiskFull or TargetNotWritable, which name the target.
    [[nodiscard]] Result<void> write(std::string_view bytes);
    /// Writes out what is buffered and waits until the disk has it. Nothing may be written after.
    [[nodiscard]] Result<void> sync();
    /// For a library that writes by name: where the file is until then ...
    [[nodiscard]] const std::string& temporaryPath() const { return m_temporary; }
    /// ... and what tells that it has written all. Nothing may be written with write() before.
    [[nodiscard]] Result<void> takeWritten();
    /// Puts the synced file in the target's place.
    [[nodiscard]] Result<void> replaceTarget();

    /// As the caller named it.
    [[nodiscard]] const std::string& target() const { return m_target; }
    [[nodiscard]] std::uint64_t bytesWritten() const { return m_bytes; }

private:
    OutputFile() = default;
    [[nodiscard]] Result<void> flush();
    [[nodiscard]] Result<void> writeOut(std::string_view bytes);
    void startWriteBack();
    [[nodiscard]] Error writeError(int reason) const;
    void discard() noexcept;

    std::string m_target;
    std::string m_path;      // the target with links followed
    std::string m_temporary; // empty once it is gone or has replaced the target
    int m_descriptor = -1;
    std::vector<char> m_buffer;
    std::uint64_t m_bytes = 0;
    std::uint64_t m_written = 0;  // of them, by the system
    std::uint64_t m_handedOn = 0; // of them, told to the disk
};

} // namespace listwright
