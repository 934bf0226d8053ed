// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/io/byte_source.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace listwright {

/// A file of storages and streams as Outlook and old Office write it ([MS-CFB]). Only its table of
/// sectors is in memory. What points nowhere, or in a circle, is an error and not followed.
class CompoundFile {
public:
    /// Larger ones are refused.
    static constexpr std::uint64_t largestFile = std::uint64_t{1} << 30;
    static constexpr std::size_t largestStream = std::size_t{64} << 20;

    struct Entry {
        std::string name; // UTF-8
        bool isStorage = false;
        std::uint32_t firstSector = 0;
        std::uint64_t size = 0;
        std::vector<std::size_t> children; // of a storage, places in entries()
    };

    /// MailUnreadable, TableTooLarge.
    [[nodiscard]] static Result<CompoundFile> open(std::shared_ptr<const ByteSource> source);

    /// The first is the root.
    [[nodiscard]] const std::vector<Entry>& entries() const { return m_entries; }
    /// The child of that name; null where there is none.
    [[nodiscard]] const Entry* child(const Entry& storage, std::string_view name) const;
    [[nodiscard]] Result<std::string> read(const Entry& stream) const;

private:
    explicit CompoundFile(std::shared_ptr<const ByteSource> source)
        : m_source(std::move(source)) {}
    [[nodiscard]] Result<void> readHeader();
    [[nodiscard]] Result<void> readSectorTable(const std::string& header);
    [[nodiscard]] Result<void> readEntries(std::uint32_t firstSector);
    [[nodiscard]] Result<std::string> sector(std::uint32_t number) const;
    /// The bytes of a chain of sectors, `most` at most.
    [[nodiscard]] Result<std::string> chain(std::uint32_t first, std::uint64_t most) const;
    [[nodiscard]] Result<std::string> smallChain(std::uint32_t first, std::uint64_t size) const;
    [[nodiscard]] tl::unexpected<Error> damaged(std::string_view what) const;

    std::shared_ptr<const ByteSource> m_source;
    std::uint32_t m_sectorBytes = 512;
    std::uint32_t m_largestSmall = 4096;
    std::vector<std::uint32_t> m_next; // of each sector
    std::vector<std::uint32_t> m_nextSmall;
    std::string m_small; // the streams that are shorter than m_largestSmall
    std::vector<Entry> m_entries;
};

} // namespace listwright
