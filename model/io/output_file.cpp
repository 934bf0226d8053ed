// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/io/output_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <random>
#include <system_error>
#include <utility>

namespace listwright {

namespace {

constexpr std::size_t bufferBytes = std::size_t{1} << 20;

Error notWritable(const std::string& target, std::string why) {
    return {.code = ErrorCode::TargetNotWritable, .file = target, .detail = std::move(why)};
}

/// Links followed, so that a link to the file stays one.
std::string resolved(const std::string& target) {
    std::error_code failed;
    const auto path = std::filesystem::weakly_canonical(target, failed);
    return failed ? target : path.string();
}

std::string folderOf(const std::string& path) {
    const std::string folder = std::filesystem::path(path).parent_path().string();
    return folder.empty() ? "." : folder;
}

/// A new file beside `path`, hidden while it is not complete.
struct Temporary {
    std::string path;
    int descriptor = -1; // errno says why where there is none
};

Temporary createBeside(const std::string& path) {
    constexpr int attempts = 16;
    const std::filesystem::path target(path);
    std::random_device random;
    Temporary temporary;
    for (int attempt = 0; attempt < attempts; ++attempt) {
        const std::string name =
            '.' + target.filename().string() + '.' + std::to_string(random()) + ".part";
        temporary.path = (target.parent_path() / name).string();
        temporary.descriptor =
            ::open(temporary.path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (temporary.descriptor >= 0 || errno != EEXIST)
            break;
    }
    return temporary;
}

/// After this a power cut cannot bring the old name back; file systems that cannot say so are left
/// as they are.
void syncFolder(const std::string& path) {
    const int folder = ::open(folderOf(path).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return;
    ::fsync(folder);
    ::close(folder);
}

} // namespace

Result<OutputFile> OutputFile::create(const std::string& target) {
    OutputFile file;
    file.m_target = target;
    file.m_path = resolved(target);
    struct stat existing {};
    const bool exists = ::stat(file.m_path.c_str(), &existing) == 0;
    if (exists && !S_ISREG(existing.st_mode))
        return fail(notWritable(target, S_ISDIR(existing.st_mode) ? "there is a folder of that name"
                                                                  : "it is a device, not a file"));
    if (exists && ::access(file.m_path.c_str(), W_OK) != 0)
        return fail(notWritable(target, std::strerror(errno)));

    Temporary temporary = createBeside(file.m_path);
    if (temporary.descriptor < 0)
        return fail(notWritable(target, std::strerror(errno)));
    file.m_descriptor = temporary.descriptor;
    file.m_temporary = std::move(temporary.path);
    if (exists && ::fchmod(file.m_descriptor, existing.st_mode & 07777) != 0)
        return fail(notWritable(target, std::strerror(errno)));
    file.m_buffer.reserve(bufferBytes);
    return file;
}

OutputFile::OutputFile(OutputFile&& other) noexcept {
    *this = std::move(other);
}

OutputFile& OutputFile::operator=(OutputFile&& other) noexcept {
    if (this == &other)
        return *this;
    discard();
    m_target = std::move(other.m_target);
    m_path = std::move(other.m_path);
    m_temporary = std::exchange(other.m_temporary, {});
    m_descriptor = std::exchange(other.m_descriptor, -1);
    m_buffer = std::move(other.m_buffer);
    m_bytes = other.m_bytes;
    m_written = other.m_written;
    m_handedOn = other.m_handedOn;
    return *this;
}

OutputFile::~OutputFile() {
    discard();
}

void OutputFile::discard() noexcept {
    if (m_descriptor >= 0)
        ::close(std::exchange(m_descriptor, -1));
    if (!m_temporary.empty())
        ::unlink(m_temporary.c_str());
    m_temporary.clear();
}

Error OutputFile::writeError(int reason) const {
    if (reason == ENOSPC || reason == EDQUOT)
        return {.code = ErrorCode::DiskFull, .file = m_target};
    return notWritable(m_target, std::strerror(reason));
}

Result<void> OutputFile::write(std::string_view bytes) {
    m_bytes += bytes.size();
    const bool isLarge = bytes.size() >= bufferBytes / 4; // not worth a copy
    if (isLarge || m_buffer.size() + bytes.size() > bufferBytes)
        if (auto flushed = flush(); !flushed)
            return flushed;
    if (isLarge)
        return writeOut(bytes);
    m_buffer.insert(m_buffer.end(), bytes.begin(), bytes.end());
    return {};
}

Result<void> OutputFile::takeWritten() {
    struct stat status {};
    if (::fstat(m_descriptor, &status) != 0)
        return fail(writeError(errno));
    m_bytes = m_written = m_handedOn = static_cast<std::uint64_t>(status.st_size);
    return {};
}

Result<void> OutputFile::flush() {
    auto written = writeOut({m_buffer.data(), m_buffer.size()});
    m_buffer.clear();
    return written;
}

Result<void> OutputFile::writeOut(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t count = ::write(m_descriptor, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return fail(writeError(errno));
        bytes.remove_prefix(static_cast<std::size_t>(count));
        m_written += static_cast<std::uint64_t>(count);
    }
    startWriteBack();
    return {};
}

/// Lets the disk begin with what is written already, so that sync() waits for less.
void OutputFile::startWriteBack() {
#if defined(__linux__)
    constexpr std::uint64_t step = std::uint64_t{16} << 20;
    if (m_written - m_handedOn < step)
        return;
    ::sync_file_range(m_descriptor, static_cast<off_t>(m_handedOn),
                      static_cast<off_t>(m_written - m_handedOn), SYNC_FILE_RANGE_WRITE);
    m_handedOn = m_written;
#endif
}

Result<void> OutputFile::sync() {
    if (auto flushed = flush(); !flushed)
        return flushed;
    if (::fsync(m_descriptor) != 0)
        return fail(writeError(errno));
    // Some file systems say only now that there was no room.
    if (::close(std::exchange(m_descriptor, -1)) != 0)
        return fail(writeError(errno));
    return {};
}

Result<void> OutputFile::replaceTarget() {
    if (std::rename(m_temporary.c_str(), m_path.c_str()) != 0)
        return fail(writeError(errno));
    m_temporary.clear();
    syncFolder(m_path);
    return {};
}

} // namespace listwright
