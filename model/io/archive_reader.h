// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/io/byte_source.h"
#include "model/io/job.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace listwright {

/// How much is unpacked of what a user drops. A small archive can hold more than any disk.
struct ArchiveLimits {
    std::uint64_t unpackedBytes = std::uint64_t{16} << 30;
    std::uint64_t entries = 250'000;
    /// Archives in archives; the outermost is the first.
    std::uint32_t depth = 4;
    /// Unpacked bytes for each byte that was read. Looked at beyond `bytesOfAnyRatio` only: a
    /// small file of one repeated line is no danger. Text of logs comes to 10 or 30, zeros to
    /// 1,000.
    std::uint64_t ratio = 250;
    std::uint64_t bytesOfAnyRatio = std::uint64_t{64} << 20;
};

/// What has been unpacked of one dropped file, through all archives inside it.
struct ArchiveUse {
    std::uint64_t bytes = 0;
    std::uint64_t entries = 0;
};

/// Reads a zip or tar archive, or a file compressed with gzip, bzip2 or zstd (a tar in it is opened
/// too), from beginning to end, in memory that does not grow with it. Nothing is created under an
/// entry's name: names are for people. What is above a limit is an error and not read.
class ArchiveReader {
public:
    /// `use` is added to. ArchiveBroken where it is no archive.
    [[nodiscard]] static Result<ArchiveReader> open(std::shared_ptr<const ByteSource> source,
                                                    const ArchiveLimits& limits, ArchiveUse& use);
    ArchiveReader(ArchiveReader&&) noexcept;
    ArchiveReader& operator=(ArchiveReader&&) noexcept;
    ~ArchiveReader();

    /// Goes to the next entry that is a file and gives its name, UTF-8, as `folder/list.csv`; empty
    /// at the end. Of an entry that was not read to its end, the rest is skipped; a broken one may
    /// be followed by good ones, unless isAtEnd().
    [[nodiscard]] Result<std::optional<std::string>> next();
    /// The next piece of the entry, valid until the next call; empty at its end.
    [[nodiscard]] Result<std::string_view> read();
    /// When the entry was last written, seconds since 1970; empty where the archive does not say.
    [[nodiscard]] std::optional<std::int64_t> entryWritten() const;
    /// Nothing more can be read.
    [[nodiscard]] bool isAtEnd() const;
    /// How far in the archive's own bytes.
    [[nodiscard]] Progress progress() const;

private:
    struct State;
    explicit ArchiveReader(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

/// The names of the first entries, at most `count`, without unpacking any. Only a zip knows them;
/// for others it is the first entries that are met.
[[nodiscard]] Result<std::vector<std::string>>
archiveEntryNames(std::shared_ptr<const ByteSource> source, std::size_t count);

} // namespace listwright
