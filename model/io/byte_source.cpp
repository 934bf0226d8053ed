// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/io/byte_source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace listwright {

namespace {

struct Fingerprint {
    dev_t device = 0;
    ino_t inode = 0;
    off_t size = 0;
    timespec modified{};

    static Fingerprint of(const struct stat& status) {
        return {status.st_dev, status.st_ino, status.st_size, status.st_mtim};
    }
    friend bool operator==(const Fingerprint& a, const Fingerprint& b) {
        return a.device == b.device && a.inode == b.inode && a.size == b.size &&
               a.modified.tv_sec == b.modified.tv_sec && a.modified.tv_nsec == b.modified.tv_nsec;
    }
};

class FileSource final : public ByteSource {
public:
    FileSource(SourceFile file, int descriptor, const Fingerprint& opened)
        : m_file(std::move(file))
        , m_descriptor(descriptor)
        , m_opened(opened) {}
    ~FileSource() override { ::close(m_descriptor); }

    const std::string& name() const override { return m_file.name; }
    std::uint64_t size() const override { return static_cast<std::uint64_t>(m_opened.size); }

    Result<std::size_t> readAt(std::uint64_t offset, std::span<char> target) const override {
        const auto wanted = static_cast<std::size_t>(
            std::min<std::uint64_t>(target.size(), offset < size() ? size() - offset : 0));
        std::size_t got = 0;
        while (got < wanted) {
            const ssize_t count = ::pread(m_descriptor, target.data() + got, wanted - got,
                                          static_cast<off_t>(offset + got));
            if (count < 0 && errno == EINTR)
                continue;
            if (count < 0)
                return fail({.code = ErrorCode::FileNotReadable,
                             .file = m_file.name,
                             .offset = offset + got,
                             .detail = std::strerror(errno)});
            if (count == 0) // shorter than when it was opened
                return fail(
                    {.code = ErrorCode::FileChanged, .file = m_file.name, .offset = offset + got});
            got += static_cast<std::size_t>(count);
        }
        return got;
    }

    Result<void> checkUnchanged() const override {
        struct stat open {};
        struct stat named {};
        if (::fstat(m_descriptor, &open) != 0 || ::stat(m_file.path.c_str(), &named) != 0 ||
            Fingerprint::of(open) != m_opened || Fingerprint::of(named) != m_opened)
            return fail({.code = ErrorCode::FileChanged, .file = m_file.name});
        return {};
    }

private:
    SourceFile m_file;
    int m_descriptor;
    Fingerprint m_opened;
};

class MemorySource final : public ByteSource {
public:
    MemorySource(std::string name, std::string bytes)
        : m_name(std::move(name))
        , m_bytes(std::move(bytes)) {}

    const std::string& name() const override { return m_name; }
    std::uint64_t size() const override { return m_bytes.size(); }
    Result<std::size_t> readAt(std::uint64_t offset, std::span<char> target) const override {
        if (offset >= m_bytes.size())
            return 0;
        const auto count = std::min<std::size_t>(target.size(), m_bytes.size() - offset);
        std::memcpy(target.data(), m_bytes.data() + offset, count);
        return count;
    }
    Result<void> checkUnchanged() const override { return {}; }

private:
    std::string m_name;
    std::string m_bytes;
};

} // namespace

Result<std::shared_ptr<const ByteSource>> openFile(const SourceFile& file) {
    const int descriptor = ::open(file.path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0) {
        const auto code = errno == ENOENT ? ErrorCode::FileNotFound : ErrorCode::FileNotReadable;
        return fail({.code = code, .file = file.name, .detail = std::strerror(errno)});
    }
    struct stat status {};
    if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
        ::close(descriptor);
        return fail(
            {.code = ErrorCode::FileNotReadable, .file = file.name, .detail = "not a file"});
    }
    return std::make_shared<FileSource>(file, descriptor, Fingerprint::of(status));
}

std::shared_ptr<const ByteSource> bytesInMemory(std::string name, std::string bytes) {
    return std::make_shared<MemorySource>(std::move(name), std::move(bytes));
}

Result<std::string> readAll(const ByteSource& source, std::uint64_t limit) {
    if (source.size() > limit)
        return fail({.code = ErrorCode::TableTooLarge,
                     .file = source.name(),
                     .detail = std::to_string(source.size()) + " bytes"});
    std::string bytes(static_cast<std::size_t>(source.size()), '\0');
    const auto count = source.readAt(0, bytes);
    if (!count)
        return tl::unexpected(count.error());
    bytes.resize(*count);
    return bytes;
}

} // namespace listwright
