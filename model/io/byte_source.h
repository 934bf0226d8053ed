// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/io/error.h"
#include "model/io/source_file.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>

namespace listwright {

/// Bytes that can be read at any place, from any number of threads at once.
class ByteSource {
public:
    virtual ~ByteSource() = default;
    /// The name that messages and evidence show: a path, UTF-8.
    [[nodiscard]] virtual const std::string& name() const = 0;
    [[nodiscard]] virtual std::uint64_t size() const = 0;
    /// Fills `target` from `offset` on and returns how many bytes it got: fewer than asked for only
    /// at the end. Fails with FileChanged when the file is no longer the one that was opened.
    [[nodiscard]] virtual Result<std::size_t> readAt(std::uint64_t offset,
                                                     std::span<char> target) const = 0;
    /// FileChanged when the file on disk was replaced, truncated or written to since it was opened.
    [[nodiscard]] virtual Result<void> checkUnchanged() const = 0;

protected:
    ByteSource() = default;
    ByteSource(const ByteSource&) = delete;
    ByteSource& operator=(const ByteSource&) = delete;
};

/// A file, read with positioned reads and never memory-mapped: a list that shrinks while it is open
/// gives an error, not a crash. It holds the temporary folder that the file may lie in.
[[nodiscard]] Result<std::shared_ptr<const ByteSource>> openFile(const SourceFile& file);
/// Bytes at hand, such as a decoded attachment.
[[nodiscard]] std::shared_ptr<const ByteSource> bytesInMemory(std::string name, std::string bytes);

/// The whole of a small source (previews, settings). TableTooLarge above `limit` bytes.
[[nodiscard]] Result<std::string> readAll(const ByteSource& source, std::uint64_t limit);

} // namespace listwright
