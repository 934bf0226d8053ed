// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/io/temporary_folder.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>

namespace listwright {

namespace {

constexpr std::size_t bufferBytes = std::size_t{256} << 10;
constexpr std::uint64_t bytesBetweenLooks = std::uint64_t{64} << 20;
const QString prefix = QStringLiteral("listwright-");

QString placeForTemporaries() {
    if (qEnvironmentVariableIsSet("TMPDIR"))
        return QDir::tempPath();
    const QFileInfo onDisk(QStringLiteral("/var/tmp"));
    return onDisk.isDir() && onDisk.isWritable() ? onDisk.filePath() : QDir::tempPath();
}

/// Folders are named after the process that they belong to; one that is no more has left them.
void removeAbandoned(const QDir& place) {
    const auto folders = place.entryInfoList({prefix + u'*'}, QDir::Dirs | QDir::NoSymLinks);
    for (const QFileInfo& folder : folders) {
        bool isNumber = false;
        const int process = folder.fileName().section(u'-', 1, 1).toInt(&isNumber);
        const bool isOurs = folder.ownerId() == ::geteuid();
        if (isNumber && isOurs && ::kill(process, 0) != 0 && errno == ESRCH)
            QDir(folder.filePath()).removeRecursively();
    }
}

} // namespace

Result<std::shared_ptr<TemporaryFolder>> TemporaryFolder::create() {
    const QDir place(placeForTemporaries());
    removeAbandoned(place);
    const QString pattern = place.filePath(
        prefix + QString::number(QCoreApplication::applicationPid()) + QStringLiteral("-XXXXXX"));
    std::shared_ptr<TemporaryFolder> folder(new TemporaryFolder(pattern));
    if (!folder->m_folder.isValid())
        return fail({.code = ErrorCode::TargetNotWritable,
                     .file = place.path().toStdString(),
                     .detail = folder->m_folder.errorString().toStdString()});
    return folder;
}

std::string TemporaryFolder::newPath() {
    return m_folder.filePath(QString::number(m_files++)).toStdString();
}

std::string TemporaryFolder::path() const {
    return m_folder.path().toStdString();
}

Result<TemporaryFile> TemporaryFile::create(std::string path, std::string about) {
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return fail({.code = ErrorCode::TargetNotWritable,
                     .file = std::move(path),
                     .detail = std::strerror(errno)});
    return TemporaryFile(std::move(path), std::move(about), descriptor);
}

TemporaryFile::TemporaryFile(TemporaryFile&& other) noexcept
    : m_path(std::move(other.m_path))
    , m_about(std::move(other.m_about))
    , m_descriptor(std::exchange(other.m_descriptor, -1))
    , m_buffer(std::move(other.m_buffer))
    , m_size(other.m_size)
    , m_roomAsked(other.m_roomAsked) {}

TemporaryFile::~TemporaryFile() {
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

Result<void> TemporaryFile::write(std::string_view bytes) {
    m_buffer.append(bytes);
    m_size += bytes.size();
    return m_buffer.size() < bufferBytes ? Result<void>() : flush();
}

Result<void> TemporaryFile::close(std::optional<std::int64_t> written) {
    auto flushed = flush();
    if (written) {
        const timespec time{.tv_sec = *written, .tv_nsec = 0};
        const std::array<timespec, 2> accessAndChange{time, time};
        ::futimens(m_descriptor, accessAndChange.data()); // an age that cannot be set is no harm
    }
    if (::close(std::exchange(m_descriptor, -1)) != 0 && flushed)
        return fail({.code = ErrorCode::DiskFull, .file = m_about});
    return flushed;
}

Result<void> TemporaryFile::flush() {
    if (m_size - m_roomAsked >= bytesBetweenLooks) {
        m_roomAsked = m_size;
        struct statvfs disk {};
        const bool known = ::fstatvfs(m_descriptor, &disk) == 0;
        if (known && std::uint64_t{disk.f_bavail} * disk.f_frsize < roomKept)
            return fail({.code = ErrorCode::ArchiveLimit,
                         .file = m_about,
                         .detail =
                             "room on the disk for temporary files, 1 GiB of which is left to "
                             "other programs"});
    }
    std::string_view rest = m_buffer;
    while (!rest.empty()) {
        const ssize_t count = ::write(m_descriptor, rest.data(), rest.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0) {
            const bool full = errno == ENOSPC || errno == EDQUOT || errno == EFBIG;
            return fail({.code = full ? ErrorCode::DiskFull : ErrorCode::TargetNotWritable,
                         .file = m_about,
                         .detail = std::strerror(errno)});
        }
        rest.remove_prefix(static_cast<std::size_t>(count));
    }
    m_buffer.clear();
    return {};
}

} // namespace listwright
